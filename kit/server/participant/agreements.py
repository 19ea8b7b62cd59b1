"""What a room agrees on: facilitators write it down, participants read it, and may say no to it."""

from kit.responses import agreements
from kit.responses.sessions import PARTICIPANT
from kit.room.agreements import agreed_values
from kit.room.refused import Refused
from kit.server.handler import RoomHandler

LONGEST_NUMBER = 18  # digits: no agreement has a longer one, and none that is much longer can be read


class Agreed(RoomHandler):
    """GET /agreed: what the room has agreed on. POST /agreed says of one that it is not what was meant.

    Nothing is kept of who said so: the sentence is marked, and it is marked once for everybody. Observers only read.
    """

    open_to = (PARTICIPANT,)

    def get(self) -> None:
        self.show("agreed.html.j2", room=self.room, **agreed_values(self.context))

    async def post(self) -> None:
        given = self.get_body_argument("agreement", "")
        if self.the_participant().side is None or not (given.isdecimal() and len(given) <= LONGEST_NUMBER):
            raise Refused(403, "agreement-not-yours")
        room = self.the_room().id
        try:
            await self.write_to_store(lambda connection: agreements.see_differently(connection, room, int(given)))
        except KeyError as error:
            raise Refused(404, "agreement-gone") from error
        self.app.events.tell(room, "agreed")
        self.redirect("/agreed", status=303)
