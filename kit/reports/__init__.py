"""Files that a facilitator takes home; everything in them has passed the gate."""

from kit.reports import kinds as kinds
from kit.reports.calendar import calendar_file, dated_events, has_dates
from kit.reports.events import Changed
from kit.reports.export import To, What, export
from kit.reports.reading import NotAnExport, read_export
from kit.reports.room_export import export_room

__all__ = [
    "Changed",
    "NotAnExport",
    "To",
    "What",
    "calendar_file",
    "dated_events",
    "export",
    "export_room",
    "has_dates",
    "read_export",
]
