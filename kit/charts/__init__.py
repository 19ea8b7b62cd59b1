"""Pictures of results, in one visual language; each with a sentence and a table that say the same."""

from kit.charts import kinds as kinds
from kit.charts.finding import finding_svg, screen_svg
from kit.charts.gap import beliefs_svg, between_svg
from kit.charts.gap_tables import beliefs_table, between_table, practice_table
from kit.charts.group import describe, group_svg
from kit.charts.kind import table
from kit.charts.over_time import over_time_svg, over_time_table

__all__ = [
    "beliefs_svg",
    "beliefs_table",
    "between_svg",
    "between_table",
    "describe",
    "finding_svg",
    "group_svg",
    "over_time_svg",
    "over_time_table",
    "practice_table",
    "screen_svg",
    "table",
]
