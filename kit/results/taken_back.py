"""Words that people showed to the room and took back: what is left of a result, as if they had never shown them.

How many people a result tells of stays as it was at the reveal, so that taking back and clearing look alike, and so
that the gate decides as it did then. What is left was shown before: nothing new comes out. Whoever looked before and
looks again sees which words are gone, and that cannot be helped.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.exercises import Exercise
from kit.exercises.json_types import Value
from kit.results.kind import ResultKind
from kit.results.questions import RoomAnswers

if TYPE_CHECKING:
    from kit.responses import Answered

SHARED = "shared"


def holds_words(exercise: Exercise) -> bool:
    """Whether results of `exercise` show what people wrote, so that something can be taken back."""
    return ResultKind.of(exercise).written or exercise.together


def may_be_taken_back(value: Value) -> bool:
    """Whether an answer with this `value` shows anything that is gone once its author takes it back.

    >>> may_be_taken_back({"text": "ours", "shared": True}), may_be_taken_back({"text": "mine", "shared": False})
    (True, False)
    """
    return bool(_kept(value) != value)


def without_what_was_taken_back(then: RoomAnswers, now: RoomAnswers) -> "list[Answered]":
    """The answers `then` (of one exercise), those that do not stand `now` any more as if they had not been shared.

    What a person or a table unticked, cleared or wrote anew since does not stand. New words are not in it either: the
    room sees them at the next reveal. Of a sheet each box stands by itself, and none without the tick of the table.
    """
    current = {(each.author, each.item): each.value for each in sorted(now, key=lambda each: each.seq)}
    return [
        each if current.get((each.author, each.item)) == each.value else replace(each, value=_kept(each.value))
        for each in then
    ]


def _kept(value: Value) -> Value:
    """As it would be stored if it had not been shared; None for the tick or a box of a sheet."""
    if isinstance(value, dict):
        return {**value, SHARED: False} if SHARED in value else None
    return None if value is True else value
