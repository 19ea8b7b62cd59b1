"""What a room agrees on: facilitators write it down, participants read it, and may say no to it."""

from kit.responses.people.sessions import PARTICIPANT
from kit.room.agreements import agreed_values, see_differently
from kit.server.handler import RoomHandler


class Agreed(RoomHandler):
    """GET /agreed: what the room has agreed on. POST /agreed says of one that it is not what was meant.

    Nothing is kept of who said so: the sentence is marked, and it is marked once for everybody. Observers only read.
    """

    open_to = (PARTICIPANT,)

    def get(self) -> None:
        self.show("agreed.html.j2", room=self.room, **agreed_values(self.context))

    async def post(self) -> None:
        await see_differently(self.context, self.get_body_argument("agreement", ""))
        self.redirect("/agreed", status=303)
