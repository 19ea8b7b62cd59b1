"""The numbers of a picture as a table, for those who do not see it and those who want to count."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kit.charts.shown import Sides
from kit.exercises import Exercise, Open, PairedScale, Plane, Rows, Scale, Schedule
from kit.exercises.kinds.paired_scale import MATTERS
from kit.results import (
    Group,
    GroupResult,
    ItemResult,
    answer_label,
    group_label,
    item_label,
    nearest_label,
    part_label,
    reading,
)
from kit.results.labels import Words, mean_in_words, point_labels, withheld_shortly

Cell = str | int


@dataclass(frozen=True)
class Table:
    """A heading for each column, and rows of as many cells; `caption` is the exercise's title."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(result: GroupResult, exercise: Exercise, sides: Sides, words: Words) -> Table:
    """All that `result` says: a row for each question and group, or, where answers differ by item, each answer too.

    A withheld group has its row, which says so and no more.
    """
    if isinstance(exercise, Schedule):
        return Table(exercise.title, (), ())  # a group has no result of it
    if isinstance(exercise, Rows):
        return _of_rows(result, exercise)
    if isinstance(exercise, Open):
        rows = tuple((item_label(exercise, item.item), text) for item in result.items for text in item.whole.texts)
        return Table(exercise.title, (words["question"], words["column-texts"]), rows)
    if isinstance(exercise, PairedScale):  # what matters most is in the tables of a gap
        result = replace(result, items=tuple(each for each in result.items if each.item != MATTERS))
    if any(each.part == "picked" for each in result.items):
        return _by_answer(result, exercise, sides, words, with_points=True)
    answers = {tuple(group.counts) for item in result.items for group in item.shown}
    if isinstance(exercise, Scale | PairedScale) and all(group.scale for item in result.items for group in item.shown):
        answers = {tuple(dict.fromkeys(answer for offered in sorted(answers) for answer in offered))}
    labels = {
        tuple(answer_label(exercise, item.item, answer, words) for answer in offered)
        for offered in answers
        for item in result.items
    }
    if len(answers) != 1 or len(labels) != 1:
        return _by_answer(result, exercise, sides, words, with_points=False)
    return _by_group(result, exercise, sides, words, dict(zip(answers.pop(), labels.pop(), strict=True)))


def _of_rows(result: GroupResult, exercise: Rows) -> Table:
    """The rows that people share, by column; of a column that the exercise has no longer nothing is shown."""
    columns = exercise.items
    shown = [dict(row) for item in result.items for row in item.whole.rows]
    rows = tuple(tuple(row.get(column.id, "") for column in columns) for row in shown)
    return Table(exercise.title, tuple(column.short for column in columns), rows)


def _by_group(result: GroupResult, exercise: Exercise, sides: Sides, words: Words, answers: Mapping[str, str]) -> Table:
    parted, labels = isinstance(exercise, PairedScale | Plane), list(answers.values())
    on_points = point_labels(result, exercise) if isinstance(exercise, Scale | PairedScale) else ()
    declined = [
        reason
        for reason in ("cannot-say", "rather-not-say", "no-answer")
        if any(reason in group.declined for item in result.items for group in item.shown)
    ]
    columns = [words["question"], *([words["column-part"]] if parted else []), words["column-group"]]
    columns += [words["column-people"], *labels]
    columns += [words[each] for each in _measured(exercise)]
    columns += [words[reason] for reason in declined]

    def row(item: ItemResult, group: Group) -> tuple[Cell, ...]:
        start: list[Cell] = [item_label(exercise, item.item)]
        start += [part_label(exercise, item.part, words)] if parted else []
        start.append(group_label(group.side, sides, words))
        if group.withheld:
            return (*start, withheld_shortly(group, words), *[""] * (len(columns) - len(start) - 1))
        measures = _measures(exercise, group, on_points, words)
        counts = [group.counts.get(answer, "") for answer in answers]
        return (*start, group.people, *counts, *measures, *(group.declined.get(each, 0) for each in declined))

    rows = tuple(row(item, group) for item in result.items for group in item.groups)
    return Table(exercise.title, tuple(columns), rows)


def _measured(exercise: Exercise) -> tuple[str, ...]:
    if isinstance(exercise, Plane):
        return ("column-lower", "column-median", "column-upper")
    if isinstance(exercise, Scale | PairedScale):
        return ("column-mean", "column-in-words", "column-disagreement")
    return ()


def _measures(exercise: Exercise, group: Group, labels: Sequence[str], words: Words) -> list[str]:
    """What sums up the counts: for a plane the quartiles, which small groups do not have."""
    if isinstance(exercise, Plane):
        return [f"{each:.2f}" for each in group.quartiles] or [""] * 3
    if isinstance(exercise, Scale | PairedScale) and group.mean is not None:
        in_words = nearest_label(group.mean, labels)
        mean = mean_in_words(group.mean, words, about=group.in_bands)
        spread = group.disagreement or 0
        apart = words[f"spread-{reading(spread, len(group.counts))}"] if group.in_bands else f"{spread:.2f}"
        return [mean, in_words, apart]
    return []


def _by_answer(result: GroupResult, exercise: Exercise, sides: Sides, words: Words, with_points: bool) -> Table:
    columns = [words["question"], words["answer"], words["column-group"], words["column-people"]]
    columns += [words["picked"], words["ranked"], words["rank-points"]] if with_points else [words["column-chosen"]]
    by_part = {(each.item, each.part): each for each in result.items}

    def rows() -> Iterator[tuple[Cell, ...]]:
        for item in result.items:
            if item.part == "ranked":
                continue
            ranked = by_part.get((item.item, "ranked"))
            for group, beside in zip(item.groups, ranked.groups if ranked else item.groups, strict=True):
                yield from _answers(item, group, beside)

    def _answers(item: ItemResult, group: Group, beside: Group) -> Iterator[tuple[Cell, ...]]:
        question, name = _question(exercise, item, words), group_label(group.side, sides, words)
        if group.withheld:
            yield (question, "", name, withheld_shortly(group, words), *[""] * (len(columns) - 4))
        for answer, count in group.counts.items():
            label = answer_label(exercise, item.item, answer, words)
            start = (question, label, name, group.people, count)
            yield (*start, *_ranking(beside, answer, words)) if with_points else start
        if group.declined and not with_points:
            yield from ((question, words[why], name, "", count) for why, count in group.declined.items())

    return Table(exercise.title, tuple(columns), tuple(rows()))


def _question(exercise: Exercise, item: ItemResult, words: Words) -> str:
    """The text of the item; of a second round, and of the change from the first, with these words."""
    text = item_label(exercise, item.item)
    return f"{part_label(exercise, item.part, words)}: {text}" if isinstance(exercise, Scale) and item.part else text


def _ranking(group: Group, answer: str, words: Words) -> tuple[Cell, Cell]:
    if group.withheld:
        return words["withheld-short"], words["withheld-short"]
    counts: Mapping[str, int] = group.counts
    return counts[answer], group.points[answer]
