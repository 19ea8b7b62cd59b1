"""A group's result as a picture, and as the sentence that stands for the picture."""

from kit.charts.drawing.canvas import SvgCanvas, svg_canvas
from kit.charts.drawing.look import EPISODE, WIDTH
from kit.charts.kind import ChartKind
from kit.charts.shown import Sides, side_name
from kit.exercises import Exercise
from kit.results import GroupResult, by_episode, headline
from kit.results.kind import ResultKind
from kit.results.words.labels import Words


def group_svg(
    result: GroupResult, exercise: Exercise, sides: Sides, words: Words, *, width: int = WIDTH, simulated: bool = False
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
        return canvas.svg(describe(result, exercise, sides, words), words["simulated"] if simulated else "")


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
    kind = ChartKind.of(exercise)
    if not exercise.for_each:
        kind.draw(canvas, result, exercise, sides, words)
        return
    kind.explain(canvas, result, words)
    for episode, asked, of_it in by_episode(result, exercise):
        canvas.paragraph(episode.title, EPISODE)
        canvas.space(4)
        kind.draw(canvas, of_it, asked, sides, words)
        canvas.space(20)
