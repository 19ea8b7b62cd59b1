"""Participants and observers: random ids without names, found again by their resume code's lookup."""

import secrets
from dataclasses import dataclass, field, fields

from sqlalchemy import Connection, Select, bindparam, insert, select, update

from kit.exercises.json_types import Value
from kit.responses.database import schema

MOST_GROUPS = 60

_P = schema.participant

BY_FACILITATOR = "facilitator"
_CAME_BACK = {True: "facilitator-back", False: "helper-back"}
_OWN_WORDS = {True: "facilitator-own", False: "helper-own"}
"""What takes the place of the typist once the person on paper is back, and once she has words that nobody else saw."""


@dataclass(frozen=True)
class Participant:
    """A person in a room; `side` is None for an observer, `simulated` is True for people of the demo room.

    `group` is the number of the table at which she sits and writes with others, None before she said so. `paper_by` is
    None for whoever answers on a device. For a person on paper it says who types her answers in: a participant's id,
    `BY_FACILITATOR`, or "" if that participant has been erased. Once she has come back herself nobody types for her
    any more, and it says only that somebody did.
    """

    id: str
    room: int
    side: int | None
    language: str
    simulated: bool
    joined_at: float
    group: int | None = None
    paper_by: str | None = None
    pending_code: bytes | None = field(default=None, repr=False)
    own_key: bytes | None = field(default=None, repr=False)

    @property
    def typed_by_facilitator(self) -> bool:
        """Whether a facilitator typed in her sheet, now or before she came back."""
        return self.paper_by in (BY_FACILITATOR, _CAME_BACK[True], _OWN_WORDS[True])

    @property
    def is_back_from_paper(self) -> bool:
        """Whether she has come back herself from a sheet of paper."""
        return self.paper_by in (*_CAME_BACK.values(), *_OWN_WORDS.values())

    @property
    def needs_own_words(self) -> bool:
        """Whether she has come back with the words that her typist has seen, and has no others yet."""
        return self.paper_by in _CAME_BACK.values()


def join(
    connection: Connection,
    room_id: int,
    side: int | None,
    language: str,
    lookup: bytes,
    simulated: bool = False,
    *,
    now: float,
    paper_by: str | None = None,
) -> Participant:
    """A new participant of a room (an observer if `side` is None).

    `lookup` is the first half of `resume_codes.lookup_and_key`. Raises `ValueError` if the side is of another room,
    and `sqlalchemy.exc.IntegrityError` if the same resume code is in use in this room already.
    """
    _check_side(connection, room_id, side)
    person = Participant(secrets.token_hex(16), room_id, side, language, simulated, now, paper_by=paper_by)
    values = {each.name: getattr(person, each.name) for each in fields(person)}
    connection.execute(insert(_P).values(lookup=lookup, **values))
    return person


def participant(connection: Connection, participant_id: str) -> Participant | None:
    """The participant with this id."""
    return _one(connection, _BY_ID, of_id=participant_id)


def by_lookup(connection: Connection, room_id: int, lookup: bytes) -> Participant | None:
    """The participant of a room whose resume code gave `lookup`."""
    return _one(connection, _BY_LOOKUP, of_room=room_id, of_lookup=lookup)


def participants(connection: Connection, room_id: int) -> list[Participant]:
    """Everybody in a room, observers too, in the order of joining."""
    found = _EVERYONE.where(_P.c.room == room_id).order_by(_P.c.joined_at, _P.c.id)
    return [Participant(**row._mapping) for row in connection.execute(found)]


def move_side(connection: Connection, participant_id: str, side: int | None) -> Participant:
    """Move a participant to another side of the same room, or make an observer of her; the caller logs the act.

    Raises `KeyError` if there is no such participant and `ValueError` if the side is of another room.
    """
    before = _existing(connection, participant_id)
    _check_side(connection, before.room, side)
    _change(connection, participant_id, side=side)
    return _existing(connection, participant_id)


def sit_at(connection: Connection, participant_id: str, group: int) -> Participant:
    """Let a participant sit at the table `group`; what was written at another stays there.

    Raises `KeyError` if there is no such participant, `ValueError` for a number below 1 or above `MOST_GROUPS`.
    """
    if not 1 <= group <= MOST_GROUPS:
        raise ValueError(f"tables have numbers from 1 to {MOST_GROUPS}, not {group}")
    _change(connection, participant_id, group=group)
    return _existing(connection, participant_id)


def come_back(connection: Connection, participant_id: str) -> None:
    """End whoever types for a person on paper, because she is back herself; the mark that she was on paper stays."""
    person = participant(connection, participant_id)
    if person and person.paper_by is not None and not person.is_back_from_paper:
        _change(connection, participant_id, paper_by=_CAME_BACK[person.typed_by_facilitator])


def give_own_words(connection: Connection, participant_id: str, lookup: bytes) -> bool:
    """Let the words that give `lookup` open her place, and no longer those that her typist has seen.

    Returns False, and changes nothing, if she needs none, or has got some meanwhile.
    """
    person = participant(connection, participant_id)
    if person is None or not person.needs_own_words:
        return False
    _change(connection, participant_id, lookup=lookup, paper_by=_OWN_WORDS[person.typed_by_facilitator])
    return True


# Built once, as in `sessions`.
_EVERYONE = schema.fields_of(Participant, _P)
_BY_ID = _EVERYONE.where(_P.c.id == bindparam("of_id"))
_BY_LOOKUP = _EVERYONE.where(_P.c.room == bindparam("of_room"), _P.c.lookup == bindparam("of_lookup"))


def _one(connection: Connection, asked: Select[tuple[object, ...]], **values: Value) -> Participant | None:
    row = connection.execute(asked, values).one_or_none()
    return Participant(**row._mapping) if row else None


def _existing(connection: Connection, participant_id: str) -> Participant:
    found = participant(connection, participant_id)
    if found is None:
        raise KeyError(f"there is no participant {participant_id}")
    return found


def _change(connection: Connection, participant_id: str, **values: Value) -> None:
    connection.execute(update(_P).where(_P.c.id == participant_id).values(**values))


def _check_side(connection: Connection, room_id: int, side: int | None) -> None:
    table = schema.side
    if side is None:
        return
    if connection.scalar(select(table.c.room).where(table.c.id == side)) != room_id:
        raise ValueError(f"this room has no side {side}")
