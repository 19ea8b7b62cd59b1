"""Pictures of points on a scale: for each group a strip of cells, darker where more people are, and its mean below.

The strip shows the whole distribution, so that a divided group looks divided and not like its mean.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.cells import counted_cells, draw_cells
from kit.charts.drawing.look import QUIET, SMALL, TextLook
from kit.charts.shown import Shown, shown_groups
from kit.exercises import PairedScale, Scale
from kit.exercises.wording import Words
from kit.results import Group, ItemResult, ResultView, reading
from kit.results.questions import CHANGE
from kit.results.small_sides import points_by_band
from kit.results.words.labels import isolated, mean_in_words, point_labels

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_scale(canvas: SvgCanvas, view: ResultView[Scale], *, titled: bool = True) -> None:
    """Each item with a strip for each group; with two rounds, those of the second below, and how many moved.

    `titled` is whether the items are named; the room may have read it above the picture.
    """
    points = _points(canvas, view)
    for item in view.items:
        if not item.part:
            canvas.title(view.item(item.item) if titled else "", 10)
        elif not item.shown:
            continue
        else:
            canvas.paragraph(view.part(item.part), TextLook(colour=QUIET, bold=True))
            canvas.space(4)
        for shown in shown_groups(item, view):
            if item.part == CHANGE:
                _moved(canvas, shown, item, view)
            else:
                _strip(canvas, points, shown, view.words)


def draw_paired(canvas: SvgCanvas, view: ResultView[PairedScale], *, titled: bool = True) -> None:
    """Each item with what a side says of itself and, right below, what the other side believes of it."""
    points = _points(canvas, view)
    by_part = {(each.item, each.part): each for each in view.items}
    for item in dict.fromkeys(each.item for each in view.items):
        canvas.title(view.item(item) if titled else "", 10)
        for shown in _views(by_part[item, "us"], by_part[item, "them"], view):
            _strip(canvas, points, shown, view.words)


def _views(us: ItemResult, them: ItemResult, view: ResultView[PairedScale]) -> Iterable[Shown]:
    """What is drawn, in this order: with two sides by the side that is spoken of, else by who speaks."""
    sides, words = view.sides, view.words
    own, beliefs = ({each.group.side: each for each in shown_groups(item, view)} for item in (us, them))
    if len(sides) == 2 and None not in own and None not in beliefs:
        for about, by in (sides, sides[::-1]):
            names = {"side": isolated(by.name), "other": isolated(about.name)}
            yield replace(own[about.id], name=words["about-itself"].format(side=isolated(about.name)))
            yield replace(beliefs[by.id], name=words["about-other"].format(**names))
        return
    for key, groups in (("about-us", own), ("about-them", beliefs)):
        for shown in groups.values():
            yield replace(shown, name=words[key].format(side=shown.name))


def _points(canvas: SvgCanvas, view: ResultView[Scale | PairedScale]) -> "Axes":
    """Axes with a point at each whole number; above them stand all numbers, and the words of both ends."""
    labels = point_labels(view.result, view.exercise)
    axes = canvas.data_axes(0.5, len(labels) + 0.5)
    canvas.points(axes, labels)
    return axes


def _strip(canvas: SvgCanvas, axes: "Axes", shown: Shown, words: Words) -> None:
    group = shown.group
    canvas.named(shown.name, shown.look, _said(group, words))
    if group.withheld:
        return
    points = int(axes.get_xlim()[1])
    held = points_by_band(points).values() if group.in_bands else [[point] for point in range(1, points + 1)]
    draw_cells(canvas, axes, counted_cells(group, shown.look, [(each[0] - 0.5, len(each)) for each in held]))
    if group.mean is not None:
        canvas.marks(group.mean, canvas.y + 7, shown.look, 9, axes=axes)
    canvas.space(16)


def _moved(canvas: SvgCanvas, shown: Shown, item: ItemResult, view: ResultView[Scale]) -> None:
    withheld, counts = shown.group.withheld, shown.group.counts.items()
    canvas.named(shown.name, shown.look, view.words["withheld-short"] if withheld else "")
    if not withheld:
        told = (f"{view.answer(item.item, answer)}: {count}" for answer, count in counts)
        canvas.paragraph(". ".join(told), SMALL)
    canvas.space(8)


def _said(group: Group, words: Words) -> str:
    if group.withheld:
        return words["withheld-short"]
    value = words["mean-value"].format(mean=mean_in_words(group.mean or 0, words, about=group.in_bands))
    return f"{value}, {words['spread-' + reading(group.disagreement or 0, len(group.counts))]}"
