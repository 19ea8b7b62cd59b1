"""A group's result as a picture, and as the sentence that stands for the picture."""

from kit.charts.bars import draw_choices, draw_picks, draw_shared
from kit.charts.canvas import SvgCanvas, svg_canvas
from kit.charts.gap import draw_gap
from kit.charts.look import EPISODE_SIZE, WIDTH
from kit.charts.planes import draw_planes, explain_planes
from kit.charts.shown import Sides, side_name
from kit.charts.states import draw_states
from kit.charts.strips import draw_paired, draw_scale
from kit.exercises import Checklist, Choice, Exercise, Open, PairedScale, PickAndRank, Plane, Rows, Scale
from kit.results import GroupResult, by_episode, headline
from kit.results.kind import ResultKind
from kit.results.labels import Words


def group_svg(
    result: GroupResult,
    exercise: Exercise,
    sides: Sides,
    words: Words,
    *,
    width: int = WIDTH,
    simulated: bool = False,
) -> str:
    """An SVG picture of `result`, `width` px wide and as high as it needs; a browser may draw it at any size.

    It refers to nothing outside itself, holds no style or script, and its letters are outlines, so that it looks the
    same everywhere. The same result gives the same characters, so that it can be cached. `simulated` adds the line that
    says so. Loads matplotlib.
    """
    with svg_canvas(exercise.id, width) as canvas:
        if not any(item.shown for item in result.items):
            canvas.paragraph(headline(result, exercise, sides, words))
        else:
            _draw_all(canvas, result, exercise, sides, words)
        if simulated:
            canvas.note(words["simulated"])
        return canvas.svg(describe(result, exercise, sides, words))


def describe(result: GroupResult, exercise: Exercise, sides: Sides, words: Words) -> str:
    """The text that stands for the picture: the exercise, the finding, and how many people answered, by side."""
    most: dict[int | None, int] = dict.fromkeys((side.id for side in sides), 0)
    for item in result.items:
        for group in item.shown:
            if group.side is not None or ResultKind.of(exercise).written:
                most[group.side] = max(most.get(group.side, 0), group.people)
    people = "; ".join(
        f"{side_name(side, sides, words)}: {words['people-count'].format(count=count)}"
        for side, count in most.items()
        if count
    )
    title = exercise.title if exercise.title.endswith(("?", "!", ".")) else f"{exercise.title}."
    finding = headline(result, exercise, sides, words)
    return f"{title} {finding} {people}." if people else f"{title} {finding}"


def _draw_all(canvas: SvgCanvas, result: GroupResult, exercise: Exercise, sides: Sides, words: Words) -> None:
    if not exercise.for_each:
        draw_exercise(canvas, result, exercise, sides, words)
        return
    if isinstance(exercise, Plane):
        explain_planes(canvas, result, words, one_way=False)
    for episode, asked, of_it in by_episode(result, exercise):
        canvas.paragraph(episode.title, EPISODE_SIZE, bold=True)
        canvas.space(4)
        draw_exercise(canvas, of_it, asked, sides, words)
        canvas.space(20)


def draw_exercise(canvas: SvgCanvas, result: GroupResult, exercise: Exercise, sides: Sides, words: Words) -> None:
    """A result on a canvas, whatever its exercise is; of episodes, one."""
    match exercise:
        case Checklist():
            draw_states(canvas, result, exercise, sides, words)
        case Choice():
            draw_choices(canvas, result, exercise, sides, words)
        case Open() | Rows():
            draw_shared(canvas, result, exercise, sides, words)
        case Scale():
            draw_scale(canvas, result, exercise, sides, words)
        case PairedScale() if exercise.matters:
            draw_gap(canvas, result, exercise, sides, words)
        case PairedScale():
            draw_paired(canvas, result, exercise, sides, words)
        case PickAndRank():
            draw_picks(canvas, result, exercise, sides, words)
        case Plane():
            draw_planes(canvas, result, exercise, sides, words)
        case _:
            raise TypeError(f"there is no picture yet for exercises of the type {type(exercise).__name__}")
