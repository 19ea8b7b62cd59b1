"""Coming back with a facilitator's link."""

from kit.responses.people.sessions import FACILITATOR
from kit.room.sides.access import enter_by_link
from kit.server.handler import RoomHandler


class FacilitatorLink(RoomHandler):
    """GET /f/CODE/KEY: the secret link of whoever opened the room, or acts for a side, exchanged for a cookie."""

    async def get(self, code: str, key: str) -> None:
        self.give_cookie(FACILITATOR, await enter_by_link(self.app, code, key))
        self.redirect("/board", status=303)
