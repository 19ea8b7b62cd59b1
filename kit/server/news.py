"""Who listens to which room, and what is told when something changes there."""

import asyncio
from collections import defaultdict

SECONDS_BETWEEN_NEWS = 1.0
PAGES_OF_ONE_BROWSER = 8
GOODBYE = "goodbye"


class News:
    """Tells the open pages of a room that something changed, at most once a second for each kind of change."""

    def __init__(self) -> None:
        self._listeners: defaultdict[int, set[asyncio.Queue[str]]] = defaultdict(set)
        self._due: set[tuple[int, str, bool]] = set()
        self._versions: defaultdict[int, int] = defaultdict(int)
        self._boards: set[asyncio.Queue[str]] = set()
        self._of_session: defaultdict[str, list[asyncio.Queue[str]]] = defaultdict(list)

    def listen(self, room: int, session: str, *, board: bool) -> "asyncio.Queue[str]":
        """A queue of the kinds of change in `room`, for a browser with the token `session`.

        Only a board hears of people and answers. Of more than `PAGES_OF_ONE_BROWSER` the oldest is let go.
        """
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._listeners[room].add(queue)
        mine = self._of_session[session]
        mine.append(queue)
        if len(mine) > PAGES_OF_ONE_BROWSER:
            mine.pop(0).put_nowait(GOODBYE)
        if board:
            self._boards.add(queue)
        return queue

    def leave(self, room: int, session: str, queue: "asyncio.Queue[str]") -> None:
        """Stop listening."""
        self._listeners[room].discard(queue)
        self._boards.discard(queue)
        left = [each for each in self._of_session.pop(session, []) if each is not queue]
        if left:
            self._of_session[session] = left

    def hang_up(self, session: str) -> None:
        """End all streams of a session that has ended."""
        for queue in self._of_session.get(session, []):
            queue.put_nowait(GOODBYE)

    def version(self, room: int) -> int:
        """A number that grows with each piece of news of `room` since the server started."""
        return self._versions[room]

    def tell(self, room: int, kind: str) -> None:
        """Say that something of `kind` ("state", "people" or "answers") changed in `room`."""
        for_all = kind == "state"
        if (room, kind, for_all) in self._due:
            return
        self._due.add((room, kind, for_all))
        delay = 0.0 if for_all else SECONDS_BETWEEN_NEWS
        asyncio.get_running_loop().call_later(delay, self._send, room, kind, for_all)

    def _send(self, room: int, kind: str, for_all: bool) -> None:
        self._due.discard((room, kind, for_all))
        self._versions[room] += 1
        for queue in self._listeners[room]:
            if for_all or queue in self._boards:
                queue.put_nowait(kind)

    def open_pages(self) -> int:
        """How many pages listen now."""
        return sum(len(each) for each in self._listeners.values())
