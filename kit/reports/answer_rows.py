"""Answers as rows: single answers of revealed exercises, under names that are new in every export.

A person has one name for all that she rated, ticked or ranked, and another for each question of a kind that is
`identifying`. A `choice` is, because choices say who somebody is: her work, how long she has been there. With her side,
one such answer may be hers alone ("the only elected member of Aby"); under one name it would lead everybody to all the
others.

The gate holds here too. A question is left out unless every side with an answer to it has the minimum of people; a
refusal is told only where results would tell it. Words that people wrote carry neither person nor side, because they
could give away who wrote the rest. Points on a plane or a scale leave as bands where a side is small. Notes and
owners of a checklist never leave.
"""

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from kit.exercises import Exercise, Pack
from kit.reports.kind import ReportKind, Row
from kit.results import SMALLEST_MINIMUM, GroupResult, ItemResult, ResultView, group_label
from kit.results.gate import Given, single_answers
from kit.results.kind import ResultKind
from kit.results.questions import CHANGE, RANKED, SECOND_ROUND, Question, RoomAnswers
from kit.results.words.replies import latest_answers, low_answers

if TYPE_CHECKING:
    from kit.responses import Answered

ANSWER_COLUMNS = (
    "workshop",
    "exercise",
    "item",
    "part",
    "question",
    "person",
    "side",
    "answer",
    "answer_text",
    "place",
    "on_paper",
)
"""`place` is 1 for what a person ranked first; whoever chose several answers has a row for each.

`on_paper` says whether somebody typed the person's answers in from a sheet. It is empty for everybody of a side where,
in any question, those on paper or those on a device are fewer than the minimum: few know who had no phone, but they do.
For the same reason it is empty beside what somebody chose.
"""


def answer_rows(
    answers: RoomAnswers,
    up_to_seq: Mapping[str, int],
    views: Mapping[str, ResultView[Exercise]],
    pack: Pack,
    minimum: int,
    on_paper: Collection[str] = (),
) -> Iterator[Row]:
    """Rows of the exercises in `up_to_seq`, which says for each up to which answer it was revealed.

    `views` are what the room saw of them: they know the items and options that the pack may have no longer.

    `on_paper` are the authors whose answers were typed in from sheets.
    For the values that the room saw, `answers` are those current at that point; later ones are passed over.
    """
    empty: Row = dict.fromkeys(ANSWER_COLUMNS)
    by_exercise: dict[str, list[Answered]] = {name: [] for name in up_to_seq}
    for answer in answers:
        if answer.exercise in up_to_seq and answer.seq <= up_to_seq[answer.exercise]:
            by_exercise[answer.exercise].append(answer)
    authors = {each.author for given in by_exercise.values() for each in given}
    taken: set[str] = set()
    names = _new_names(authors, taken)
    written: list[Row] = []
    for name, given in by_exercise.items():
        view, kind = views[name], ResultKind.of(views[name].exercise)
        start = {"workshop": pack.workshop_of(name).workshop, "exercise": name}
        names_for = partial(_new_names, authors, taken) if kind.identifying else lambda: names
        rows = _texts(view) if kind.written else _choices(view, given, minimum, names_for)
        written += [{**empty, **start, **row} for row in rows]
    marked = frozenset(names[author] for author in on_paper if author in names)
    yield from _with_paper(written, marked, frozenset(names.values()), max(minimum, SMALLEST_MINIMUM))


def _with_paper(rows: list[Row], marked: Collection[str], known: Collection[object], minimum: int) -> Iterator[Row]:
    """The rows, saying of each of the `known` names whether it is `marked`, unless a side's few could be told by it."""
    asked: dict[tuple[object, ...], set[object]] = {}
    for row in rows:
        if row["person"] in known:
            question = (row["side"], row["exercise"], row["item"], row["part"])
            asked.setdefault(question, set()).add(row["person"])
    few = range(1, minimum)
    told_of = {question[0] for question in asked}
    for (side, *_), people in asked.items():
        on_paper = len(people & set(marked))
        if on_paper in few or len(people) - on_paper in few:
            told_of.discard(side)
    for row in rows:
        yield {**row, "on_paper": row["person"] in marked} if row["person"] in known and row["side"] in told_of else row


def _texts(view: ResultView[Exercise]) -> Iterator[Row]:
    for item in view.items:
        for text in item.whole.texts:
            yield {"item": item.item, "question": view.item(item.item), "answer": "text", "answer_text": text}
        yield from ReportKind.of(view.exercise).cells(view.exercise, item.whole)


def _choices(
    view: ResultView[Exercise], answers: RoomAnswers, minimum: int, names_for: Callable[[], Mapping[str, str]]
) -> Iterator[Row]:
    exercise, order = view.exercise, [side.id for side in view.sides]
    kind, people = ResultKind.of(exercise), latest_answers(exercise, answers)
    for question in _asked(exercise, view.result):
        names = names_for()
        given = {
            names[author]: Given(side, kind.reply(exercise, question, values))
            for author, (side, values) in people.items()
        }
        bands = kind.bands(exercise, question)
        let_out = single_answers(given, order, minimum, bands, low_answers(exercise, question))
        for person, one in sorted(let_out.items()):
            start: Row = {
                "item": question.item,
                "part": question.part,
                "question": view.item(question.item),
                "person": person,
                "side": group_label(one.side, view.sides, view.words),
            }
            for place, answer in enumerate(one.reply or (), 1):
                label = view.answer(question.item, answer)
                ranked = place if question.part == RANKED else None
                yield start | {"answer": answer, "answer_text": label, "place": ranked}


def _asked(exercise: Exercise, result: GroupResult) -> Iterator[Question]:
    """The questions as they were at the reveal; of a question that shows no group, no answer may leave either.

    Nor do those of a second round of which changes are withheld: each person's row shows both rounds side by side.
    """
    apart = {each.item for each in result.items if each.part == CHANGE and _withheld_beside_rounds(each, result)}
    for item in result.items:
        if item.part == SECOND_ROUND and item.item in apart:
            continue
        if item.shown and item.part != CHANGE:  # which follows from the answers of both rounds
            yield Question(item.item, item.part, ResultKind.of(exercise).offered(item))


def _withheld_beside_rounds(changes: ItemResult, result: GroupResult) -> bool:
    again = next(each for each in result.items if (each.item, each.part) == (changes.item, SECOND_ROUND))
    shown = {group.side for group in again.shown}
    return any(group.withheld and group.side in shown for group in changes.groups if group.side is not None)


def _new_names(authors: set[str], taken: set[str]) -> dict[str, str]:
    """A random name for each, so that two exports cannot be joined by them, nor their order tell who came first.

    None of them is among those `taken`, to which they are added.
    """
    names: set[str] = set()
    while len(names) < len(authors):
        names |= {f"person-{secrets.token_hex(4)}"} - taken
    taken |= names
    return dict(zip(authors, names, strict=True))
