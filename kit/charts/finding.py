"""The picture of one finding, for the back of a room: few things, drawn narrow, so that they grow large."""

import re
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


ON_SCREEN = (1232, 468)
"""Width and height that a picture has on a Screen of 1280 x 720 px, where it grows until one of them is full."""
MIDDLING, NARROW, BROAD = 560, FINDING_WIDTH, 1100


def screen_svg(finding: Finding, view: ResultView[Exercise]) -> str:
    """What `finding` is about, as an SVG whose letters are as large as may be on the Screen; "" if it has no picture.

    It is drawn once more, narrower where its width is what keeps it small, else broader. Loads matplotlib.
    """
    first = finding_svg(finding, view, MIDDLING)
    if not first:
        return ""
    width, height = _size(first)
    second = finding_svg(finding, view, NARROW if width / height > ON_SCREEN[0] / ON_SCREEN[1] else BROAD)
    return max(first, second, key=_growth)


def finding_svg(finding: Finding, view: ResultView[Exercise], px: int = FINDING_WIDTH) -> str:
    """What `finding` is about, as an SVG `px` wide; "" if it has no picture. Loads matplotlib.

    Of a mutuality gap it shows the strongest reason: both sides about themselves, or one side about itself beside what
    another believes of it.
    """
    if not finding.items or ResultKind.of(view.exercise).written:
        return ""
    view = _of_finding(finding, view)
    with svg_canvas(f"{view.exercise.id}-{finding.items[0]}", px) as canvas:
        described = describe(view)
        if finding.reason:
            described = " ".join([finding.headline, *finding.reasons])
        elif view.exercise.for_each:
            _, view = next(view.by_episode())
        ChartKind.of(view.exercise).draw(canvas, view, finding)
        return canvas.svg(described)


def _size(svg: str) -> tuple[float, float]:
    """Width and height of a picture, in px."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert found
    return float(found[1]), float(found[2])


def _growth(svg: str) -> float:
    """How many times as large a picture is on the Screen as it was drawn."""
    return min(most / size for most, size in zip(ON_SCREEN, _size(svg), strict=True))


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
