"""Erasing a room or a person while the server runs: from the store, and from what the server itself remembers."""

import asyncio
import sys
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from kit.responses import Erased, Participant, Room, erasure, participants, rooms, snapshots
from kit.server.access import PARTICIPANT, Refused, Visit
from kit.server.codes import find_person
from kit.server.facilitator_link import facilitator_path
from kit.server.opening import newest_or_first_room
from kit.server.server_file import remember_room
from kit.server.standing import Check, standing

if TYPE_CHECKING:
    from kit.server.house import House

SECONDS_BEFORE_ANOTHER_TRY = 60


async def erase_room(house: "House", room: Room, still: Check = lambda _: None) -> Erased:
    """Erase `room` with everybody and everything in it. Raises `NotStored` if the database could not be written.

    `still` is asked in the transaction that erases; if it raises, nothing is erased.
    """
    async with house.results_change:
        erased = await asyncio.to_thread(erasure.erase_room, house.store, room.id, still)
    _follow_the_store(house, room.id, erased)
    return erased


async def erase_participant(house: "House", person: Participant, actor: str) -> Erased:
    """Erase `person`; the room's log keeps that `actor` did it, not whom. Raises `NotStored` as `erase_room` does."""
    async with house.results_change:
        erased = await asyncio.to_thread(erasure.erase_participant, house.store, person.id)

    def log(connection: Connection) -> None:
        if rooms.room(connection, person.room):
            rooms.log_act(connection, person.room, actor, "erase-participant", {}, time.time())

    if erased.rows:
        await asyncio.wrap_future(house.store.write(log))
    _follow_the_store(house, person.room, erased)
    return erased


async def take_back(house: "House", person: Participant, exercise: str) -> None:
    """Erase what `person` answered to one `exercise`, with all traces. Raises `NotStored` as `erase_room` does."""
    async with house.results_change:
        erased = await asyncio.to_thread(erasure.take_back, house.store, person.id, exercise)
    _follow_the_store(house, person.room, erased)


async def keep_a_room_open(house: "House") -> Room | None:
    """Open a new room if none is left, and return it: only in a room could anybody ask for one."""

    def job(connection: Connection) -> tuple[Room, bool]:
        none_left = not rooms.rooms(connection)
        return newest_or_first_room(connection, house.pack), none_left

    room, is_new = await asyncio.wrap_future(house.store.write(job))
    remember_room(house.store.folder, room.code)
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


def check_the_code(visit: Visit, given: Mapping[str, Any]) -> None:
    """Pass if the room's code was typed again (`code`). Raises `Refused` (400)."""
    with visit.house.store.read() as connection:
        typed = rooms.room_by_code(connection, str(given.get("code", "")))
    if typed is None or typed.id != visit.the_room().id:
        raise Refused(400, "erase-wrong-code")


async def erase_the_room(visit: Visit, still: Check) -> dict[str, Any]:
    """Erase the room of this visit, unless `still` raises. Nobody calls this but `fairness`.

    If it was the last, there is a new one: its `path` is told to whoever opened the old one, and to the terminal.
    """
    room = visit.the_room()
    erased = await erase_room(visit.house, room, still)
    new = await keep_a_room_open(visit.house)
    opened_it = visit.session is not None and visit.session.facilitator is None
    path = facilitator_path(visit.house.secret, new.code) if new else ""
    if new and not opened_it:
        print(f"A new room is open. Its facilitator link: {visit.house.urls[0]}{path}", file=sys.stderr)
    return {"message": " ".join(in_words(erased, visit.words, room.code)), "path": path if opened_it else ""}


async def act_erase_participant(visit: Visit, given: Mapping[str, Any]) -> dict[str, Any]:
    """The board's act: `{"words": resume code}`. The words are the only thing that tells which person it is."""
    with visit.house.store.read() as connection:
        who = standing(connection, visit)
    person, _ = await find_person(visit, visit.the_room(), str(given.get("words", "")))
    if person is None:
        raise Refused(404, "wrong-resume-code")
    erased = await erase_participant(visit.house, person, who.actor)
    return {"message": " ".join(in_words(erased, visit.words))}


class Erase(Visit):
    """GET /erase says what would go and asks; POST /erase erases whoever this browser is, once she is `sure`."""

    def get(self) -> None:
        if self.participant is None:
            raise Refused(403, "join-first")
        self.show("erase.html.j2", room=self.room, person=self.participant.id)

    async def post(self) -> None:
        said = [self.words["erased-nothing"]]  # as when the button was pressed twice
        person = self.participant.id if self.participant else self.get_body_argument("person", "")
        if self.participant is not None:
            if self.get_body_argument("sure", "") != "yes":
                self.get()
                return
            said = in_words(await erase_participant(self.house, self.participant, PARTICIPANT), self.words)
        self.take_cookie(PARTICIPANT)
        self.show("erased.html.j2", said=said, now=None, person=person)


def _follow_the_store(house: "House", room: int, erased: Erased) -> None:
    """Forget whatever belongs to nobody any more, and tell the pages that are open in `room`."""
    with house.store.read() as connection:
        known = [each.id for each in rooms.rooms(connection)]
        people = {person.id for each in known for person in participants.participants(connection, each)}
        results = {snapshot.id for each in known for snapshot in snapshots.every_snapshot(connection, each)}
    for gone in house.arrivals.codes.keys() - people:
        del house.arrivals.codes[gone]
    house.pending_codes.forget_all_but(people)
    for key in [key for key in house.drawn if not {key[0], *key[4]} <= results]:
        del house.drawn[key]
    for kind in ("state", "people", "answers"):
        house.news.tell(room, kind)
    if not erased.complete:
        house.keep_running(asyncio.ensure_future(_remove_traces(house)))


async def _remove_traces(house: "House") -> None:
    while True:
        await asyncio.sleep(SECONDS_BEFORE_ANOTHER_TRY)
        if await asyncio.to_thread(erasure.remove_traces, house.store):
            return
