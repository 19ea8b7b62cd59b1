"""Who is told when something changes: boards at once, phones one after the other, and nobody twice for the same."""

import asyncio
from collections.abc import Callable

from kit.room.events import EventBroker

ROOM, OTHER_ROOM = 1, 2
PHONES = 60


def _listen(broker: EventBroker, count: int, room: int = ROOM) -> "list[asyncio.Queue[str]]":
    return [broker.listen(room, f"{room}-{n}".encode(), board=False, person=f"p{n}") for n in range(count)]


def _told(phones: "list[asyncio.Queue[str]]") -> list[list[str]]:
    return [[phone.get_nowait() for _ in range(phone.qsize())] for phone in phones]


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0)


def test_phones_are_told_one_after_the_other_and_a_board_before_them() -> None:
    async def scenario() -> None:
        broker = EventBroker()
        phones = _listen(broker, PHONES)
        board = broker.listen(ROOM, b"board", board=True)
        broker.tell(ROOM, "state")
        await _until(lambda: not board.empty())
        assert sum(phone.qsize() for phone in phones) <= 1, "else a thousand of them would ask in the same moment"
        most = 0
        while not all(phone.qsize() for phone in phones):
            before = sum(phone.qsize() for phone in phones)
            await asyncio.sleep(0)
            most = max(most, sum(phone.qsize() for phone in phones) - before)
        assert most == 1
        assert _told(phones) == [["state"]] * PHONES

    asyncio.run(scenario())


def test_who_has_not_been_told_yet_is_told_once_of_two_changes() -> None:
    async def scenario() -> None:
        broker = EventBroker()
        phones = _listen(broker, PHONES)
        broker.tell(ROOM, "state")
        await _until(lambda: not phones[0].empty())
        assert phones[-1].empty()
        broker.tell(ROOM, "state")
        broker.tell(ROOM, "agreed")
        await _until(lambda: phones[0].qsize() == 3 and phones[-1].qsize() == 2)
        first, *_, last = _told(phones)
        assert sorted(first) == ["agreed", "state", "state"], "one that looked before the second change looks again"
        assert sorted(last) == ["agreed", "state"]
        assert broker.version(ROOM) == 3

    asyncio.run(scenario())


def test_whoever_leaves_is_not_waited_for_and_other_rooms_hear_nothing() -> None:
    async def scenario() -> None:
        broker = EventBroker()
        phones, others = _listen(broker, PHONES), _listen(broker, 3, OTHER_ROOM)
        broker.tell(ROOM, "state")
        for number, phone in enumerate(phones[1:-1], 1):
            broker.leave(ROOM, f"{ROOM}-{number}".encode(), phone)
        await _until(lambda: not phones[-1].empty())
        assert _told(others) == [[], [], []]
        assert _told(phones[1:-1]) == [[]] * (PHONES - 2)

    asyncio.run(scenario())
