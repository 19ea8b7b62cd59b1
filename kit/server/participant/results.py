"""What a participant sees of the result of an exercise."""

from kit.responses.people.sessions import PARTICIPANT
from kit.room.participants.results import results_for
from kit.server.handler import RoomHandler


class Result(RoomHandler):
    """GET /api/result/<exercise>: one's own result, her side's while that stage is on, the room's once revealed."""

    open_to = (PARTICIPANT,)

    async def get(self, name: str) -> None:
        self.answer(await results_for(self.context, name))
