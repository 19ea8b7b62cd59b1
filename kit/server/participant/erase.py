"""Erasing a room or a person while the server runs: from the store, and from what the server itself remembers."""

from kit.responses.people.sessions import PARTICIPANT
from kit.room.lifecycle.erase import erase_participant, in_words
from kit.room.refused import Refused
from kit.server.handler import RoomHandler


class Erase(RoomHandler):
    """GET /erase says what would go and asks; POST /erase erases whoever this browser is, once she is `sure`."""

    def get(self) -> None:
        if self.participant is None:
            raise Refused(403, "join-first")
        self.show("erase.html.j2", room=self.room, person=self.participant.id)

    async def post(self) -> None:
        said = [self.words["erased-nothing"]]  # as when the button was pressed twice
        person = self.participant.id if self.participant else self.get_body_argument("person", "")
        if self.participant is not None:
            if self.get_body_argument("sure", "") != "yes":
                self.get()
                return
            said = in_words(await erase_participant(self.app, self.participant, PARTICIPANT), self.words)
        self.take_cookie(PARTICIPANT)
        self.show("erased.html.j2", said=said, now=None, person=person)
