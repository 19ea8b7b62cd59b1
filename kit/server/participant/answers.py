"""Participants' answers: sent in batches, each with a receipt."""

from kit.responses.people.sessions import PARTICIPANT
from kit.room.participants.answers import own_answers, take
from kit.room.refused import Refused
from kit.server.handler import RoomHandler

MOST_AT_ONCE = 200


class Answers(RoomHandler):
    """GET /api/answers: one's own current answers, and those of one's table. POST /api/answers: a batch of new ones."""

    open_to = (PARTICIPANT,)

    def get(self) -> None:
        self.answer(own_answers(self.context))

    async def post(self) -> None:
        given = self.posted().get("answers")
        if not isinstance(given, list) or len(given) > MOST_AT_ONCE:
            raise Refused(400, "not-understood")
        self.answer({"receipts": await take(self.context, given)})
