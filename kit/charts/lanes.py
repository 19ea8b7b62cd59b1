"""Lanes: a scale as a line, with what a group says on it. A mean has a mark; a divided group has dots where people are.

At the right margin stands the mean, or that there is none. So no mean ever stands for a group whose opinions divide.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kit.charts.fitting import shorten
from kit.charts.look import MARGIN, QUIET, SMALL_SIZE, TEXT_SIZE, SideLook, tint
from kit.charts.sheet import Sheet
from kit.results import Group, is_divided
from kit.results.labels import Words, mean_in_words
from kit.results.small_sides import points_by_band

LANE_HEIGHT, BESIDE, MARK, LEAST_DOT, DOT = 21, 96, 13, 6, 16
TRACK, BRIDGE = "#c9c9c9", "#8a8a8a"


@dataclass(frozen=True)
class Lane:
    """What one group says of one thing, and how it looks; `hollow` for what is believed of others."""

    group: Group
    look: SideLook
    hollow: bool = False


def draw_axis(sheet: Sheet, labels: Sequence[str]) -> None:
    """The words of both ends, and the numbers of all points."""
    half = sheet.room / 2 - 4
    baseline = sheet.y + TEXT_SIZE
    sheet.text(MARGIN, baseline, shorten(f"1 = {labels[0]}", TEXT_SIZE, half), colour=QUIET)
    right = shorten(f"{len(labels)} = {labels[-1]}", TEXT_SIZE, half)
    sheet.text(sheet.width - MARGIN, baseline, right, colour=QUIET, align="right")
    sheet.space(TEXT_SIZE + 6)
    for point in range(1, len(labels) + 1):
        sheet.text(_x(sheet, point, len(labels)), sheet.y + SMALL_SIZE, str(point), SMALL_SIZE, QUIET, align="center")
    sheet.space(SMALL_SIZE + 4)


def draw_lanes(sheet: Sheet, lanes: Sequence[Lane], points: int, words: Words) -> None:
    """One lane below the other; where there are two with a mean, a line from mean to mean: a dumbbell."""
    middles = [sheet.y + (number + 0.5) * LANE_HEIGHT for number in range(len(lanes))]
    for y in middles:
        sheet.line([(_x(sheet, 1, points), y), (_x(sheet, points, points), y)], TRACK)
        for point in range(1, points + 1):
            sheet.line([(_x(sheet, point, points), y - 3), (_x(sheet, point, points), y + 3)], TRACK)
    with_mean = [(each.group.mean, y) for each, y in zip(lanes, middles, strict=True) if _has_mean(each.group)]
    if len(lanes) == len(with_mean) == 2:
        sheet.line([(_x(sheet, mean or 1, points), y) for mean, y in with_mean], BRIDGE, width=4)
    for lane, y in zip(lanes, middles, strict=True):
        _draw_group(sheet, lane, y, points, words)
    sheet.space(len(lanes) * LANE_HEIGHT + 2)


def _draw_group(sheet: Sheet, lane: Lane, y: float, points: int, words: Words) -> None:
    group = lane.group
    if group.withheld:
        said = words["gap-withheld"]
    elif is_divided(group):
        said = words["gap-divided"]
        _draw_dots(sheet, lane, y, points)
    else:
        said = mean_in_words(group.mean or 0, words, about=group.in_bands)
        sheet.marker(_x(sheet, group.mean or 1, points), y, lane.look, MARK, hollow=lane.hollow)
    x = sheet.width - MARGIN - BESIDE + 20
    sheet.marker(x, y, lane.look, 9, hollow=lane.hollow)
    sheet.text(x + 9, y + 4.5, shorten(said, TEXT_SIZE, BESIDE - 24), bold=not group.withheld)


def _draw_dots(sheet: Sheet, lane: Lane, y: float, points: int) -> None:
    """Where people are: a dot for each answer given, or band; its area by the share of people who gave it."""
    bands = points_by_band(points).values()
    places = [sum(held) / len(held) for held in bands] if lane.group.in_bands else range(1, points + 1)
    given = [(place, count) for place, count in zip(places, lane.group.counts.values(), strict=True) if count]
    ends = [(_x(sheet, point, points), y) for point in (given[0][0], given[-1][0])]
    sheet.line(ends, tint(lane.look.colour, 0.8), width=2, dashed=True)
    for point, count in given:
        size = LEAST_DOT + DOT * (count / lane.group.people) ** 0.5
        sheet.marker(_x(sheet, point, points), y, lane.look, size, hollow=lane.hollow)


def _has_mean(group: Group) -> bool:
    return group.mean is not None and not is_divided(group)


def _x(sheet: Sheet, value: float, points: int) -> float:
    first = MARGIN + DOT
    last = sheet.width - MARGIN - BESIDE
    return first + (value - 1) / (points - 1) * (last - first)
