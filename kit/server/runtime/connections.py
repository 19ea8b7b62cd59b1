"""All who are connected, kept below what the system can bear: nothing that a stranger opens ends the server.

Where a new connection would be too many, whoever has asked nothing for longest goes: browsers come back by themselves.
"""

import sys
import time
from collections.abc import Callable
from typing import Protocol

from kit.server.runtime.limits import most_connections, most_streams

SECONDS_AT_WORK = 30.0
"""What takes longer than this to answer is somebody who does not take the answer."""


class Line(Protocol):
    """A connection, as Tornado's `IOStream` is one."""

    def close(self) -> None:
        """End it at once."""


class Crowd:
    """The connections of one server, of a system that bears `limit` of them.

    `open_now` counts all that are open, also those that are none of ours, as to kernels.
    """

    def __init__(self, limit: int = sys.maxsize, open_now: Callable[[], int] | None = None) -> None:
        self.most = most_connections(limit)
        self.most_streams = most_streams(self.most)
        self._open_now = open_now
        self._idle: dict[Line, None] = {}  # whoever has asked nothing for longest is first
        self._busy: dict[Line, float] = {}
        self._streams: dict[Line, Callable[[], None]] = {}
        self._of_boards: set[Line] = set()

    def comes(self, line: Line) -> bool:
        """Whether a new connection may stay; room is made for it if there is none."""
        if self._is_full() and not self.make_room():
            return False
        self._idle[line] = None
        return True

    def has_asked(self, line: Line) -> None:
        """It has sent a whole request, and is answered now. Whoever sends it letter by letter asks nothing yet."""
        if line in self._idle:
            del self._idle[line]
            self._busy[line] = time.monotonic()

    def is_answered(self, line: Line) -> None:
        """It may ask again."""
        if self._busy.pop(line, None) is not None:
            self._idle[line] = None

    def leaves(self, line: Line) -> None:
        """It is closed, or has become something else, which is not ours to close."""
        self._idle.pop(line, None)
        self._busy.pop(line, None)

    def opens_stream(self, line: Line, end: Callable[[], None], *, of_board: bool = False) -> bool:
        """Whether `line` may be a stream of events; `end` ends it, once it is one too many.

        More would leave too few connections for all other requests. The few streams of boards always may, and stay.
        """
        if of_board:
            self._of_boards.add(line)
            return True
        if len(self._streams) >= self.most_streams or self._is_full():
            return False
        self._streams[line] = end
        return True

    def closes_stream(self, line: Line) -> None:
        """The stream has ended."""
        self._streams.pop(line, None)
        self._of_boards.discard(line)

    def make_room(self) -> bool:
        """Close connections until one more is fine; whether that was possible.

        Those that ask nothing go first; then those that take no answer. If streams are what fills the room, the
        oldest ends, which takes a moment.
        """
        while self._is_full():
            line = next(iter(self._idle), None) or self._slow()
            if line is None:
                self._end_a_stream()
                return False
            self.leaves(line)
            line.close()
        return True

    def _is_full(self) -> bool:
        return (self._open_now() if self._open_now else len(self._idle) + len(self._busy)) >= self.most

    def _slow(self) -> Line | None:
        """Whoever has been at a request for long and is no stream."""
        until = time.monotonic() - SECONDS_AT_WORK
        streams = self._streams.keys() | self._of_boards
        return next((line for line, since in self._busy.items() if since < until and line not in streams), None)

    def _end_a_stream(self) -> None:
        if self._streams:
            self._streams.pop(next(iter(self._streams)))()
