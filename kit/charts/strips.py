"""Pictures of points on a scale: for each group a strip of cells, darker where more people are, and its mean below.

The strip shows the whole distribution, so that a divided group looks divided and not like its mean.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kit.charts.fitting import shorten
from kit.charts.look import (
    EMPTY,
    MARGIN,
    QUIET,
    SMALL_SIZE,
    TEXT_SIZE,
    TITLE_SIZE,
    SideLook,
    tint,
)
from kit.charts.sheet import Sheet
from kit.charts.shown import drawn_groups, look_of, side_name
from kit.exercises import PairedScale, Scale
from kit.results import Group, GroupResult, ItemResult, answer_label, item_label, part_label, reading
from kit.results.labels import Words, isolated, mean_in_words, point_labels
from kit.results.questions import CHANGE
from kit.results.small_sides import points_by_band

if TYPE_CHECKING:
    from kit.responses import Side

CELL_HEIGHT, CELL_GAP, WEAKEST = 24, 2, 0.14


def draw_scale(
    sheet: Sheet,
    result: GroupResult,
    exercise: Scale,
    sides: "Sequence[Side]",
    words: Words,
    *,
    titled: bool = True,
) -> None:
    """Each item with a strip for each group; with two rounds, those of the second below, and how many moved.

    `titled` is whether the items are named; the room may have read it above the picture.
    """
    labels = point_labels(result, exercise)
    _axis(sheet, labels)
    for item in result.items:
        if not item.part:
            _title(sheet, item_label(exercise, item.item) if titled else "")
        elif not item.shown:
            continue
        else:
            sheet.paragraph(part_label(exercise, item.part, words), TEXT_SIZE, QUIET, bold=True)
            sheet.space(4)
        for group in drawn_groups(item):
            name = side_name(group.side, sides, words)
            if item.part == CHANGE:
                said = words["withheld-short"] if group.withheld else ""
                sheet.group_line(name, look_of(group, sides), said)
                _moved(sheet, item, group, exercise, words)
            else:
                _strip(sheet, name, group, look_of(group, sides), len(labels), words)


def _moved(sheet: Sheet, item: ItemResult, group: Group, exercise: Scale, words: Words) -> None:
    told = (f"{answer_label(exercise, item.item, answer, words)}: {count}" for answer, count in group.counts.items())
    if not group.withheld:
        sheet.paragraph(". ".join(told), SMALL_SIZE)
    sheet.space(8)


def draw_paired(
    sheet: Sheet,
    result: GroupResult,
    exercise: PairedScale,
    sides: "Sequence[Side]",
    words: Words,
    *,
    titled: bool = True,
) -> None:
    """Each item with what a side says of itself and, right below, what the other side believes of it."""
    labels = point_labels(result, exercise)
    _axis(sheet, labels)
    by_part = {(each.item, each.part): each for each in result.items}
    for item in dict.fromkeys(each.item for each in result.items):
        _title(sheet, item_label(exercise, item) if titled else "")
        for name, group in _views(by_part[item, "us"], by_part[item, "them"], sides, words):
            _strip(sheet, name, group, look_of(group, sides), len(labels), words)


def _views(us: ItemResult, them: ItemResult, sides: "Sequence[Side]", words: Words) -> Iterable[tuple[str, Group]]:
    """Names and groups in the order of drawing: with two sides by the side that is spoken of, else by who speaks."""
    own = {group.side: group for group in drawn_groups(us)}
    beliefs = {group.side: group for group in drawn_groups(them)}
    if len(sides) == 2 and None not in own and None not in beliefs:
        for about, by in (sides, sides[::-1]):
            yield words["about-itself"].format(side=isolated(about.name)), own[about.id]
            yield words["about-other"].format(side=isolated(by.name), other=isolated(about.name)), beliefs[by.id]
        return
    for key, groups in (("about-us", own), ("about-them", beliefs)):
        for side, group in groups.items():
            yield words[key].format(side=side_name(side, sides, words)), group


def _axis(sheet: Sheet, labels: Sequence[str]) -> None:
    """What the points mean: all numbers, and the words of both ends."""
    last = len(labels)
    half = sheet.room / 2 - 4
    baseline = sheet.y + TEXT_SIZE
    sheet.text(MARGIN, baseline, shorten(f"1 = {labels[0]}", TEXT_SIZE, half), colour=QUIET)
    right = shorten(f"{last} = {labels[-1]}", TEXT_SIZE, half)
    sheet.text(sheet.width - MARGIN, baseline, right, colour=QUIET, align="right")
    sheet.space(TEXT_SIZE + 4)
    step = sheet.room / last
    for point in range(last):
        middle = MARGIN + (point + 0.5) * step
        sheet.text(middle, sheet.y + SMALL_SIZE, str(point + 1), SMALL_SIZE, QUIET, align="center")
    sheet.space(SMALL_SIZE + 2)


def _title(sheet: Sheet, text: str) -> None:
    sheet.space(10)
    if not text:
        return
    sheet.paragraph(text, TITLE_SIZE, bold=True)
    sheet.space(2)


def _strip(sheet: Sheet, name: str, group: Group, look: SideLook, points: int, words: Words) -> None:
    said = _said(group, words)
    sheet.group_line(name, look, said)
    if group.withheld:
        return
    step = sheet.room / points
    for place, wide, count in _cells(group, points):
        share = count / group.people
        fill = tint(look.colour, WEAKEST + (1 - WEAKEST) * share) if count else EMPTY
        left = MARGIN + place * step
        hatched = look.hatched and count > 0
        sheet.box(left + CELL_GAP / 2, sheet.y, wide * step - CELL_GAP, CELL_HEIGHT, fill, fill, hatched)
        if count:
            sheet.in_box(left, sheet.y, wide * step, CELL_HEIGHT, str(count), fill, hatched=hatched)
    sheet.space(CELL_HEIGHT + 2)
    if group.mean is not None:
        x = MARGIN + (group.mean - 0.5) * step
        sheet.marker(x, sheet.y + 5, look, size=9)
    sheet.space(14)


def _cells(group: Group, points: int) -> Iterator[tuple[int, int, int]]:
    """Where each cell begins, how many points it holds, and its people: a point each, or a band of a small group."""
    held = points_by_band(points).values() if group.in_bands else [[point] for point in range(1, points + 1)]
    for of_cell, count in zip(held, group.counts.values(), strict=True):
        yield of_cell[0] - 1, len(of_cell), count


def _said(group: Group, words: Words) -> str:
    if group.withheld:
        return words["withheld-short"]
    value = words["mean-value"].format(mean=mean_in_words(group.mean or 0, words, about=group.in_bands))
    return f"{value}, {words['spread-' + reading(group.disagreement or 0, len(group.counts))]}"
