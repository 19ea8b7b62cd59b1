"""Who stays when there are more connections than the system bears: by the rules alone."""

import pytest

from kit.server.runtime import connections
from kit.server.runtime.connections import Crowd


class Line:
    """A connection."""

    is_closed = False

    def close(self) -> None:
        self.is_closed = True


class Ended:
    """Counts how often a stream was ended."""

    count = 0

    def __call__(self) -> None:
        self.count += 1


LIMIT = 80  # of which 64 are kept for everything else


def come(guests: Crowd, count: int) -> list[Line]:
    lines = [Line() for _ in range(count)]
    assert all(guests.comes(line) for line in lines)
    return lines


def test_whoever_asked_nothing_for_longest_goes_first() -> None:
    guests = Crowd(LIMIT)
    lines = come(guests, guests.most)
    guests.has_asked(lines[0])
    guests.is_answered(lines[0])
    guests.has_asked(lines[1])
    come(guests, 3)
    assert [line.is_closed for line in lines[:6]] == [False, False, True, True, True, False]


def test_who_is_being_answered_stays_and_who_takes_no_answer_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    guests, clock = Crowd(LIMIT), [0.0]
    monkeypatch.setattr(connections.time, "monotonic", lambda: clock[0])
    lines = come(guests, guests.most)
    board, *others = lines
    for line in lines:
        guests.has_asked(line)
    assert guests.opens_stream(board, lambda: None, of_board=True)
    assert not guests.comes(Line()), "all are at work"
    clock[0] = connections.SECONDS_AT_WORK + 1
    assert guests.comes(Line())
    assert others[0].is_closed
    assert not any(line.is_closed for line in (board, *others[1:]))


def test_streams_leave_room_for_everything_else() -> None:
    guests, ended = Crowd(LIMIT), Ended()
    lines = come(guests, guests.most - 1)
    for line in lines:
        guests.has_asked(line)
    opened = [guests.opens_stream(line, ended) for line in lines]
    assert opened == [number < guests.most_streams for number in range(len(lines))]
    assert guests.opens_stream(lines[-1], lambda: None, of_board=True), "boards are few, and come first"
    guests.closes_stream(lines[0])
    assert guests.opens_stream(lines[-2], lambda: None)
    assert not ended.count


def test_where_streams_alone_fill_the_room_the_oldest_ends() -> None:
    taken = [0]
    guests, older, newer = Crowd(LIMIT, lambda: taken[0]), Ended(), Ended()
    assert guests.opens_stream(Line(), older)
    assert guests.opens_stream(Line(), newer)
    taken[0] = LIMIT  # kernels have come
    assert not guests.comes(Line())
    assert (older.count, newer.count) == (1, 0)


def test_a_connection_that_became_something_else_is_not_closed() -> None:
    guests = Crowd(LIMIT, lambda: LIMIT)
    kernels = Line()
    guests.leaves(kernels)
    assert not guests.make_room()
    assert not kernels.is_closed
