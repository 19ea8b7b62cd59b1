"""Results as rows: one for each exercise, item, part, group and answer."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kit.exercises import Exercise, Pack
from kit.reports.kind import ReportKind, Row
from kit.results import Group, ItemResult, ResultView, group_label

if TYPE_CHECKING:
    from kit.responses import Agreement

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
plane, the quartiles stand in each row of a group; the `answer` "text" is a text that its author shares. Of sheets that
groups show there is a row for each text, with the name of the table in place of a side's. A row that somebody shares
has a line for each of its cells: `item` is the column, and `part` ("row-1") says which belong together; its number
tells nothing else. A `value` stands in the rows of a mutuality gap whose `part` is a reading; see
`kit.reports.reading_rows`."""


def result_rows(views: Iterable[ResultView[Exercise]], pack: Pack) -> Iterator[Row]:
    """Rows of released results, in the order of `views`; a withheld group has one row, with its reason alone."""
    empty: Row = dict.fromkeys(RESULT_COLUMNS)
    for view in views:
        start = {"workshop": pack.workshop_of(view.exercise.id).workshop, "exercise": view.exercise.id}
        yield from ({**empty, **start, **row} for row in _of_result(view))


def _of_result(view: ResultView[Exercise]) -> Iterator[Row]:
    yield from _of_sheets(view)
    for item in view.items:
        for group in item.groups:
            side = "" if group.side is None else group_label(group.side, view.sides, view.words)
            start: Row = {"item": item.item, "part": item.part, "question": view.item(item.item), "side": side}
            yield from ({**start, "withheld": group.reason, **row} for row in _of_group(view, item, group))
    yield from ReportKind.of(view.exercise).readings(view)


def agreement_rows(agreed: "Iterable[Agreement]", language: str, pack: Pack) -> Iterator[Row]:
    """What the room has agreed on: `part` is "agreement", and `answer` "text".

    Where somebody sees one differently, a second row of the same `item` has the `answer` "seen-differently". No row
    says who, how many, or when.
    """
    words = pack.words(language)
    empty: Row = dict.fromkeys(RESULT_COLUMNS)
    for number, each in enumerate(agreed, 1):
        start: Row = {"item": f"agreement-{number}", "part": "agreement", "question": words["agreed-title"]}
        yield {**empty, **start, "answer": "text", "answer_text": each.text}
        if each.seen_differently:
            said = words["agreed-seen-differently"]
            yield {**empty, **start, "answer": "seen-differently", "answer_text": said}


def _of_group(view: ResultView[Exercise], item: ItemResult, group: Group) -> Iterator[Row]:
    if group.withheld:
        yield {}
        return
    about: Row = {"people": group.people, "mean": _round(group.mean), "disagreement": _round(group.disagreement)}
    about |= dict(zip(("lower_quartile", "median", "upper_quartile"), group.quartiles, strict=False))
    for answer, count in group.counts.items():
        points = group.points.get(answer)
        label = view.answer(item.item, answer)
        yield about | {"answer": answer, "answer_text": label, "count": count, "points": points}
    for reason, count in group.declined.items():
        yield about | {"answer": reason, "answer_text": view.words[reason], "count": count}
    for text in group.texts:
        yield about | {"answer": "text", "answer_text": text, "count": 1}
    for row in ReportKind.of(view.exercise).cells(view.exercise, group):
        yield about | row | {"count": 1}


def _of_sheets(view: ResultView[Exercise]) -> Iterator[Row]:
    for sheet in view.result.sheets:
        table = view.words["table-number-name"].format(number=sheet.group)
        for place, value in sheet.answers.items():
            item, _, part = place.partition(".")
            start: Row = {"item": item, "part": part, "question": view.item(item), "side": table}
            if "text" in value and "also" in value:
                for text in (value["text"], *value["also"]):
                    yield start | {"answer": "text", "answer_text": text, "count": 1}
            else:
                for column, text in value.items():
                    if isinstance(text, str):
                        yield start | {"part": column, "answer": "text", "answer_text": text, "count": 1}


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
