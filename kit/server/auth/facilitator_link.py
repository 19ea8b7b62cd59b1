"""Coming back with four words or with a facilitator's link, and leaving a borrowed phone."""

from kit.responses import facilitators, rooms
from kit.responses.sessions import FACILITATOR
from kit.room.lifecycle.enter import enter
from kit.room.refused import Refused
from kit.server.handler import RoomHandler


class FacilitatorLink(RoomHandler):
    """GET /f/CODE/KEY: the secret link of whoever opened the room, or acts for a side, exchanged for a cookie."""

    async def get(self, code: str, key: str) -> None:
        with self.app.store.read() as connection:
            room = rooms.room_by_code(connection, code)
            invited = facilitators.by_key(connection, room.id, key) if room else None
        if room is None or not (
            invited or self.app.is_facilitator_key(room, key) or self.app.is_command_key(room, key)
        ):
            raise Refused(403, "wrong-facilitator-link")
        token = await enter(self.app, room, FACILITATOR, None, facilitator=invited.id if invited else None)
        self.give_cookie(FACILITATOR, token)
        self.redirect("/board", status=303)
