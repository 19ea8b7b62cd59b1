"""What a participant sees of the result of an exercise."""

import functools
import hashlib
import json

from kit.responses.people.sessions import PARTICIPANT
from kit.room.participants.results import results_for, shown_with_others
from kit.room.refused import Refused
from kit.server.handler import RoomHandler
from kit.server.runtime.compressed import PrecomputedResponse

SHOWN_TO_MANY = ("side", "room")
MOST_KEPT = 64  # results, each of some 50 kB compressed


class Result(RoomHandler):
    """GET /api/result/<exercise>: `{"own", "side", "room"}`.

    `own` is her own result as HTML. `side` and `room` say only which version there is of what her side sees while that
    stage is on, and of what the room sees once revealed, or null: the page asks for it if it has another one.
    """

    open_to = (PARTICIPANT,)

    async def get(self, name: str) -> None:
        found = await results_for(self.context, name)
        versions = {part: version(html) if (html := found[part]) else None for part in SHOWN_TO_MANY}
        self.answer(found | versions)


class SharedResult(RoomHandler):
    """GET /api/result/<exercise>/side and .../room: `{"html"}`. A room asks for it at once, so it is packed once."""

    open_to = (PARTICIPANT,)

    async def get(self, name: str, part: str) -> None:
        html = (await shown_with_others(self.context, name))[part]
        if html is None:
            raise Refused(404, "not-found")
        self.set_header("Content-Type", "application/json; charset=utf-8")
        _packed(html).send(self)


@functools.lru_cache(MOST_KEPT)
def version(html: str) -> str:
    """What tells one result from another."""
    return hashlib.sha256(html.encode()).hexdigest()[:16]


@functools.lru_cache(MOST_KEPT)
def _packed(html: str) -> PrecomputedResponse:
    return PrecomputedResponse.soon(json.dumps({"html": html}, ensure_ascii=False).encode())
