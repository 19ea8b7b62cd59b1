"""Pictures of a mutuality gap: both sides about themselves, and what each believes beside what the other says.

A mean has a mark; a divided group has dots where people are, and no mean ever stands for it.
"""

from collections.abc import Sequence

from kit.charts.drawing.canvas import SvgCanvas, svg_canvas
from kit.charts.drawing.look import BRIDGE, DOTTED, NOTE, STRONG, WIDTH, tint
from kit.charts.lanes import Lanes
from kit.charts.shown import Shown, looks_of, shown_groups
from kit.exercises import PairedScale
from kit.exercises.wording import Words
from kit.results import ResultView, is_divided, short_label
from kit.results.small_sides import points_by_band
from kit.results.words.gap_words import beliefs_finding, between_finding
from kit.results.words.labels import isolated, listed_plainly, mean_in_words, point_labels

LANE_HEIGHT, BESIDE, MARK, LEAST_DOT, DOT = 21, 96, 13, 6, 16
PARTS = ("us", "them")


View = ResultView[PairedScale]


def between_svg(view: View, *, width: int = WIDTH, simulated: bool = False) -> str:
    """A dumbbell for each item: how each side sees itself. See `kit.charts.group_svg` for what the SVG is like."""
    with svg_canvas(f"{view.exercise.id}-between", width) as canvas:
        draw_between(canvas, view)
        return canvas.svg(between_finding(view), view.words["simulated"] if simulated else "")


def beliefs_svg(view: View, *, width: int = WIDTH, simulated: bool = False) -> str:
    """What each side says of itself and, below it, what the other side believes of it, item by item."""
    with svg_canvas(f"{view.exercise.id}-beliefs", width) as canvas:
        draw_beliefs(canvas, view)
        return canvas.svg(beliefs_finding(view), view.words["simulated"] if simulated else "")


def draw_gap(canvas: SvgCanvas, view: View) -> None:
    """Both pictures, one below the other."""
    canvas.title(view.words["gap-between"], 0)
    draw_between(canvas, view)
    canvas.title(view.words["gap-beliefs"], 14)
    draw_beliefs(canvas, view)


def draw_between(canvas: SvgCanvas, view: View) -> None:
    """How each side sees itself, item by item; the sides below each other, always in the same order."""
    items, words = [each for each in view.items if each.part == "us"], view.words
    drawn = {each.item: shown_groups(each, view) for each in items if each.shown}
    named = {each.name: each.look for groups in drawn.values() for each in groups}
    for name, look in named.items():
        canvas.named(name, look)
    explained = [words["gap-between-explained"]] if len(named) == 2 else []
    _explain(canvas, explained, any(is_divided(each.group) for groups in drawn.values() for each in groups), words)
    lanes = _lanes(canvas, view)
    for item, groups in drawn.items():
        _draw(lanes, groups, words, short_label(view.exercise, item))
    if few := [short_label(view.exercise, each.item) for each in items if not each.shown]:
        canvas.space(8)
        canvas.paragraph(words["gap-too-few"].format(items=listed_plainly(few, words)), NOTE)


def draw_beliefs(canvas: SvgCanvas, view: View) -> None:
    """Side by side, what it says of itself and what the other believes of it; with more sides, by who speaks."""
    sides = [side.id for side in view.sides]
    groups = [group for item in view.items for group in item.groups if item.part in PARTS and group.side is not None]
    _explain(canvas, [view.words["gap-beliefs-explained"]], any(map(is_divided, groups)), view.words)
    for about, by in zip(sides, sides[::-1] if len(sides) == 2 else sides, strict=True):
        draw_beliefs_about(canvas, view, about, by)


