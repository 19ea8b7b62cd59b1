"""Results as rows: one for each exercise, item, part, group and answer."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kit.exercises import Exercise, Pack, PairedScale
from kit.reports.reading_rows import reading_rows
from kit.results import Group, GroupResult, ItemResult, answer_label, group_label, item_label
from kit.results.labels import Words

if TYPE_CHECKING:
    from kit.responses import Side

Value = str | int | float | None
Row = dict[str, Value]

RESULT_COLUMNS = (
    "workshop",
    "exercise",
    "item",
    "part",
    "question",
    "side",
    "withheld",
    "people",
    "answer",
    "answer_text",
    "count",
    "points",
    "mean",
    "disagreement",
    "lower_quartile",
    "median",
    "upper_quartile",
    "value",
)
"""`side` is empty for the whole room; `withheld` is a reason or empty; `mean`, `disagreement` and, for a point on a
plane, the quartiles stand in each row of a group; the `answer` "text" is a text that its author shares.
A `value` stands in the rows of a mutuality gap whose `part` is a reading; see `kit.reports.reading_rows`."""


def result_rows(results: Sequence[GroupResult], pack: Pack, sides: "Sequence[Side]", language: str) -> Iterator[Row]:
    """Rows of released results, in the order of `results`; a withheld group has one row, with its reason alone."""
    words = pack.words(language)
    empty: Row = dict.fromkeys(RESULT_COLUMNS)
    for result in results:
        exercise = pack.exercise(result.exercise, language)
        for item in result.items:
            start = {
                "workshop": pack.workshop_of(result.exercise).workshop,
                "exercise": result.exercise,
                "item": item.item,
                "part": item.part,
                "question": item_label(exercise, item.item),
            }
            for group in item.groups:
                side = "" if group.side is None else group_label(group.side, sides, words)
                for row in _of_group(exercise, item, group, words):
                    yield {**empty, **start, "side": side, "withheld": group.reason, **row}
        if isinstance(exercise, PairedScale) and exercise.matters:
            start = {"workshop": pack.workshop_of(result.exercise).workshop, "exercise": result.exercise}
            yield from ({**empty, **start, **row} for row in reading_rows(result, exercise, sides, words))


def _of_group(exercise: Exercise, item: ItemResult, group: Group, words: Words) -> Iterator[Row]:
    if group.withheld:
        yield {}
        return
    about: Row = {"people": group.people, "mean": _round(group.mean), "disagreement": _round(group.disagreement)}
    about |= dict(zip(("lower_quartile", "median", "upper_quartile"), group.quartiles, strict=False))
    for answer, count in group.counts.items():
        label = answer_label(exercise, item.item, answer, words)
        points = group.points.get(answer)
        yield about | {"answer": answer, "answer_text": label, "count": count, "points": points}
    for reason, count in group.declined.items():
        yield about | {"answer": reason, "answer_text": words[reason], "count": count}
    for text in group.texts:
        yield about | {"answer": "text", "answer_text": text, "count": 1}


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
