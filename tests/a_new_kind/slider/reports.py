"""Reports of a slider."""

from a_new_kind.slider.exercises import Slider

from kit.reports.kind import CountsAlone, ReportKind, WithoutDates


class SliderReports(CountsAlone, WithoutDates, ReportKind[Slider]):
    """A number does not say who somebody is."""

    identifying = False
