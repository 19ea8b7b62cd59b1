"""Live news of a room, as server-sent events that carry only a version and a kind; pages then fetch what they need."""

import asyncio
import json
import random
import time
from typing import Any, cast

from tornado.http1connection import HTTP1Connection
from tornado.iostream import StreamClosedError

from kit.responses import RoomState
from kit.results import SMALLEST_MINIMUM
from kit.server.access import FACILITATOR, PARTICIPANT, Visit
from kit.server.episode_choice import chosen_of
from kit.server.news import FULL, GOODBYE
from kit.server.step_now import line_now, step_now
from kit.server.talk_now import talk_on_phones

SECONDS_BETWEEN_SIGNS_OF_LIFE = 20
RETRY_MS = (1000, 8000)  # when a browser may come back by itself: not all at once after a restart


class Events(Visit):
    """GET /api/events: `data: {"version", "kind"}` whenever something changed.

    The kind "full" is the last: there are more pages than the system has connections, and this one asks now and then.
    """

    open_to = (PARTICIPANT, FACILITATOR)
    _queue: "asyncio.Queue[str] | None" = None

    async def get(self) -> None:
        as_board = self.get_query_argument("board", "") == "1" and self._enter_as(FACILITATOR)
        room = self.the_room().id
        person = self.participant
        self._queue = self.house.news.listen(
            room,
            self.browser,
            board=as_board,
            person=person.id if person else "",
            group=person.group if person else None,
        )
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("X-Accel-Buffering", "no")
        self.set_header("Content-Encoding", "identity")  # compressing a few bytes takes 0.1 MB for each open page
        line = cast(HTTP1Connection, self.request.connection).stream
        if not self.house.crowd.opens_stream(line, lambda: self._end(FULL), of_board=as_board):
            self._queue.put_nowait(FULL)
        try:
            await self._send("state", f"retry: {random.randint(*RETRY_MS)}\n")
            while True:
                try:
                    async with asyncio.timeout(SECONDS_BETWEEN_SIGNS_OF_LIFE):
                        kind = await self._queue.get()
                except TimeoutError:
                    await self._write(": still here\n\n")
                else:
                    if kind == GOODBYE:
                        break
                    await self._send(kind)
                    if kind == FULL:
                        break
        except (StreamClosedError, TimeoutError):
            pass
        finally:
            self.house.crowd.closes_stream(line)
            self.house.news.leave(room, self.browser, self._queue)

    async def _send(self, kind: str, before: str = "") -> None:
        content = {"version": self.house.news.version(self.the_room().id), "kind": kind}
        await self._write(f"{before}data: {json.dumps(content)}\n\n")

    async def _write(self, text: str) -> None:
        """Send `text`; a phone that takes nothing for long is let go and comes back by itself."""
        self.write(text)
        async with asyncio.timeout(SECONDS_BETWEEN_SIGNS_OF_LIFE):
            await self.flush()

    def _end(self, kind: str) -> None:
        if self._queue is not None:
            self._queue.put_nowait(kind)

    def on_connection_close(self) -> None:
        self._end(GOODBYE)


class State(Visit):
    """GET /api/state: what the room is doing, as its pages need it."""

    open_to = (PARTICIPANT, FACILITATOR)

    def get(self) -> None:
        self.answer(room_state(self))


def room_state(visit: Visit) -> dict[str, Any]:
    """`{"version", "open": [{"id", "title"}], "revealed": [exercise ids], "episodes", "timer", "notebooks"}`.

    `timer` is that of the room or None, `notebooks` are the facilitator's own that are open, shaped as `open`.
    `episodes` has, for each open workshop with episodes, the ids of those chosen for the room, maybe none. Besides:
    `screen`, the mode of the board or ""; `step`, see `step_now`; `talk`, see `talk_on_phones`; `now`, one line about
    it; `news`, the version of the latest event for all that this holds, and `sheets` the same for the visitor's table;
    `minimum`, the smallest group shown.
    """
    room = visit.the_room()
    news = visit.house.news.version(room.id)  # first, so that it never promises more than the state holds
    table = visit.participant.group if visit.participant else None
    state = visit.the_state()
    step = step_now(visit, state)
    opened = [visit.house.pack.workshop(name, visit.language) for name in state.open]
    return {
        "version": state.version,
        "open": [{"id": each.workshop, "title": each.title} for each in opened],
        "revealed": list(state.revealed),
        "episodes": {each.workshop: chosen_of(each, state.episodes) for each in opened if each.episodes},
        "timer": timer(state),
        "screen": str(state.screen.get("mode", "")),
        "step": step,
        "talk": talk_on_phones(visit, state, step),
        "now": line_now(visit, state, step),
        "news": news,
        "sheets": 0 if table is None else visit.house.news.version(room.id, table),
        "minimum": max(room.minimum, SMALLEST_MINIMUM),
        "notebooks": [
            {"id": name, "title": each.title}
            for name, each in visit.house.own_notebooks.all().items()
            if name in state.notebooks
        ],
    }


def now_in_the_room(visit: Visit) -> dict[str, str] | None:
    """The line about what a participant's room does now, see `line_now`; None for everybody else."""
    if visit.participant is None:
        return None
    try:
        state = visit.the_state()
    except KeyError:  # the room was erased since this visit began
        return None
    return line_now(visit, state, step_now(visit, state))


def timer(state: RoomState, now: float | None = None) -> dict[str, float | int | None] | None:
    """The room's timer with the server's own clock beside it, so that wrong phone clocks do not matter.

    If that clock was put back, the timer is never longer than it was set.
    """
    if state.timer_ends_at is None:
        return None
    now = time.time() if now is None else now
    longest = now + state.timer_seconds if state.timer_seconds else state.timer_ends_at
    return {"ends_at": min(state.timer_ends_at, longest), "seconds": state.timer_seconds, "now": now}
