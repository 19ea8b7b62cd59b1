"""Tables: where people sit, and the history of what is written there."""

from kit.responses.people.sessions import PARTICIPANT
from kit.room.participants.seats import history_of, sit_at
from kit.server.handler import RoomHandler


class Group(RoomHandler):
    """POST /api/group: `{"group": number}`, the table at which this participant sits from now on."""

    open_to = (PARTICIPANT,)

    async def post(self) -> None:
        number = self.posted().get("group")
        await sit_at(self.context, number)
        self.answer({"group": number})


class History(RoomHandler):
    """GET /api/history/<exercise>/<place>: all that was ever written there, the newest first, without names."""

    open_to = (PARTICIPANT,)

    def get(self, name: str, place: str) -> None:
        self.answer({"history": history_of(self.context, name, place)})
