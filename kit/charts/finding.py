"""The picture of one finding, for the back of a room: few things, drawn narrow, so that they grow large."""

from collections.abc import Mapping
from dataclasses import replace

from kit.charts.drawing.canvas import svg_canvas
from kit.charts.group import describe
from kit.charts.kind import ChartKind
from kit.exercises import Exercise
from kit.results import Finding, ResultView
from kit.results.kind import ResultKind

FINDING_WIDTH = 300
"""Width in px. Shown at 0.57 of a screen 16:9, as the board does, its smallest letters (13 px) are 1/24 of the height
of that screen: 28 px of 720. See `board.css` for why."""


def finding_svg(finding: Finding, view: ResultView[Exercise]) -> str:
    """What `finding` is about, as an SVG `FINDING_WIDTH` px wide; "" if it has no picture. Loads matplotlib.

    Of a mutuality gap it shows the strongest reason: both sides about themselves, or one side about itself beside what
    another believes of it.
    """
    if not finding.items or ResultKind.of(view.exercise).written:
        return ""
    view = _of_finding(finding, view)
    with svg_canvas(f"{view.exercise.id}-{finding.items[0]}", FINDING_WIDTH) as canvas:
        described = describe(view)
        if finding.reason:
            described = " ".join([finding.headline, *finding.reasons])
        elif view.exercise.for_each:
            _, view = next(view.by_episode())
        ChartKind.of(view.exercise).draw(canvas, view, finding)
        return canvas.svg(described)


def _of_finding(finding: Finding, view: ResultView[Exercise]) -> ResultView[Exercise]:
    """The items and answers that `finding` shows."""

    def few(counts: Mapping[str, int]) -> dict[str, int]:
        return {answer: count for answer, count in counts.items() if not finding.answers or answer in finding.answers}

    items = [each for each in view.items if each.item in finding.items]
    return view.with_items(
        [
            replace(each, groups=tuple(replace(group, counts=few(group.counts)) for group in each.groups))
            for each in items
        ]
    )
