"""Pictures of results, in one visual language; each with a sentence and a table that say the same."""

from kit.charts.group import describe, group_svg
from kit.charts.tables import Table, table

__all__ = ["Table", "describe", "group_svg", "table"]
