"""What a room agrees on: facilitators write it down, participants read it, and may say no to it."""

import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from kit.responses import agreements, rooms
from kit.server.access import PARTICIPANT, Refused, Visit
from kit.server.expiry import note_use
from kit.server.json_input import is_number
from kit.server.standing import standing

LONGEST_NUMBER = 18  # digits: no agreement has a longer one, and none that is much longer can be read


async def add(visit: Visit, given: dict[str, Any]) -> None:
    """The act `{"act": "add-agreement", "text"}`."""
    text = str(given.get("text", ""))
    await _write(visit, "add-agreement", lambda c, room: agreements.add_agreement(c, room, text, time.time()))


async def change(visit: Visit, given: dict[str, Any]) -> None:
    """The act `{"act": "change-agreement", "agreement", "text"}`; the mark goes with the old words."""
    number, text = _number(given), str(given.get("text", ""))
    await _write(visit, "change-agreement", lambda c, room: agreements.change_agreement(c, room, number, text))


async def remove(visit: Visit, given: dict[str, Any]) -> None:
    """The act `{"act": "remove-agreement", "agreement"}`."""
    number = _number(given)
    await _write(visit, "remove-agreement", lambda c, room: agreements.remove_agreement(c, room, number))


async def _write(visit: Visit, act: str, work: Callable[[Connection, int], Any]) -> None:
    """The log keeps that it was done, and not the words: they can be taken away again."""
    room, now = visit.the_room(), time.time()

    def job(connection: Connection) -> None:
        work(connection, room.id)
        rooms.log_act(connection, room.id, standing(connection, visit).actor, act, {}, now)
        note_use(connection, room, now)

    try:
        await visit.keep(job)
    except KeyError as error:
        raise Refused(404, "not-found") from error
    except ValueError as error:
        raise Refused(
            400, "agreement-not-kept", most=agreements.MOST_AGREEMENTS, longest=agreements.LONGEST_AGREEMENT
        ) from error
    visit.house.news.tell(room.id, "agreed")


def _number(given: dict[str, Any]) -> int:
    number = given.get("agreement")
    if not is_number(number):
        raise Refused(400, "not-understood")
    return number


class Agreed(Visit):
    """GET /agreed: what the room has agreed on. POST /agreed says of one that it is not what was meant.

    Nothing is kept of who said so: the sentence is marked, and it is marked once for everybody. Observers only read.
    """

    open_to = (PARTICIPANT,)

    def get(self) -> None:
        self.show("agreed.html.j2", room=self.room, **agreed_values(self))

    async def post(self) -> None:
        given = self.get_body_argument("agreement", "")
        if self.the_participant().side is None or not (given.isdecimal() and len(given) <= LONGEST_NUMBER):
            raise Refused(403, "agreement-not-yours")
        room = self.the_room().id
        try:
            await self.keep(lambda connection: agreements.see_differently(connection, room, int(given)))
        except KeyError as error:
            raise Refused(404, "agreement-gone") from error
        self.house.news.tell(room, "agreed")
        self.redirect("/agreed", status=303)


def agreed_values(visit: Visit) -> dict[str, Any]:
    """What the template of the agreements needs: `agreed`, and whether this visitor `may_differ`."""
    person = visit.participant
    with visit.house.store.read() as connection:
        found = agreements.agreements(connection, visit.the_room().id)
    return {"agreed": found, "may_differ": person is not None and person.side is not None and person.paper_by is None}
