"""What an exercise asks of each person, one by one, and what a stored answer replies to it.

An item of some kinds holds two questions: what holds for us and for them, what is picked and what is ranked. Not the
same people may have replied to both, so each passes the gate by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kit.exercises import DECLINED, Checklist, Choice, Exercise, Open, PairedScale, PickAndRank, Place, Scale
from kit.exercises.kinds.checklist import STATES
from kit.exercises.kinds.paired_scale import ENDS, MATTERS
from kit.exercises.kinds.place import AXES, POSITIONS

Reply = tuple[str, ...]
"""Keys of the answers given, as text, in the person's order; the words themselves for `open` (none if not shared)."""


@dataclass(frozen=True)
class Question:
    """An item, or a `part` of one, and the keys of the answers it offers in the order of the page."""

    item: str
    part: str = ""
    offered: tuple[str, ...] = ()


def questions(exercise: Exercise) -> tuple[Question, ...]:
    """All questions of `exercise` that a group can be summed up on, in the order of the page.

    Not among them are notes and owners of a checklist, which nobody but their author sees, and which side one is of:
    groups are formed by it.
    """
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
        case PairedScale():
            yield from (Question(item.id, end, _points(exercise.labels)) for end in ENDS)
        case PickAndRank():
            yield from (Question(item.id, part, _ids(item.options)) for part in ("picked", "ranked"))
        case Place():
            yield from (Question(item.id, axis, POSITION_KEYS) for axis in AXES)
        case Open():
            yield Question(item.id)
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


def reply(question: Question, value: Any) -> Reply | None:
    """What the stored `value` of the question's item replies to it; None where nothing was said.

    "Cannot say" and "rather not say" are replies: `declined` tells them from the others.

    >>> reply(Question("image", "them", ("1", "2", "3")), {"us": 1, "them": 3})
    ('3',)
    >>> reply(Question("image", "them", ("1", "2", "3")), {"us": 1}) is None
    True
    """
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
