"""What reports need of each kind of exercise, a module each: see `kit.reports.kind`."""

from kit.reports.kind import ReportKind

ReportKind.load(__name__)
