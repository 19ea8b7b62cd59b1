"""A slider on pages."""

from a_new_kind.slider.exercises import Slider

from kit.widgets.kind import Seen, WidgetKind


class SliderWidgets(WidgetKind[Slider]):
    """Its field is a number, which the script of a schedule's spacing reads."""

    template = "slider"

    def seen(self, exercise: Slider) -> Seen:
        return "anonymous"
