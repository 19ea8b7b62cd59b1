"""What results need of each kind of exercise, a module each: see `kit.results.kind`."""

from kit.results.kind import ResultKind

ResultKind.load(__name__)