def draw_beliefs_about(canvas: SvgCanvas, view: View, about: int, by: int, *, titled: bool = True) -> None:
    """What the side `about` says of itself and what the side `by` believes, on each item that shows one of the two."""
    looks, words = looks_of(view.sides), view.words
    names = {side.id: isolated(side.name) for side in view.sides}
    own, believed = (
        {(each.item, group.side): group for each in view.items if each.part == part for group in each.groups}
        for part in PARTS
    )
    pairs = {
        item: (
            Shown(own[item, about], names[about], looks[about]),
            Shown(believed[item, by], names[by], looks[by], hollow=True),
        )
        for item, side in own
        if side == about and (item, by) in believed
    }
    shown = {item: pair for item, pair in pairs.items() if not all(each.group.withheld for each in pair)}
    if not shown:
        return
    if titled:
        canvas.title(words["gap-about"].format(side=names[about]), 10)
    canvas.named(words["gap-says"].format(side=names[about]), looks[about])
    key = "gap-believed-by" if about != by else "about-them"
    canvas.named(words[key].format(side=names[by]), looks[by], hollow=True)
    lanes = _lanes(canvas, view)
    for item, pair in shown.items():
        _draw(lanes, pair, words, short_label(view.exercise, item) if titled else "")


def draw_own_views(canvas: SvgCanvas, view: View) -> None:
    """How each side sees itself on the one item of a result, with nothing explained."""
    groups = shown_groups(next(each for each in view.items if each.part == "us"), view)
    for each in groups:
        canvas.named(view.words["gap-says"].format(side=each.name), each.look)
    _draw(_lanes(canvas, view), groups, view.words)


def _explain(canvas: SvgCanvas, sentences: Sequence[str], divided: bool, words: Words) -> None:
    """How to read the picture; how a divided group looks only where there is one."""
    canvas.space(2)
    for sentence in [*sentences, *([words["gap-divided-explained"]] if divided else [])]:
        canvas.paragraph(sentence, NOTE)
    canvas.space(6)


def _lanes(canvas: SvgCanvas, view: View) -> Lanes:
    """Lanes for the points of the scale; above them their numbers, and the words of both ends."""
    labels = point_labels(view.result, view.exercise)
    lanes = Lanes(canvas, range(1, len(labels) + 1), LANE_HEIGHT, BESIDE)
    canvas.points(lanes.axes, labels)
    return lanes


def _draw(lanes: Lanes, pair: Sequence[Shown], words: Words, name: str = "") -> None:
    """A lane for each; where there are two with a mean, a line from mean to mean: a dumbbell."""
    if name:
        lanes.canvas.space(7)
        lanes.canvas.paragraph(name, STRONG)
    places = [(seen, lanes.lane()) for seen in pair]
    means = [(seen.mean, y) for seen, y in places if seen.mean is not None]
    if len(pair) == len(means) == 2:
        lanes.axes.plot(*zip(*means, strict=True), color=BRIDGE, linewidth=4)
    for seen, y in places:
        if seen.group.withheld:
            said = words["gap-withheld"]
        elif seen.mean is None:
            said = words["gap-divided"]
            _dots(lanes, seen, y)
        else:
            said = mean_in_words(seen.mean, words, about=seen.group.in_bands)
            lanes.canvas.marks(seen.mean, y, seen.look, MARK, hollow=seen.hollow, axes=lanes.axes)
        lanes.say(y, seen.look, said, bold=not seen.group.withheld, hollow=seen.hollow)
    lanes.canvas.space(2)


def _dots(lanes: Lanes, seen: Shown, y: float) -> None:
    """Where people are: a dot for each answer given, or band; its area by the share of people who gave it."""
    bands = points_by_band(len(lanes.points)).values()
    places = [sum(held) / len(held) for held in bands] if seen.group.in_bands else lanes.points
    given = [(place, count) for place, count in zip(places, seen.group.counts.values(), strict=True) if count]
    ends = [given[0][0], given[-1][0]]
    lanes.axes.plot(ends, [y, y], color=tint(seen.look.colour, 0.8), linewidth=2, linestyle=DOTTED)
    for place, count in given:
        size = LEAST_DOT + DOT * (count / seen.group.people) ** 0.5
        lanes.canvas.marks(place, y, seen.look, size, hollow=seen.hollow, axes=lanes.axes)
