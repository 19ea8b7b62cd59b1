"""Who listens to which room, and what is told when something changes there."""

import asyncio
from collections import defaultdict

SECONDS_BETWEEN_EVENTS = 1.0
SECONDS_A_PHONE = 0.008  # about what it takes to answer what a phone asks then: see `bench load`
PAGES_OF_ONE_BROWSER = 4  # a browser has six connections to one server, and needs some for what its pages ask
GOODBYE, FULL = "goodbye", "full"
FOR_ALL = ("state", "agreed")


class EventBroker:
    """Tells the open pages of a room that something changed, at most once a second for each kind of change.

    Each phone that is told asks at once what is new. So phones are told one after the other, at the pace at which they
    can be answered: if a thousand asked in the same moment, answers that somebody sends would wait behind all of them.
    """

    def __init__(self) -> None:
        self._listeners: defaultdict[int, dict[asyncio.Queue[str], None]] = defaultdict(dict)  # first come, first told
        self._due: set[tuple[int, str, int | None]] = set()
        self._versions: defaultdict[tuple[int, int | None], int] = defaultdict(int)
        self._boards: set[asyncio.Queue[str]] = set()
        self._sits: dict[asyncio.Queue[str], tuple[str, int | None]] = {}
        self._of_session: defaultdict[bytes, list[asyncio.Queue[str]]] = defaultdict(list)
        self._untold: dict[asyncio.Queue[str], dict[str, None]] = {}
        self._telling = False

    def listen(
        self, room: int, session: bytes, *, board: bool, person: str = "", group: int | None = None
    ) -> "asyncio.Queue[str]":
        """A queue of the kinds of change in `room`, for the browser whose token has the hash `session`.

        Only a board hears of people and answers, and only who sits at the table `group` of what is written there. Of
        more than `PAGES_OF_ONE_BROWSER` the oldest is told to ask instead (`FULL`).
        """
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._listeners[room][queue] = None
        mine = self._of_session[session]
        mine.append(queue)
        if len(mine) > PAGES_OF_ONE_BROWSER:
            mine.pop(0).put_nowait(FULL)
        if board:
            self._boards.add(queue)
        elif person:
            self._sits[queue] = (person, group)
        return queue

    def leave(self, room: int, session: bytes, queue: "asyncio.Queue[str]") -> None:
        """Stop listening."""
        self._listeners[room].pop(queue, None)
        self._boards.discard(queue)
        self._sits.pop(queue, None)
        self._untold.pop(queue, None)
        left = [each for each in self._of_session.pop(session, []) if each is not queue]
        if left:
            self._of_session[session] = left

    def sit(self, person: str, group: int) -> None:
        """All open pages of `person` hear of the table `group` from now on."""
        for queue, (name, _) in self._sits.items():
            if name == person:
                self._sits[queue] = (person, group)

    def hang_up(self, session: bytes) -> None:
        """End all streams of the session with this hash, because it has ended."""
        for queue in self._of_session.get(session, []):
            queue.put_nowait(GOODBYE)

    def version(self, room: int, group: int | None = None) -> int:
        """A number that grows with each event for all of `room` since the server started.

        With a `group`, with each event for that table alone.
        """
        return self._versions[room, group]

    def tell(self, room: int, kind: str, group: int | None = None) -> None:
        """Say that something of `kind` changed in `room`: of `FOR_ALL`, "screen", "people", "answers", or "sheets".

        "sheets" are those of a `group`. What people look at together is told to boards at once, then to the phones.
        """
        if (room, kind, group) in self._due:
            return
        self._due.add((room, kind, group))
        delay = 0.0 if kind in (*FOR_ALL, "screen") else SECONDS_BETWEEN_EVENTS
        asyncio.get_running_loop().call_later(delay, self._send, room, kind, group)

    def tell_boards(self) -> None:
        """Say to the boards of all rooms that something of this computer has changed."""
        for room in list(self._listeners):
            self.tell(room, "screen")

    def _send(self, room: int, kind: str, group: int | None) -> None:
        self._due.discard((room, kind, group))
        if kind in FOR_ALL or group is not None:  # what boards alone hear is no reason for a thousand phones to look
            self._versions[room, group] += 1
        for queue in self._listeners[room]:
            if queue in self._boards or group is not None:
                if kind in FOR_ALL or group is None or self._hears(queue, group):
                    queue.put_nowait(kind)
            elif kind in FOR_ALL:
                self._tell_in_turn(queue, kind)

    def _tell_in_turn(self, queue: "asyncio.Queue[str]", kind: str) -> None:
        self._untold.setdefault(queue, {})[kind] = None
        if not self._telling:
            self._telling = True
            asyncio.get_running_loop().call_soon(self._tell_next)

    def _tell_next(self) -> None:
        self._telling = bool(self._untold)
        if self._telling:
            queue = next(iter(self._untold))
            for kind in self._untold.pop(queue):
                queue.put_nowait(kind)
            asyncio.get_running_loop().call_later(SECONDS_A_PHONE, self._tell_next)

    def _hears(self, queue: "asyncio.Queue[str]", group: int) -> bool:
        return self._sits.get(queue, ("", None))[1] == group

    def has_a_page(self, person: str) -> bool:
        """Whether a page of this participant listens now."""
        return any(name == person for name, _ in self._sits.values())

    def open_pages(self) -> int:
        """How many pages listen now."""
        return sum(len(each) for each in self._listeners.values())
