"""Pictures of shares: for each answer a bar for each group, as long as the share of its people who gave it."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

from kit.charts.fitting import shorten, text_width
from kit.charts.look import EMPTY, MARGIN, QUIET, SMALL_SIZE, TITLE_SIZE
from kit.charts.sheet import Sheet
from kit.charts.shown import drawn_groups, look_of
from kit.exercises import Exercise, PickAndRank
from kit.results import Group, GroupResult, ItemResult, answer_label, group_label, item_label
from kit.results.group import SHARED
from kit.results.labels import Words, has_item, isolated

if TYPE_CHECKING:
    from kit.responses import Side

BAR_HEIGHT, BAR_SHARE = 16, 0.5

Bar = Callable[[Group, str], tuple[float, str]]
"""Length of a group's bar for an answer, from 0 to 1, and what is written beside it."""


def draw_choices(sheet: Sheet, result: GroupResult, exercise: Exercise, sides: "Sequence[Side]", words: Words) -> None:
    """Each question with its options in the order of the page."""
    for item in result.items:
        _title(sheet, item_label(exercise, item.item))
        labels = {answer: answer_label(exercise, item.item, answer, words) for answer in _offered(item)}
        _answers(sheet, item, labels, _share(words), sides, words)


def draw_shared(sheet: Sheet, result: GroupResult, exercise: Exercise, sides: "Sequence[Side]", words: Words) -> None:
    """How many of those who answered in their own words share them; the words themselves are no picture."""
    for item in result.items:
        _title(sheet, item_label(exercise, item.item))
        _answers(sheet, item, {SHARED: words[SHARED]}, _share(words), sides, words)


def draw_picks(sheet: Sheet, result: GroupResult, exercise: PickAndRank, sides: "Sequence[Side]", words: Words) -> None:
    """Each question with its options: most points first where the ranking is shown, else most picked first."""
    by_part = {(each.item, each.part): each for each in result.items}
    for name in dict.fromkeys(each.item for each in result.items):
        picked, ranked = by_part[name, "picked"], by_part[name, "ranked"]
        rank = _places(exercise, ranked)
        points = {group.side: _of_most(group, rank) for group in ranked.shown}
        drawn = [group for group in drawn_groups(picked) if not group.withheld]
        _title(sheet, item_label(exercise, name))
        bar = _share(words)
        if drawn and all(group.side in points for group in drawn):
            sheet.paragraph(words["points-explained"].format(points=rank), SMALL_SIZE, QUIET)
            sheet.space(4)
            bar = _points(ranked, rank, words)
        order = sorted(_offered(picked), key=lambda answer: -sum(bar(group, answer)[0] for group in drawn))
        labels = {answer: answer_label(exercise, name, answer, words) for answer in order}
        _answers(sheet, picked, labels, bar, sides, words)


def _share(words: Words) -> Bar:
    def bar(group: Group, answer: str) -> tuple[float, str]:
        count = group.counts[answer]
        return count / group.people, words["of-people"].format(count=count, people=group.people)

    return bar


def _points(ranked: ItemResult, rank: int, words: Words) -> Bar:
    """Points as a share of what a first place from everyone would give, so that sides of all sizes compare."""
    by_side = {group.side: group for group in ranked.shown}
    most = max((max(_of_most(group, rank).values()) for group in ranked.shown), default=0) or 1

    def bar(group: Group, answer: str) -> tuple[float, str]:
        ranking = by_side[group.side]
        picked = words["of-people"].format(count=group.counts[answer], people=group.people)
        points = words["points-count"].format(count=ranking.points[answer])
        return _of_most(ranking, rank)[answer] / most, f"{points}, {picked}"

    return bar


def _places(exercise: PickAndRank, ranked: ItemResult) -> int:
    """How many could be ranked, and at least what the points say where the exercise was changed since."""
    now = exercise.item(ranked.item).rank if has_item(exercise, ranked.item) else 1
    given = (ceil(max(group.points.values(), default=0) / group.people) for group in ranked.shown)
    return max(now, *given, 1)


def _of_most(group: Group, rank: int) -> dict[str, float]:
    return {answer: points / (rank * group.people) for answer, points in group.points.items()}


def _offered(item: ItemResult) -> list[str]:
    return list(next((group.counts for group in item.shown), {}))


def _title(sheet: Sheet, text: str) -> None:
    sheet.space(6)
    sheet.paragraph(text, TITLE_SIZE, bold=True)
    sheet.space(4)


def _answers(
    sheet: Sheet,
    item: ItemResult,
    labels: Mapping[str, str],
    bar: Bar,
    sides: "Sequence[Side]",
    words: Words,
) -> None:
    groups = drawn_groups(item)
    names = {group.side: group_label(group.side, sides, words) for group in groups}
    shown = [group for group in groups if not group.withheld]
    said = [bar(group, answer)[1] for group in shown for answer in labels]
    room = _room_for_name(sheet, said)
    if any(text_width(names[group.side], SMALL_SIZE) > room for group in shown):
        sheet.legend([(names[group.side], look_of(group, sides)) for group in shown])
        sheet.space(4)
    for answer, label in labels.items() if shown else ():
        sheet.paragraph(label)
        sheet.space(2)
        for group in shown:
            length, beside = bar(group, answer)
            _bar(sheet, group, length, f"{_short(names[group.side], room)} {beside}", sides)
        sheet.space(8)
    withheld = [group for group in groups if group.withheld]
    sheet.legend(
        [(f"{isolated(names[group.side])}: {words['withheld-short']}", look_of(group, sides)) for group in withheld]
    )


def _short(name: str, room: float) -> str:
    return isolated(shorten(name, SMALL_SIZE, room))


def _room_for_name(sheet: Sheet, said: Sequence[str]) -> float:
    widest = max((text_width(f" {each}", SMALL_SIZE) for each in said), default=0)
    return sheet.room * (1 - BAR_SHARE) - 22 - widest


def _bar(sheet: Sheet, group: Group, length: float, beside: str, sides: "Sequence[Side]") -> None:
    look = look_of(group, sides)
    longest = sheet.room * BAR_SHARE
    sheet.box(MARGIN, sheet.y, longest, BAR_HEIGHT, EMPTY, EMPTY)
    if length:
        sheet.box(MARGIN, sheet.y, longest * length, BAR_HEIGHT, look.colour, look.colour, look.hatched)
    x = MARGIN + longest + 12
    sheet.marker(x, sheet.y + BAR_HEIGHT / 2, look)
    sheet.text(x + 10, sheet.y + BAR_HEIGHT - 3.5, beside, SMALL_SIZE)
    sheet.space(BAR_HEIGHT + 3)
