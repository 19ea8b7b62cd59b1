"""Tables: where people sit, what is written there together, and the history of each box."""

from collections.abc import Collection
from datetime import UTC, datetime
from functools import cached_property

from sqlalchemy import Connection

from kit.exercises import Exercise, Pack
from kit.exercises.json_types import Value
from kit.reports import Changed
from kit.responses import Answer, Lock, Participant, group_author
from kit.responses.answering import answers


def author_of(person: Participant, exercise: Exercise) -> str | None:
    """Under whose id `person` answers: her own, or her table's for what is done together; None if she has no table."""
    if not exercise.together:
        return person.id
    return group_author(person.room, person.group) if person.group else None


def may_write(person: Participant, exercise: Exercise) -> bool:
    """Whether she may write: an observer belongs to no side, so she reads a table's sheet and leaves it as it is."""
    return not exercise.together or (person.group is not None and person.side is not None)


def current_of(
    connection: Connection, person: Participant, exercise: Exercise, lock: Lock | None = None
) -> dict[tuple[str, str], answers.Current]:
    """The current answers of `person`, or of her table, to `exercise`, by exercise and place."""
    author = author_of(person, exercise)
    return answers.current_answers(connection, person.room, author, exercise.id, lock) if author else {}


def changes_of(connection: Connection, person: Participant, exercise: Exercise) -> dict[str, Changed]:
    """How a person's answers, or her table's, came to be what they are, for the files of calendars."""
    author = author_of(person, exercise)
    told = answers.every_answer(connection, person.room, author, exercise.id) if author else {}
    return {
        place: Changed(
            len(every),  # not its number in the room, which would tell how much others answer
            datetime.fromtimestamp(every[-1].recorded_at, UTC),
            tuple(each.value for each in reversed(every[:-1])),
            every[-1].value,
        )
        for place, every in told.items()
    }


class SharedSheets:
    """What the store needs to know of the `pack` to put two texts together that were written at the same moment."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    @cached_property
    def together(self) -> frozenset[str]:
        """The ids of the exercises that a group does together."""
        every = (self.pack.workshop(name) for name in self.pack.manifest.workshops)
        return frozenset(exercise.id for workshop in every for exercise in workshop.exercises if exercise.together)

    def merge(self, exercise: str, place: str, current: Value, late: Value, continued: Value) -> Value:
        """Both texts of a box of a group's sheet; None for anything else, where a late answer is history."""
        known = self.pack.exercise(exercise)
        return known.merge(place, current, late, continued) if known.together else None


def answers_by_author(
    taken: Collection[Answer], person: Participant, together: Collection[str]
) -> dict[str, list[Answer]]:
    """Answers under the id of their author: the person, or her table."""
    found: dict[str, list[Answer]] = {}
    for each in taken:
        at_table = each.exercise in together and person.group is not None
        author = group_author(person.room, person.group or 0) if at_table else person.id
        found.setdefault(author, []).append(each)
    return found
