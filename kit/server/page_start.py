"""What a page asks for when it opens: who is here, what she has answered, what the room does, all in one answer."""

from typing import Any

from sqlalchemy import Connection

from kit.responses import agreements, rooms
from kit.server.access import FACILITATOR, PARTICIPANT, Visit
from kit.server.answering import own_answers
from kit.server.live import room_state


class Start(Visit):
    """GET /api/start: `{"me", "answers", "group", "state"}`, as `/api/me`, `/api/answers` and `/api/state` say them.

    Each request costs a phone on a slow line a second, and the server more than what it answers. A facilitator who
    looks at a participants' page is told `state` alone.
    """

    open_to = (PARTICIPANT, FACILITATOR)

    def get(self) -> None:
        if self.participant is None:
            self.answer({"me": None, "state": room_state(self)})
        else:
            self.answer({"state": room_state(self), "me": who_is_here(self), **own_answers(self)})


class Me(Visit):
    """GET /api/me: who this browser is in the room."""

    open_to = (PARTICIPANT,)

    def get(self) -> None:
        self.answer(who_is_here(self))


def who_is_here(visit: Visit) -> dict[str, Any]:
    """`{"participant", "side", "sides", "language", "group", "room", "paper", "agreed"}`; see docs/interfaces.md."""
    person, room = visit.the_participant(), visit.the_room()

    def read(connection: Connection) -> tuple[tuple[dict[str, Any], ...], bool]:
        sides = tuple({"id": side.id, "name": side.name} for side in rooms.sides(connection, room.id))
        return sides, bool(agreements.agreements(connection, room.id))

    sides, agreed = visit.house.store.remembered(("sides-and-agreed", room.id), read)
    return {
        "participant": person.id,
        "side": next((side for side in sides if side["id"] == person.side), None),
        "sides": sides,
        "language": person.language,
        "group": person.group,
        "room": {"title": room.title, "code": room.code},
        "paper": visit.sheet_back(),
        "agreed": agreed,
    }
