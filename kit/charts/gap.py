"""Pictures of a mutuality gap: both sides about themselves, and what each believes beside what the other says.

A mean has a mark; a divided group has dots where people are, and no mean ever stands for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.charts.canvas import SvgCanvas, svg_canvas
from kit.charts.lanes import Lanes
from kit.charts.look import BRIDGE, DASHED, QUIET, SMALL_SIZE, WIDTH, SideLook, side_look, tint
from kit.charts.shown import Sides, drawn_groups, look_of, side_name
from kit.exercises import PairedScale
from kit.results import Group, GroupResult, Reason, is_divided, short_label
from kit.results.gap_words import beliefs_finding, between_finding
from kit.results.labels import Words, isolated, listed_plainly, mean_in_words, point_labels
from kit.results.small_sides import points_by_band

LANE_HEIGHT, BESIDE, MARK, LEAST_DOT, DOT = 21, 96, 13, 6, 16


@dataclass(frozen=True)
class Seen:
    """What one group says of one thing, and how it looks; `hollow` for what is believed of others."""

    group: Group
    look: SideLook
    hollow: bool = False

    @property
    def mean(self) -> float | None:
        """None for a withheld group and for one whose opinions divide."""
        return None if is_divided(self.group) else self.group.mean


def between_svg(
    result: GroupResult,
    exercise: PairedScale,
    sides: Sides,
    words: Words,
    *,
    width: int = WIDTH,
    simulated: bool = False,
) -> str:
    """A dumbbell for each item: how each side sees itself. See `kit.charts.group_svg` for what the SVG is like."""
    with svg_canvas(f"{exercise.id}-between", width) as canvas:
        draw_between(canvas, result, exercise, sides, words)
        if simulated:
            canvas.note(words["simulated"])
        return canvas.svg(between_finding(result, exercise, sides, words))


def beliefs_svg(
    result: GroupResult,
    exercise: PairedScale,
    sides: Sides,
    words: Words,
    *,
    width: int = WIDTH,
    simulated: bool = False,
) -> str:
    """What each side says of itself and, below it, what the other side believes of it, item by item."""
    with svg_canvas(f"{exercise.id}-beliefs", width) as canvas:
        draw_beliefs(canvas, result, exercise, sides, words)
        if simulated:
            canvas.note(words["simulated"])
        return canvas.svg(beliefs_finding(result, exercise, sides, words))


def draw_gap(canvas: SvgCanvas, result: GroupResult, exercise: PairedScale, sides: Sides, words: Words) -> None:
    """Both pictures, one below the other."""
    canvas.title(words["gap-between"], 0)
    draw_between(canvas, result, exercise, sides, words)
    canvas.title(words["gap-beliefs"], 14)
    draw_beliefs(canvas, result, exercise, sides, words)


def draw_between(canvas: SvgCanvas, result: GroupResult, exercise: PairedScale, sides: Sides, words: Words) -> None:
    """How each side sees itself, item by item; the sides below each other, always in the same order."""
    items = [each for each in result.items if each.part == "us"]
    shown = [(each.item, drawn_groups(each)) for each in items if each.shown]
    named = {group.side: group for _, groups in shown for group in groups}
    for side, group in named.items():
        canvas.named(side_name(side, sides, words), look_of(group, sides))
    explained = [words["gap-between-explained"]] if len(named) == 2 else []
    _explain(canvas, explained, [group for _, groups in shown for group in groups], words)
    lanes = _lanes(canvas, result, exercise)
    for item, groups in shown:
        _draw(lanes, [Seen(group, look_of(group, sides)) for group in groups], words, short_label(exercise, item))
    if few := [short_label(exercise, each.item) for each in items if not each.shown]:
        canvas.space(2)
        canvas.note(words["gap-too-few"].format(items=listed_plainly(few, words)))


def draw_beliefs(canvas: SvgCanvas, result: GroupResult, exercise: PairedScale, sides: Sides, words: Words) -> None:
    """Side by side, what it says of itself and what the other believes of it; with more sides, by who speaks."""
    own, believed = _groups_of(result, "us"), _groups_of(result, "them")
    views = [(about, by) for about, by in (sides, sides[::-1])] if len(sides) == 2 else [(side, side) for side in sides]
    everything = [group for groups in (*own.values(), *believed.values()) for group in groups.values()]
    _explain(canvas, [words["gap-beliefs-explained"]], everything, words)
    looks = {side.id: side_look(place) for place, side in enumerate(sides)}
    for about, by in views:
        both = {
            item: (Seen(own[item][about.id], looks[about.id]), Seen(believed[item][by.id], looks[by.id], hollow=True))
            for item in own
            if about.id in own[item] and by.id in believed[item]
        }
        shown = {item: pair for item, pair in both.items() if not all(seen.group.withheld for seen in pair)}
        if not shown:
            continue
        canvas.title(words["gap-about"].format(side=isolated(about.name)), 10)
        canvas.named(words["gap-says"].format(side=isolated(about.name)), looks[about.id])
        key = "gap-believed-by" if about is not by else "about-them"
        canvas.named(words[key].format(side=isolated(by.name)), looks[by.id], hollow=True)
        lanes = _lanes(canvas, result, exercise)
        for item, pair in shown.items():
            _draw(lanes, pair, words, short_label(exercise, item))


def draw_own_views(canvas: SvgCanvas, result: GroupResult, exercise: PairedScale, sides: Sides, words: Words) -> None:
    """How each side sees itself on the one item of `result`, with nothing explained."""
    groups = drawn_groups(next(each for each in result.items if each.part == "us"))
    for group in groups:
        canvas.named(words["gap-says"].format(side=side_name(group.side, sides, words)), look_of(group, sides))
    _draw(_lanes(canvas, result, exercise), [Seen(group, look_of(group, sides)) for group in groups], words)


def draw_belief_of(
    canvas: SvgCanvas, result: GroupResult, exercise: PairedScale, sides: Sides, words: Words, reason: Reason
) -> None:
    """What the side of `reason` says of itself on the one item of `result`, and what the other believes of it."""
    by = reason.side if reason.by is None else reason.by
    names = {side.id: isolated(side.name) for side in sides}
    looks = {side.id: side_look(place) for place, side in enumerate(sides)}
    canvas.named(words["gap-says"].format(side=names[reason.side]), looks[reason.side])
    canvas.named(words["gap-believed-by"].format(side=names[by]), looks[by], hollow=True)
    ((own,), (believed,)) = (_groups_of(result, part).values() for part in ("us", "them"))
    pair = [Seen(own[reason.side], looks[reason.side]), Seen(believed[by], looks[by], hollow=True)]
    _draw(_lanes(canvas, result, exercise), pair, words)


def _groups_of(result: GroupResult, part: str) -> Mapping[str, Mapping[int, Group]]:
    return {
        each.item: {group.side: group for group in each.groups if group.side is not None}
        for each in result.items
        if each.part == part
    }


def _explain(canvas: SvgCanvas, sentences: Sequence[str], groups: Sequence[Group], words: Words) -> None:
    """How to read the picture; how a divided group looks only where there is one."""
    divided = [words["gap-divided-explained"]] if any(is_divided(group) for group in groups) else []
    canvas.space(2)
    for sentence in [*sentences, *divided]:
        canvas.paragraph(sentence, SMALL_SIZE, QUIET)
    canvas.space(6)


def _lanes(canvas: SvgCanvas, result: GroupResult, exercise: PairedScale) -> Lanes:
    """Lanes for the points of the scale; above them their numbers, and the words of both ends."""
    labels = point_labels(result, exercise)
    lanes = Lanes(canvas, range(1, len(labels) + 1), LANE_HEIGHT, BESIDE)
    canvas.ends([f"1 = {labels[0]}", f"{len(labels)} = {labels[-1]}"])
    canvas.numbers(lanes.axes, lanes.points)
    return lanes


def _draw(lanes: Lanes, pair: Sequence[Seen], words: Words, name: str = "") -> None:
    """A lane for each; where there are two with a mean, a line from mean to mean: a dumbbell."""
    if name:
        lanes.canvas.space(7)
        lanes.canvas.paragraph(name, bold=True)
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


def _dots(lanes: Lanes, seen: Seen, y: float) -> None:
    """Where people are: a dot for each answer given, or band; its area by the share of people who gave it."""
    bands = points_by_band(len(lanes.points)).values()
    places = [sum(held) / len(held) for held in bands] if seen.group.in_bands else lanes.points
    given = [(place, count) for place, count in zip(places, seen.group.counts.values(), strict=True) if count]
    ends = [given[0][0], given[-1][0]]
    lanes.axes.plot(ends, [y, y], color=tint(seen.look.colour, 0.8), linewidth=2, linestyle=DASHED)
    for place, count in given:
        size = LEAST_DOT + DOT * (count / seen.group.people) ** 0.5
        lanes.canvas.marks(place, y, seen.look, size, hollow=seen.hollow, axes=lanes.axes)
