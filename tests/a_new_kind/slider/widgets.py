"""A slider on pages."""

from a_new_kind.slider.exercises import Slider

from kit.widgets import common as of
from kit.widgets.kind import WidgetKind


class SliderWidgets(WidgetKind[Slider]):
    """Its field is a number, which the script of a schedule's spacing reads."""

    template = "slider"
    dated = False
    plain = False
    plain_value = of.needs_scripts
    seen = of.anonymous
    sentence = of.nothing_stands_out
    own_template = of.same_template
    own_values = of.no_values
    room = of.pictured
    room_values = of.not_written
    sheet = of.no_sheet
