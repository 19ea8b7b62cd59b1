"""Erasing a room or a person while the server runs: from the store, and from what the server itself remembers."""

import asyncio
import sys
import time
from collections.abc import Mapping

from sqlalchemy import Connection

from kit.exercises.json_types import JsonDict, JsonObject
from kit.responses import Erased, Participant, Room
from kit.responses.people import erasure, participants
from kit.responses.room import rooms, snapshots
from kit.room.context import RoomContext
from kit.room.facilitator_link import facilitator_path
from kit.room.lifecycle.create import newest_or_first_room
from kit.room.lifecycle.settings_file import remember_room
from kit.room.participants.codes import find_person
from kit.room.refused import Refused
from kit.room.services import RoomServices
from kit.room.sides.roles import Check, role_of

SECONDS_BEFORE_ANOTHER_TRY = 60


async def erase_room(services: RoomServices, room: Room, still: Check = lambda _: None) -> Erased:
    """Erase `room` with everybody and everything in it. Raises `NotStored` if the database could not be written.

    `still` is asked in the transaction that erases; if it raises, nothing is erased.
    """
    async with services.results_change:
        erased = await asyncio.to_thread(erasure.erase_room, services.store, room.id, still)
    _follow_the_store(services, room.id, erased)
    return erased


async def erase_participant(services: RoomServices, person: Participant, actor: str) -> Erased:
    """Erase `person`; the room's log keeps that `actor` did it, not whom. Raises `NotStored` as `erase_room` does."""
    async with services.results_change:
        erased = await asyncio.to_thread(erasure.erase_participant, services.store, person.id)

    def log(connection: Connection) -> None:
        if rooms.room(connection, person.room):
            rooms.log_act(connection, person.room, actor, "erase-participant", {}, time.time())

    if erased.rows:
        await asyncio.wrap_future(services.store.write(log))
    _follow_the_store(services, person.room, erased)
    return erased


async def take_back(services: RoomServices, person: Participant, exercise: str) -> None:
    """Erase what `person` answered to one `exercise`, with all traces. Raises `NotStored` as `erase_room` does."""
    async with services.results_change:
        erased = await asyncio.to_thread(erasure.take_back, services.store, person.id, exercise)
    _follow_the_store(services, person.room, erased)


async def keep_a_room_open(services: RoomServices) -> Room | None:
    """Open a new room if none is left, and return it: only in a room could anybody ask for one."""

    def job(connection: Connection) -> tuple[Room, bool]:
        none_left = not rooms.rooms(connection)
        return newest_or_first_room(connection, services.pack), none_left

    room, is_new = await asyncio.wrap_future(services.store.write(job))
    remember_room(services.store.folder, room.code)
    return room if is_new else None


def in_words(erased: Erased, words: Mapping[str, str], room: str = "") -> list[str]:
    """Sentences that say what was erased: the room with the code `room`, or a person."""
    if not erased.rows:
        return [words["erased-nothing"]]
    count = {name: erased.rows.get(name, 0) for name in ("response", "participant", "snapshot")}
    filled = {"answers": count["response"], "people": count["participant"], "results": count["snapshot"]}
    said = [words["erased-room" if room else "erased-person"].format(room=room, **filled)]
    if count["snapshot"] and not room:
        said.append(words["erased-results"].format(**filled))
    if erased.backups:
        said.append(words["erased-copies"].format(files=", ".join(erased.backups)))
    said.append(words["erased-completely" if erased.complete else "erased-traces"])
    return said


def check_the_code(context: RoomContext, given: JsonObject) -> None:
    """Pass if the room's code was typed again (`code`). Raises `Refused` (400)."""
    with context.store.read() as connection:
        typed = rooms.room_by_code(connection, str(given.get("code", "")))
    if typed is None or typed.id != context.room.id:
        raise Refused(400, "erase-wrong-code")


async def erase_the_room(context: RoomContext, still: Check) -> JsonDict:
    """Erase the room of this context, unless `still` raises. Nobody calls this but `approval`.

    If it was the last, there is a new one: its `path` is told to whoever opened the old one, and to the terminal.
    """
    room = context.room
    erased = await erase_room(context.services, room, still)
    new = await keep_a_room_open(context.services)
    opened_it = context.session is not None and context.session.facilitator is None
    path = facilitator_path(context.services.secret, new.code) if new else ""
    if new and not opened_it:
        print(f"A new room is open. Its facilitator link: {context.services.urls[0]}{path}", file=sys.stderr)
    return {"message": " ".join(in_words(erased, context.words, room.code)), "path": path if opened_it else ""}


async def act_erase_participant(context: RoomContext, given: JsonObject) -> JsonDict:
    """The board's act: `{"words": resume code}`. The words are the only thing that tells which person it is."""
    with context.store.read() as connection:
        who = role_of(connection, context)
    person, _ = await find_person(context.services, context.address, context.room, str(given.get("words", "")))
    if person is None:
        raise Refused(404, "wrong-resume-code")
    erased = await erase_participant(context.services, person, who.actor)
    return {"message": " ".join(in_words(erased, context.words))}


def _follow_the_store(services: RoomServices, room: int, erased: Erased) -> None:
    """Forget whatever belongs to nobody any more, and tell the pages that are open in `room`."""
    with services.store.read() as connection:
        known = [each.id for each in rooms.rooms(connection)]
        people = {person.id for each in known for person in participants.participants(connection, each)}
        results = {snapshot.id for each in known for snapshot in snapshots.every_snapshot(connection, each)}
    for gone in services.arrivals.codes.keys() - people:
        del services.arrivals.codes[gone]
    services.pending_codes.forget_all_but(people)
    for key in [key for key in services.drawn if not {key[0], *key[4]} <= results]:
        del services.drawn[key]
    for kind in ("state", "people", "answers"):
        services.events.tell(room, kind)
    if not erased.complete:
        services.keep_running(asyncio.ensure_future(_remove_traces(services)))


async def _remove_traces(services: RoomServices) -> None:
    while True:
        await asyncio.sleep(SECONDS_BEFORE_ANOTHER_TRY)
        if await asyncio.to_thread(erasure.remove_traces, services.store):
            return
