"""What a page asks for when it opens: who is here, what she has answered, what the room does, all in one answer."""

from sqlalchemy import Connection

from kit.responses import agreements, rooms
from kit.responses.sessions import FACILITATOR, PARTICIPANT
from kit.room.participants.answers import own_answers
from kit.room.plan.state_view import room_state
from kit.room.schema import Me as MeAnswer
from kit.room.schema import SideNamed
from kit.server.handler import RoomHandler


class Start(RoomHandler):
    """GET /api/start: `{"me", "answers", "group", "state"}`, as `/api/me`, `/api/answers` and `/api/state` say them.

    Each request costs a phone on a slow line a second, and the server more than what it answers. A facilitator who
    looks at a participants' page is told `state` alone.
    """

    open_to = (PARTICIPANT, FACILITATOR)

    def get(self) -> None:
        if self.participant is None:
            self.answer({"me": None, "state": room_state(self.context)})
        else:
            self.answer({"state": room_state(self.context), "me": who_is_here(self), **own_answers(self.context)})


class State(RoomHandler):
    """GET /api/state: what the room is doing, as its pages need it."""

    open_to = (PARTICIPANT, FACILITATOR)

    def get(self) -> None:
        self.answer(room_state(self.context))


class Me(RoomHandler):
    """GET /api/me: who this browser is in the room."""

    open_to = (PARTICIPANT,)

    def get(self) -> None:
        self.answer(who_is_here(self))


def who_is_here(handler: RoomHandler) -> MeAnswer:
    """`{"participant", "side", "sides", "language", "group", "room", "paper", "agreed"}`; see docs/interfaces.md."""
    person, room = handler.the_participant(), handler.the_room()

    def read(connection: Connection) -> tuple[list[SideNamed], bool]:
        sides: list[SideNamed] = [{"id": side.id, "name": side.name} for side in rooms.sides(connection, room.id)]
        return sides, bool(agreements.agreements(connection, room.id))

    sides, agreed = handler.app.store.remembered(("sides-and-agreed", room.id), read)
    return {
        "participant": person.id,
        "side": next((side for side in sides if side["id"] == person.side), None),
        "sides": sides,
        "language": person.language,
        "group": person.group,
        "room": {"title": room.title, "code": room.code},
        "paper": handler.sheet_back(),
        "agreed": agreed,
    }
