"""The Screen: its page, what it shows now, and the link that opens it on a computer that can do nothing else."""

from kit.responses.people.sessions import FACILITATOR, SCREEN
from kit.room.screen.link import enter_by_screen_link
from kit.room.screen.view import screen_now
from kit.server.handler import POLICY, RoomHandler


class ScreenPage(RoomHandler):
    """GET /screen: for facilitators, and whoever came by the Screen's link. The board holds a small copy of it."""

    open_to = (FACILITATOR, SCREEN)

    def get(self) -> None:
        self.set_header("Content-Security-Policy", POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
        self.show("screen.html.j2", words_block=self.app.words_of("screen", self.words))


class ScreenNow(RoomHandler):
    """GET /api/screen: what the room sees now, see `kit.room.screen.schema`."""

    open_to = (FACILITATOR, SCREEN)

    async def get(self) -> None:
        self.answer(dict(await screen_now(self.context)))


class ScreenLink(RoomHandler):
    """GET /s/CODE/KEY: the Screen's link, exchanged for a cookie that opens the Screen alone."""

    async def get(self, code: str, key: str) -> None:
        self.give_cookie(SCREEN, await enter_by_screen_link(self.app, code, key))
        self.redirect("/screen", status=303)
