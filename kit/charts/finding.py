"""The picture of one finding, for the back of a room: few things, drawn narrow, so that they grow large."""

from collections.abc import Mapping
from dataclasses import replace

from kit.charts.canvas import SvgCanvas, svg_canvas
from kit.charts.gap import draw_belief_of, draw_own_views
from kit.charts.group import describe, draw_exercise
from kit.charts.planes import draw_planes_alone
from kit.charts.shown import Sides
from kit.charts.states import draw_states
from kit.charts.strips import draw_paired, draw_scale
from kit.exercises import Checklist, Exercise, PairedScale, Plane, Scale
from kit.results import Finding, GroupResult, by_episode
from kit.results.kind import ResultKind
from kit.results.labels import Words

FINDING_WIDTH = 300
"""Width in px. Shown at 0.57 of a screen 16:9, as the board does, its smallest letters (13 px) are 1/24 of the height
of that screen: 28 px of 720. See `board.css` for why."""


def finding_svg(finding: Finding, result: GroupResult, exercise: Exercise, sides: Sides, words: Words) -> str:
    """What `finding` is about, as an SVG `FINDING_WIDTH` px wide; "" if it has no picture. Loads matplotlib.

    Of a mutuality gap it shows the strongest reason: both sides about themselves, or one side about itself beside what
    another believes of it.
    """
    if not finding.items or ResultKind.of(exercise).written:
        return ""
    of_it = _of_finding(finding, result)
    with svg_canvas(f"{exercise.id}-{finding.items[0]}", FINDING_WIDTH) as canvas:
        if not (isinstance(exercise, PairedScale) and finding.reason):
            described = describe(of_it, exercise, sides, words)
            if exercise.for_each:
                _, exercise, of_it = next(by_episode(of_it, exercise))
            _draw(canvas, of_it, exercise, sides, words)
            return canvas.svg(described)
        if finding.reason.by is None:
            draw_own_views(canvas, of_it, exercise, sides, words)
        else:
            draw_belief_of(canvas, of_it, exercise, sides, words, finding.reason)
        return canvas.svg(" ".join([finding.headline, *finding.reasons]))


def _draw(canvas: SvgCanvas, result: GroupResult, exercise: Exercise, sides: Sides, words: Words) -> None:
    """What the headline above the picture names already is not said again."""
    match exercise:
        case Scale():
            draw_scale(canvas, result, exercise, sides, words, titled=False)
        case PairedScale():
            draw_paired(canvas, result, exercise, sides, words, titled=False)
        case Checklist():
            draw_states(canvas, result, exercise, sides, words, titled=False)
        case Plane():
            draw_planes_alone(canvas, result, exercise, sides, words)
        case _:
            draw_exercise(canvas, result, exercise, sides, words)


def _of_finding(finding: Finding, result: GroupResult) -> GroupResult:
    """Of `result` the items and answers that `finding` shows."""

    def few(counts: Mapping[str, int]) -> dict[str, int]:
        return {answer: count for answer, count in counts.items() if not finding.answers or answer in finding.answers}

    items = (each for each in result.items if each.item in finding.items)
    return replace(
        result,
        items=tuple(
            replace(each, groups=tuple(replace(group, counts=few(group.counts)) for group in each.groups))
            for each in items
        ),
    )
