"""The numbers of a picture as a table, for those who do not see it and those who want to count."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.exercises import Exercise, PairedScale, Scale
from kit.exercises.model import NO_OPTIONS
from kit.exercises.wording import Words
from kit.results import Group, ItemResult, ResultView, group_label, nearest_label, reading
from kit.results.words.labels import mean_in_words, point_labels, withheld_shortly

Cell = str | int


@dataclass(frozen=True)
class Table:
    """A heading for each column, and rows of as many cells; `caption` is the exercise's title."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Measures:
    """What sums up the counts of a group, in `columns`, which are keys of words."""

    columns: tuple[str, ...] = ()
    of: Callable[[Group], Sequence[str]] = lambda group: ()


NO_MEASURES = Measures()


def counted(
    view: ResultView[Exercise],
    measured: Measures = NO_MEASURES,
    *,
    one_scale: bool = False,
    parted: bool = False,
    with_parts: bool = False,
) -> Table:
    """A row for each question and group, with a column for each answer; where answers differ by item, one each.

    With `one_scale`, points and bands of it stand beside each other. Where items have parts, there is a column for them
    (`parted`), or they stand with the item where answers differ (`with_parts`).
    """
    shown = [group for item in view.items for group in item.shown]
    answers = {tuple(group.counts) for group in shown}
    if one_scale and all(group.scale for group in shown):
        answers = {tuple(dict.fromkeys(answer for offered in sorted(answers) for answer in offered))}
    labels = {tuple(view.answer(item.item, answer) for answer in offered) for offered in answers for item in view.items}
    if len(answers) != 1 or len(labels) != 1:
        return by_answer(view, with_parts=with_parts)
    return _by_group(view, dict(zip(answers.pop(), labels.pop(), strict=True)), measured, parted=parted)


def point_measures(view: ResultView[Scale | PairedScale]) -> Measures:
    """The mean of a scale, in numbers and in words, and how far opinions lie apart."""
    labels, words = point_labels(view.result, view.exercise), view.words

    def of(group: Group) -> Sequence[str]:
        if group.mean is None:
            return []
        mean, spread = mean_in_words(group.mean, words, about=group.in_bands), group.disagreement or 0
        apart = words[f"spread-{reading(spread, len(group.counts))}"] if group.in_bands else f"{spread:.2f}"
        return [mean, nearest_label(group.mean, labels), apart]

    return Measures(("column-mean", "column-in-words", "column-disagreement"), of)


def _by_group(view: ResultView[Exercise], answers: Mapping[str, str], measured: Measures, *, parted: bool) -> Table:
    words, shown = view.words, [group for item in view.items for group in item.shown]
    declined = [reason for reason in NO_OPTIONS if any(reason in group.declined for group in shown)]
    columns = [words["question"], *([words["column-part"]] if parted else []), words["column-group"]]
    columns += [words["column-people"], *answers.values()]
    columns += [words[each] for each in measured.columns]
    columns += [words[reason] for reason in declined]

    def row(item: ItemResult, group: Group) -> tuple[Cell, ...]:
        start: list[Cell] = [view.item(item.item), *([view.part(item.part)] if parted else [])]
        start.append(group_label(group.side, view.sides, words))
        if group.withheld:
            return (*start, withheld_shortly(group, words), *[""] * (len(columns) - len(start) - 1))
        measures = measured.of(group)
        counts = [group.counts.get(answer, "") for answer in answers]
        return (*start, group.people, *counts, *measures, *(group.declined.get(each, 0) for each in declined))

    rows = tuple(row(item, group) for item in view.items for group in item.groups)
    return Table(view.exercise.title, tuple(columns), rows)


def by_answer(view: ResultView[Exercise], *, with_points: bool = False, with_parts: bool = False) -> Table:
    """A row for each question, group and answer; `with_points`, how often it was ranked first, and its points."""
    words = view.words
    columns = [words["question"], words["answer"], words["column-group"], words["column-people"]]
    columns += [words["picked"], words["ranked"], words["rank-points"]] if with_points else [words["column-chosen"]]
    by_part = {(each.item, each.part): each for each in view.items}

    def rows() -> Iterator[tuple[Cell, ...]]:
        for item in view.items:
            if item.part == "ranked":
                continue
            ranked = by_part.get((item.item, "ranked"))
            for group, beside in zip(item.groups, ranked.groups if ranked else item.groups, strict=True):
                yield from _answers(item, group, beside)

    def _answers(item: ItemResult, group: Group, beside: Group) -> Iterator[tuple[Cell, ...]]:
        question, name = view.item(item.item), group_label(group.side, view.sides, words)
        if with_parts and item.part:  # a second round, and the change from the first
            question = f"{view.part(item.part)}: {question}"
        if group.withheld:
            yield (question, "", name, withheld_shortly(group, words), *[""] * (len(columns) - 4))
        for answer, count in group.counts.items():
            start = (question, view.answer(item.item, answer), name, group.people, count)
            yield (*start, *_ranking(beside, answer, words)) if with_points else start
        if group.declined and not with_points:
            yield from ((question, words[why], name, "", count) for why, count in group.declined.items())

    return Table(view.exercise.title, tuple(columns), tuple(rows()))


def _ranking(group: Group, answer: str, words: Words) -> tuple[Cell, Cell]:
    if group.withheld:
        return words["withheld-short"], words["withheld-short"]
    counts: Mapping[str, int] = group.counts
    return counts[answer], group.points[answer]
