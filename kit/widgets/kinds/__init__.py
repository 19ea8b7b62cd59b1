"""What pages need of each kind of exercise, a module each: see `kit.widgets.kind`."""

from kit.widgets.kind import WidgetKind

WidgetKind.load(__name__)
