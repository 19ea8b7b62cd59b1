"""A group's result as a picture, and as the sentence that stands for the picture."""

from kit.charts.drawing.canvas import SvgCanvas, svg_canvas
from kit.charts.drawing.look import EPISODE, WIDTH
from kit.charts.kind import ChartKind
from kit.exercises import Exercise
from kit.results import ResultView, headline
from kit.results.kind import ResultKind


def group_svg(view: ResultView[Exercise], *, width: int = WIDTH, simulated: bool = False) -> str:
    """An SVG picture of a result, `width` px wide and as high as it needs; a browser may draw it at any size.

    It refers to nothing outside itself, holds no style or script, and its letters are outlines, so that it looks the
    same everywhere. The same result gives the same characters, so that it can be cached. `simulated` adds the line that
    says so. Loads matplotlib.
    """
    with svg_canvas(view.exercise.id, width) as canvas:
        if view.shown:
            _draw_all(canvas, view)
        else:
            canvas.paragraph(headline(view))
        return canvas.svg(describe(view), view.words["simulated"] if simulated else "")


def describe(view: ResultView[Exercise]) -> str:
    """The text that stands for the picture: the exercise, the finding, and how many people answered, by side."""
    most: dict[int | None, int] = dict.fromkeys((side.id for side in view.sides), 0)
    for item in view.items:
        for group in item.shown:
            if group.side is not None or ResultKind.of(view.exercise).written:
                most[group.side] = max(most.get(group.side, 0), group.people)
    people = "; ".join(
        f"{view.side(side)}: {view.words['people-count'].format(count=count)}" for side, count in most.items() if count
    )
    title, finding = view.exercise.title, headline(view)
    title = title if title.endswith(("?", "!", ".")) else f"{title}."
    return f"{title} {finding} {people}." if people else f"{title} {finding}"


def _draw_all(canvas: SvgCanvas, view: ResultView[Exercise]) -> None:
    kind = ChartKind.of(view.exercise)
    if not view.exercise.for_each:
        kind.draw(canvas, view)
        return
    kind.explain(canvas, view)
    for episode, of_it in view.by_episode():
        canvas.paragraph(episode.title, EPISODE)
        canvas.space(4)
        kind.draw(canvas, of_it)
        canvas.space(20)
