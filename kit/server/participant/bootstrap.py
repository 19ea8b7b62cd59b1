"""What a page asks for when it opens: who is here, what she has answered, what the room does, all in one answer."""

from kit.responses.people.sessions import FACILITATOR, PARTICIPANT
from kit.room.participants.answers import own_answers
from kit.room.plan.state_view import room_state
from kit.room.visitor import who_is_here
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
            me = who_is_here(self.context, self.sheet_back())
            self.answer({"state": room_state(self.context), "me": me, **own_answers(self.context)})


class State(RoomHandler):
    """GET /api/state: what the room is doing, as its pages need it."""

    open_to = (PARTICIPANT, FACILITATOR)

    def get(self) -> None:
        self.answer(room_state(self.context))


class Me(RoomHandler):
    """GET /api/me: who this browser is in the room."""

    open_to = (PARTICIPANT,)

    def get(self) -> None:
        self.answer(who_is_here(self.context, self.sheet_back()))
