"""What an exercise asks of each person, one by one, and what a stored answer replies to it.

An item of some kinds holds two questions: what holds for us and for them, what is picked and what is ranked. Not the
same people may have replied to both, so each passes the gate by itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kit.exercises import (
    DECLINED,
    Checklist,
    Choice,
    Exercise,
    Open,
    PairedScale,
    PickAndRank,
    Plane,
    Rows,
    Scale,
    Schedule,
)
from kit.exercises.kinds.checklist import STATES
from kit.exercises.kinds.paired_scale import ENDS, MATTERS
from kit.exercises.kinds.plane import AXES, POSITIONS
from kit.exercises.kinds.rows import ALL_ROWS
from kit.exercises.kinds.scale import AGAIN
from kit.results.rows import shared_rows

SECOND_ROUND, CHANGE = "again", "change"
MOVES = ("moved-up", "stayed", "moved-down")

Reply = tuple[str, ...]
"""Keys of the answers given, as text, in the person's order; for what people write, the words that they share."""

WRITTEN = (Open, Rows)
"""Kinds whose results are words that people share: of the whole room, and never by side."""


@dataclass(frozen=True)
class Question:
    """An item, or a `part` of one, and the keys of the answers it offers in the order of the page."""

    item: str
    part: str = ""
    offered: tuple[str, ...] = ()


def questions(exercise: Exercise) -> tuple[Question, ...]:
    """All questions of `exercise` that a group can be summed up on, in the order of the page.

    Not among them are notes and owners of a checklist, which nobody but their author sees, points that people name
    themselves, because no two are the same, and which side one is of: groups are formed by it.
    """
    if isinstance(exercise, Rows):
        return (Question(ALL_ROWS),)
    of_items = (question for item in exercise.items for question in _of_item(exercise, item))
    return (*of_items, *_of_the_whole(exercise))


def _of_item(exercise: Exercise, item: Any) -> Iterator[Question]:
    match exercise:
        case Checklist():
            yield Question(item.id, offered=STATES)
        case Choice():
            if not item.options_from:
                yield Question(item.id, offered=_ids(item.options))
        case Scale():
            yield Question(item.id, offered=_points(exercise.labels))
            if exercise.rounds > 1:
                yield Question(item.id, SECOND_ROUND, _points(exercise.labels))
                yield Question(item.id, CHANGE, MOVES)
        case PairedScale():
            yield from (Question(item.id, end, _points(exercise.labels)) for end in ENDS)
        case PickAndRank():
            yield from (Question(item.id, part, _ids(item.options)) for part in ("picked", "ranked"))
        case Plane():
            if not item.named:
                yield from (Question(item.id, axis, POSITION_KEYS) for axis in AXES)
        case Open():
            yield Question(item.id)
        case Schedule():
            return  # dates of one's own: there is nothing to count
        case _:
            raise TypeError(f"there are no results yet for exercises of the type {type(exercise).__name__}")


def _of_the_whole(exercise: Exercise) -> Iterator[Question]:
    """What is asked once about all items: which of them matter most, as what is picked and as what is ranked."""
    if isinstance(exercise, PairedScale) and exercise.matters:
        yield from (Question(MATTERS, part, _ids(exercise.items)) for part in ("picked", "ranked"))


def _points(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(point) for point, _ in enumerate(labels, 1))


def _ids(options: Iterable[Any]) -> tuple[str, ...]:
    return tuple(option.id for option in options)


def answers_by_question(exercise: Exercise, answers: Mapping[str, Any]) -> dict[str, Any]:
    """A person's `answers` by place as `reply` takes them, by the item of a question.

    Rows stand in many places and answer one question: their texts are put together under `ALL_ROWS`.
    """
    if not isinstance(exercise, Rows):
        return dict(answers)
    shared = shared_rows(answers, exercise)
    return {} if shared is None else {ALL_ROWS: {ALL_ROWS: shared}}


def reply(question: Question, value: Any) -> Reply | None:
    """What the stored `value` of the question's item replies to it; None where nothing was said.

    "Cannot say" and "rather not say" are replies: `declined` tells them from the others.

    >>> reply(Question("image", "them", ("1", "2", "3")), {"us": 1, "them": 3})
    ('3',)
    >>> reply(Question("image", "them", ("1", "2", "3")), {"us": 1}) is None
    True
    """
    if isinstance(value, dict) and ALL_ROWS in value:
        return tuple(value[ALL_ROWS])
    if isinstance(value, dict) and "text" in value:
        if not value["text"].strip():
            return None
        return (value["text"],) if value["shared"] else ()
    if question.part and not isinstance(value, (str, list)):  # a word declines both parts; a list is both
        value = value.get(question.part) if isinstance(value, dict) else None
    if value is None or value == []:
        return None
    given = tuple(map(_key, value)) if isinstance(value, list) else (_key(value),)
    known = tuple(each for each in given if each in question.offered or each in DECLINED)
    return known or None


def reply_of(question: Question, answers: Mapping[str, Any]) -> Reply | None:
    """What a person's `answers` (by place, as stored) reply to `question`.

    >>> answers = {"comfort": 2, "comfort.again": 4}
    >>> [reply_of(Question("comfort", part, ("2", "4")), answers) for part in ("", "again", "change")]
    [('2',), ('4',), ('moved-up',)]
    """
    first, second = answers.get(question.item), answers.get(f"{question.item}{AGAIN}")
    if question.part == CHANGE:
        return change(first, second)
    if question.part == SECOND_ROUND:
        return reply(replace(question, part=""), second)
    return reply(question, first)


def change(first: Any, second: Any) -> Reply | None:
    """Which way an answer moved from the first round to the second; None unless both are points.

    >>> change(5, 4), change(3, 3), change(3, "cannot-say")
    (('moved-down',), ('stayed',), None)
    """
    if not isinstance(first, int) or not isinstance(second, int):
        return None
    return (MOVES[0] if second > first else MOVES[2] if second < first else MOVES[1],)


def position_key(position: float) -> str:
    """A position on a plane as the key of an answer.

    >>> position_key(3.0), position_key(7.5)
    ('3', '7.5')
    """
    return f"{position:g}"


POSITION_KEYS = tuple(map(position_key, POSITIONS))


def _key(value: Any) -> str:
    return position_key(value) if isinstance(value, float) else str(value)


def declined(given: Reply) -> bool:
    """Whether the reply is "cannot say" or "rather not say".

    >>> declined(("rather-not-say",)), declined(("4",)), declined(())
    (True, False, False)
    """
    return len(given) == 1 and given[0] in DECLINED
