"""Adding the headings of one's own private profile to the room, and taking them back."""

from kit.responses.people.sessions import PARTICIPANT
from kit.room.participants.headings import add_headings, take_headings_back
from kit.server.handler import RoomHandler


class Headings(RoomHandler):
    """POST /headings/<exercise>: `do=add` adds the headings to the room, `do=take-back` erases them again."""

    open_to = (PARTICIPANT,)

    async def post(self, name: str) -> None:
        takes_back = self.get_body_argument("do", "") == "take-back"
        await (take_headings_back if takes_back else add_headings)(self.context, name)
        workshop = self.app.pack.workshop_of(name).workshop
        self.redirect(f"/w/{workshop}#result-{name}", status=303)
