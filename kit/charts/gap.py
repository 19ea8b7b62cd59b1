"""Pictures of a mutuality gap: both sides about themselves, and what each believes beside what the other says."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.charts.lanes import Lane, draw_axis, draw_lanes
from kit.charts.look import QUIET, SMALL_SIZE, TITLE_SIZE, WIDTH, side_look
from kit.charts.sheet import Sheet
from kit.charts.shown import drawn_groups, look_of, side_name
from kit.exercises import PairedScale
from kit.results import Group, GroupResult, ItemResult, Reason, is_divided, short_label
from kit.results.gap_words import beliefs_finding, between_finding
from kit.results.labels import Words, isolated, listed_plainly, point_labels

if TYPE_CHECKING:
    from kit.responses import Side


def between_svg(
    result: GroupResult,
    exercise: PairedScale,
    sides: "Sequence[Side]",
    words: Words,
    *,
    width: int = WIDTH,
    simulated: bool = False,
) -> str:
    """A dumbbell for each item: how each side sees itself. See `kit.charts.group_svg` for what the SVG is like."""
    sheet = Sheet(f"{exercise.id}-between", width)
    draw_between(sheet, result, exercise, sides, words)
    return _finished(sheet, simulated, between_finding(result, exercise, sides, words), words)


def beliefs_svg(
    result: GroupResult,
    exercise: PairedScale,
    sides: "Sequence[Side]",
    words: Words,
    *,
    width: int = WIDTH,
    simulated: bool = False,
) -> str:
    """What each side says of itself and, below it, what the other side believes of it, item by item."""
    sheet = Sheet(f"{exercise.id}-beliefs", width)
    draw_beliefs(sheet, result, exercise, sides, words)
    return _finished(sheet, simulated, beliefs_finding(result, exercise, sides, words), words)


def draw_gap(sheet: Sheet, result: GroupResult, exercise: PairedScale, sides: "Sequence[Side]", words: Words) -> None:
    """Both pictures, one below the other."""
    _title(sheet, words["gap-between"])
    draw_between(sheet, result, exercise, sides, words)
    sheet.space(14)
    _title(sheet, words["gap-beliefs"])
    draw_beliefs(sheet, result, exercise, sides, words)


def draw_between(
    sheet: Sheet, result: GroupResult, exercise: PairedScale, sides: "Sequence[Side]", words: Words
) -> None:
    """How each side sees itself, item by item; the sides below each other, always in the same order."""
    items = [each for each in result.items if each.part == "us"]
    shown = [(each.item, drawn_groups(each)) for each in items if each.shown]
    named = {group.side: group for _, groups in shown for group in groups}
    sheet.legend([(side_name(side, sides, words), look_of(group, sides)) for side, group in named.items()])
    explained = [words["gap-between-explained"]] if len(named) == 2 else []
    _explain(sheet, explained, [group for _, groups in shown for group in groups], words)
    labels = point_labels(result, exercise)
    draw_axis(sheet, labels)
    for item, groups in shown:
        _name_item(sheet, short_label(exercise, item))
        draw_lanes(sheet, [Lane(group, look_of(group, sides)) for group in groups], len(labels), words)
    _say_too_few(sheet, [each for each in items if not each.shown], exercise, words)


def draw_beliefs(
    sheet: Sheet, result: GroupResult, exercise: PairedScale, sides: "Sequence[Side]", words: Words
) -> None:
    """Side by side, what it says of itself and what the other believes of it; with more sides, by who speaks."""
    own, believed = _groups_of(result, "us"), _groups_of(result, "them")
    views = [(about, by) for about, by in (sides, sides[::-1])] if len(sides) == 2 else [(side, side) for side in sides]
    everything = [group for groups in (*own.values(), *believed.values()) for group in groups.values()]
    _explain(sheet, [words["gap-beliefs-explained"]], everything, words)
    labels = point_labels(result, exercise)
    places = {side.id: place for place, side in enumerate(sides)}
    for about, by in views:
        shown = [item for item in own if about.id in own[item] and by.id in believed[item]]
        if not any(not group.withheld for item in shown for group in (own[item][about.id], believed[item][by.id])):
            continue
        ours, theirs = side_look(places[about.id]), side_look(places[by.id])
        sheet.space(10)
        _title(sheet, words["gap-about"].format(side=isolated(about.name)))
        key = "gap-believed-by" if about is not by else "about-them"
        sheet.legend([(words["gap-says"].format(side=isolated(about.name)), ours)])
        sheet.legend([(words[key].format(side=isolated(by.name)), theirs)], hollow=True)
        draw_axis(sheet, labels)
        for item in shown:
            lanes = [Lane(own[item][about.id], ours), Lane(believed[item][by.id], theirs, hollow=True)]
            if any(not lane.group.withheld for lane in lanes):
                _name_item(sheet, short_label(exercise, item))
                draw_lanes(sheet, lanes, len(labels), words)


def draw_own_views(
    sheet: Sheet, result: GroupResult, exercise: PairedScale, sides: "Sequence[Side]", words: Words
) -> None:
    """How each side sees itself on the one item of `result`, with nothing explained."""
    item = next(each for each in result.items if each.part == "us")
    groups = drawn_groups(item)
    for group in groups:
        sheet.legend([(words["gap-says"].format(side=side_name(group.side, sides, words)), look_of(group, sides))])
    labels = point_labels(result, exercise)
    draw_axis(sheet, labels)
    draw_lanes(sheet, [Lane(group, look_of(group, sides)) for group in groups], len(labels), words)


def draw_belief_of(
    sheet: Sheet,
    result: GroupResult,
    exercise: PairedScale,
    sides: "Sequence[Side]",
    words: Words,
    reason: Reason,
) -> None:
    """What the side of `reason` says of itself on the one item of `result`, and what the other believes of it."""
    own, believed = _groups_of(result, "us"), _groups_of(result, "them")
    names = {side.id: isolated(side.name) for side in sides}
    looks = {side.id: side_look(place) for place, side in enumerate(sides)}
    by = reason.side if reason.by is None else reason.by
    sheet.legend([(words["gap-says"].format(side=names[reason.side]), looks[reason.side])])
    sheet.legend([(words["gap-believed-by"].format(side=names[by]), looks[by])], hollow=True)
    labels = point_labels(result, exercise)
    draw_axis(sheet, labels)
    (item,) = own
    lanes = [Lane(own[item][reason.side], looks[reason.side]), Lane(believed[item][by], looks[by], hollow=True)]
    draw_lanes(sheet, lanes, len(labels), words)


def _groups_of(result: GroupResult, part: str) -> dict[str, dict[int, Group]]:
    return {
        each.item: {group.side: group for group in each.groups if group.side is not None}
        for each in result.items
        if each.part == part
    }


def _explain(sheet: Sheet, sentences: Sequence[str], groups: Sequence[Group], words: Words) -> None:
    """How to read the picture; how a divided group looks only where there is one."""
    divided = [words["gap-divided-explained"]] if any(is_divided(group) for group in groups) else []
    sheet.space(2)
    for sentence in [*sentences, *divided]:
        sheet.paragraph(sentence, SMALL_SIZE, QUIET)
    sheet.space(6)


def _title(sheet: Sheet, text: str) -> None:
    sheet.paragraph(text, TITLE_SIZE, bold=True)
    sheet.space(2)


def _name_item(sheet: Sheet, text: str) -> None:
    sheet.space(7)
    sheet.paragraph(text, bold=True)


def _say_too_few(sheet: Sheet, items: Sequence[ItemResult], exercise: PairedScale, words: Words) -> None:
    if items:
        sheet.space(8)
        named = listed_plainly([short_label(exercise, each.item) for each in items], words)
        sheet.paragraph(words["gap-too-few"].format(items=named), SMALL_SIZE, QUIET)


def _finished(sheet: Sheet, simulated: bool, finding: str, words: Words) -> str:
    if simulated:
        sheet.space(6)
        sheet.paragraph(words["simulated"], SMALL_SIZE, QUIET)
    return sheet.svg(finding)
