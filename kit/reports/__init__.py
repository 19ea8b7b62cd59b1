"""Files that a facilitator takes home; everything in them has passed the gate."""

from kit.reports.cells import restore_csv, restore_xlsx
from kit.reports.export import To, What, export
from kit.reports.room_export import export_room

__all__ = ["To", "What", "export", "export_room", "restore_csv", "restore_xlsx"]
