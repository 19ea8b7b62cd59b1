"""The numbers of a mutuality gap as tables, each equal to what a picture or a list says."""

from kit.charts.tables import Cell, Table
from kit.exercises import PairedScale
from kit.exercises.wording import Words
from kit.results import (
    Group,
    ResultView,
    between_sides,
    espoused_practised,
    group_label,
    is_divided,
    perceptions,
    short_label,
)
from kit.results.words.labels import mean_in_words


def between_table(view: ResultView[PairedScale]) -> Table:
    """A row for each item: what every side says of itself, and with two sides their difference."""
    words, sides = view.words, view.sides
    differences = {each.item: each.difference for each in between_sides(view.result, sides)}
    columns = [words["column-item"], *(side.name for side in sides)]
    columns += [words["column-difference"]] if len(sides) == 2 else []
    rows = []
    for item in view.items:
        if item.part == "us" and item.shown:
            groups = {group.side: group for group in item.groups}
            row: list[Cell] = [
                short_label(view.exercise, item.item),
                *(_said(groups[side.id], words) for side in sides),
            ]
            if len(sides) == 2:
                row.append(f"{differences[item.item]:+.1f}" if item.item in differences else "")
            rows.append(tuple(row))
    return Table(words["gap-between"], tuple(columns), tuple(rows))


def beliefs_table(view: ResultView[PairedScale]) -> Table:
    """A row for each item and side: what it says of itself, what the other side believes, and how far these are."""
    groups = {(each.item, each.part): {group.side: group for group in each.shown} for each in view.items}
    words, rows = view.words, []
    for seen in perceptions(view.result, view.sides):
        own, believed = groups[seen.item, "us"][seen.about], groups[seen.item, "them"][seen.by]
        name = group_label(seen.about, view.sides, words)
        cells = (_said(own, words), _said(believed, words), f"{seen.distance:.1f}")
        rows.append((short_label(view.exercise, seen.item), name, *cells))
    columns = ("column-item", "column-group", "column-itself", "column-believed", "column-distance")
    return Table(words["gap-beliefs"], tuple(words[each] for each in columns), tuple(rows))


def practice_table(view: ResultView[PairedScale]) -> Table:
    """A row for each item that somebody has among the first, and each side: its place, and how practice falls short."""
    rows = tuple(
        (
            short_label(view.exercise, each.item),
            group_label(each.side, view.sides, view.words),
            each.place,
            f"{each.matters:.2f}",
            f"{each.practice:.2f}",
            f"{each.gap:.2f}",
        )
        for each in espoused_practised(view.result, view.sides)
        if each.matters
    )
    columns = ("column-item", "column-group", "column-place", "column-matters", "column-practice", "column-gap")
    return Table(view.words["gap-practice"], tuple(view.words[each] for each in columns), rows)


def _said(group: Group, words: Words) -> str:
    """The mean; of a divided group that it is divided stands with it."""
    if group.withheld or group.mean is None:
        return words["withheld-short"]
    mean = mean_in_words(group.mean, words, about=group.in_bands)
    return f"{mean} ({words['gap-divided']})" if is_divided(group) else mean
