"""A participant needs a pause."""

from kit.responses.people.sessions import PARTICIPANT
from kit.room.participants.pause import ask_for_a_pause
from kit.server.handler import RoomHandler


class Pause(RoomHandler):
    """POST /api/pause: the facilitators learn that somebody needs one. A plain form gets a page, a script JSON."""

    open_to = (PARTICIPANT,)

    async def post(self) -> None:
        await ask_for_a_pause(self.context)
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            self.answer({"ok": True, "message": self.words["pause-told"]})
        else:
            self.show("message.html.j2", title=self.words["pause-title"], text=self.words["pause-told"])
