"""Whether what is stored fits the exercises of today: at each start, before anybody reads it.

A facilitator changes her exercises between two sessions, or starts the same data with others. An answer to a question
with other words, another scale or fewer options would then be read as what nobody said, and a room would open what is
not there. What does not fit is set aside: it is neither shown nor counted nor lost, and comes back by itself with the
exercises that it belongs to.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, func, insert, or_, select, update

from kit.exercises import Pack
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.meaning import ANSWERS, GONE, Meanings, changed, only_corrected, said
from kit.responses.answering.asked import asked_as, exercise_of, pack_of
from kit.responses.answering.private_answers import is_locked
from kit.responses.answering.values import from_text
from kit.responses.database import schema
from kit.responses.room.rooms import Room, RoomState, change_state, rooms, state
from kit.responses.room.snapshots import OWN_SIDE, ROOM, Snapshot, snapshot

_R = schema.response
_STANDING = or_(_R.c.wins, _R.c.set_aside)
_GROUP = (_R.c.room, _R.c.exercise, _R.c.item, _R.c.pack, _R.c.exercise_version, _R.c.meaning)


@dataclass(frozen=True)
class SetAside:
    """What of one `room` does not fit: ids of `workshops` that were open, and by exercise why and how much.

    `answers` counts them, `results` are the exercises whose result the room has seen.
    """

    room: Room
    workshops: tuple[str, ...] = ()
    why: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, int] = field(default_factory=dict)
    results: tuple[str, ...] = ()


def fit_rooms(connection: Connection, pack: Pack) -> list[SetAside]:
    """Set aside what does not fit `pack`, in all rooms, and take back what does; returns what is set aside now."""
    meanings = Meanings(pack)
    _keep_meanings(connection, meanings)
    _look_at_older_answers(connection, pack, meanings)
    answers = _fit_answers(connection, meanings)
    found = [_fit_room(connection, room, pack, meanings, answers[room.id]) for room in rooms(connection)]
    return [each for each in found if each.workshops or each.why]


def _keep_meanings(connection: Connection, meanings: Meanings) -> None:
    table, texts = schema.meaning, meanings.texts()
    known = set(connection.scalars(select(table.c.key)))
    if new := [{"key": key, "said": text} for key, text in texts.items() if key not in known]:
        connection.execute(insert(table), new)


def _look_at_older_answers(connection: Connection, pack: Pack, meanings: Meanings) -> None:
    """Answers from before the kit kept what they are about: what this very pack still offers is taken to fit."""
    fits, not_fitting = [], []
    columns = (_R.c.seq, _R.c.pack, _R.c.exercise, _R.c.item, _R.c.value)
    for row in connection.execute(select(*columns).where(_STANDING, _R.c.meaning == "")):
        key = meanings.key(row.exercise, row.item) if row.pack == pack.manifest.id else ""
        if key and (is_locked(row.value) or _offers(pack, row.exercise, row.item, from_text(row.value))):
            fits.append({"of_seq": row.seq, "key": key})
        else:
            not_fitting.append({"of_seq": row.seq})
    if fits:
        adopt = update(_R).where(_R.c.seq == bindparam("of_seq")).values(meaning=bindparam("key"))
        connection.execute(adopt, fits)
    if not_fitting:
        aside = update(_R).where(_R.c.seq == bindparam("of_seq")).values(wins=False, set_aside=True)
        connection.execute(aside, not_fitting)


def _offers(pack: Pack, exercise: str, place: str, value: Value) -> bool:
    return value is None or pack.exercise(exercise).offers(place, value)


def _fit_answers(connection: Connection, meanings: Meanings) -> defaultdict[int, dict[str, tuple[str, Counter[str]]]]:
    """By room and exercise, why answers are set aside, and how many in each place."""
    then = {row.key: json.loads(row.said) for row in connection.execute(select(schema.meaning))}
    found: defaultdict[int, dict[str, tuple[str, Counter[str]]]] = defaultdict(dict)
    for row in connection.execute(
        select(*_GROUP, func.count().label("how_many")).where(_STANDING).group_by(*_GROUP)
    ).all():
        kept = (row.meaning, then.get(row.meaning), row.pack, row.exercise_version)
        why = meanings.why_not(row.exercise, row.item, *kept)
        group = [column == row._mapping[column.name] for column in _GROUP]
        if why:
            connection.execute(update(_R).where(*group, _R.c.wins).values(wins=False, set_aside=True))
            _, counted = found[row.room].setdefault(row.exercise, (why, Counter()))
            counted[row.item] += row.how_many
        else:
            connection.execute(update(_R).where(*group, _R.c.set_aside).values(wins=True, set_aside=False))
    return found


def _fit_room(
    connection: Connection,
    room: Room,
    pack: Pack,
    meanings: Meanings,
    answers: Mapping[str, tuple[str, Counter[str]]],
) -> SetAside:
    before = state(connection, room.id)
    known = set(pack.manifest.workshops)
    seen = {name: _both(before, name) for name in ("open", "revealed", "own_side", "episodes")}
    why = {name: reason for name, (reason, _) in answers.items()}
    stages = {"revealed": ROOM, "own_side": OWN_SIDE}
    keeps: dict[str, tuple[str, ...]] = {
        "open": tuple(name for name in seen["open"] if name in known),
        "episodes": tuple(name for name in seen["episodes"] if name.partition("/")[0] in known),
    }
    for name, stage in stages.items():
        misfits = {each: _of_result(connection, room, each, stage, pack, meanings) for each in seen[name]}
        keeps[name] = tuple(each for each in seen[name] if not misfits[each])
        why |= {each: reason for each, reason in misfits.items() if reason}
    aside = {name: [each for each in seen[name] if each not in keeps[name]] for name in seen}
    counted = {name: places.total() for name, (_, places) in answers.items()}
    kept: JsonDict = {name: each for name, each in aside.items() if each}
    if why:
        kept |= {"why": why, "answers": counted}
    changes: JsonDict = {**keeps, "set_aside": kept}
    if before.screen.get("exercise") in why or before.screen.get("workshop", "") not in {"", *known}:
        changes["screen"] = {}
    if any(getattr(before, name) != value for name, value in changes.items()):
        change_state(connection, room.id, **changes)
    return SetAside(room, tuple(aside["open"]), why, counted, tuple(aside["revealed"]))


def _both(now: RoomState, name: str) -> tuple[str, ...]:
    """What the room had of it, whether set aside or not."""
    return tuple(dict.fromkeys([*getattr(now, name), *now.set_aside.get(name, ())]))


def _of_result(connection: Connection, room: Room, name: str, stage: str, pack: Pack, meanings: Meanings) -> str:
    """Why the result of the exercise `name` that was shown in this `stage` does not fit; "" if it does."""
    taken = snapshot(connection, room.id, name, stage)
    if taken is None:
        return "" if meanings.asks(name) else GONE
    if not taken.asked:
        return _older_result(connection, taken, pack)
    try:
        then = exercise_of(taken.asked)
    except ValueError:
        return ANSWERS  # an older or newer kit wrote it
    of, version, language = pack_of(taken.asked)
    corrected = of == pack.manifest.id and only_corrected(version, pack.manifest.version)
    for place in then.places():
        if reason := changed(said(then, place), meanings.at(name, place, language), corrected=corrected):
            return reason
    return ""


def _older_result(connection: Connection, taken: Snapshot, pack: Pack) -> str:
    """A result from before the kit kept what it is about is taken to be about the exercise of today."""
    try:
        exercise = pack.exercise(taken.exercise, pack.manifest.languages[0])
    except KeyError:
        return GONE
    table = schema.snapshot
    asked = asked_as(exercise, pack.manifest)
    connection.execute(update(table).where(table.c.id == taken.id).values(asked=asked))
    return ""
