"""Rooms that nobody uses expire, and never by one reading of the clock; use puts it off; the date is told."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from room_in_process import RoomInProcess, Rooms

from kit.responses import Room, Store
from kit.responses.room import rooms as stored
from kit.room.lifecycle import expiry
from kit.room.lifecycle.create import open_room
from kit.room.lifecycle.expiry import DAY, expired, expires_on, look_before_start, note_use, set_aside_expired

NOW = time.time()
HOUR = 3600


def a_room(store: Store, title: str, unused_days: float) -> Room:
    room = store.write(lambda connection: open_room(connection, title, ["Aby", "Bex"], [])).result()
    last = NOW - unused_days * DAY
    store.write(lambda connection: stored.touch(connection, room.id, last)).result()
    return replace(room, last_used_at=last)


def titles(store: Store) -> list[str]:
    with store.read() as connection:
        return [room.title for room in stored.rooms(connection)]


def is_aside(store: Store, room: Room) -> bool:
    with store.read() as connection:
        found = stored.room(connection, room.id)
    assert found is not None
    return found.set_aside_at is not None


def test_an_expired_room_is_set_aside_and_named_and_goes_at_a_start_on_another_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(tmp_path) as store:
        room = a_room(store, "Long ago", 90.01)
        a_room(store, "Not so long ago", 88)
        look_before_start(store, NOW)
        said = capsys.readouterr().err
        assert "'Long ago'" in said and room.code in said and "90 days" in said and "Nothing is erased today" in said
        assert f"mutuality erase --room {room.code}" in said and "Not so long" not in said
        look_before_start(store, NOW)
        look_before_start(store, NOW + 5 * HOUR)
        assert titles(store) == ["Not so long ago", "Long ago"]
        assert capsys.readouterr().err == "", "it is said once"
        look_before_start(store, NOW + DAY)
        assert titles(store) == ["Not so long ago"]
        assert "'Long ago'" in capsys.readouterr().err
        assert all(b"Long ago" not in file.read_bytes() for file in tmp_path.iterdir() if "sqlite" in file.name)


def test_a_clock_a_hundred_days_ahead_for_one_start_erases_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(tmp_path) as store:
        room = a_room(store, "In use", 1)
        look_before_start(store, NOW + 100 * DAY)
        assert is_aside(store, room)
        capsys.readouterr()
        look_before_start(store, NOW + DAY)
        assert not is_aside(store, room)
        assert "in use again" in capsys.readouterr().err
        look_before_start(store, NOW + 102 * DAY)
        assert titles(store) == ["In use"], "what was said by a clock that was wrong once does not count for later"


def test_a_clock_ahead_while_the_server_runs_only_sets_aside(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        room = a_room(store, "In use", 1)
        for days in (100, 101, 102):
            set_aside_expired(store, NOW + days * DAY)
        assert is_aside(store, room)
        assert set_aside_expired(store, NOW) == [room.id]
        assert not is_aside(store, room)
        assert set_aside_expired(store, NOW) == []


def test_two_readings_that_are_not_in_order_are_one(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        room = a_room(store, "Long ago", 200)
        look_before_start(store, NOW + 100 * DAY)
        look_before_start(store, NOW)
        assert is_aside(store, room), "it has expired by the clock of today, too"
        look_before_start(store, NOW + HOUR)
        assert titles(store) == ["Long ago"], "only an hour of this clock has passed"
        look_before_start(store, NOW + DAY)
        assert titles(store) == []


def test_two_minutes_over_midnight_are_no_other_day(tmp_path: Path) -> None:
    midnight = time.mktime((*time.localtime(NOW)[:3], 0, 0, 0, 0, 0, -1)) + 3 * DAY
    with Store(tmp_path) as store:
        a_room(store, "Long ago", 90)
        look_before_start(store, midnight - 60)
        look_before_start(store, midnight + 60)
        assert titles(store) == ["Long ago"]
        look_before_start(store, midnight + 12 * HOUR)
        assert titles(store) == []


def test_the_days_are_those_of_the_room() -> None:
    room = Room(1, "KDM4XW", "Short", b"", last_used_at=NOW, expires_after_days=2)
    assert expires_on(room) == time.strftime("%Y-%m-%d", time.localtime(NOW + 2 * DAY))


def test_use_puts_it_off_but_is_not_noted_each_time(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        room = a_room(store, "In use", 89)
        store.write(lambda connection: note_use(connection, room, NOW)).result()
        with store.read() as connection:
            noted = stored.room(connection, room.id)
            assert noted is not None
            assert noted.last_used_at == NOW
            assert expired(connection, NOW + 89 * DAY) == []
        store.write(lambda connection: note_use(connection, noted, NOW + 60)).result()
        with store.read() as connection:
            assert stored.room(connection, room.id) == noted


@pytest.mark.parametrize("back", [HOUR, 400 * DAY])
def test_a_clock_that_was_put_back_takes_no_day_away(tmp_path: Path, back: float) -> None:
    with Store(tmp_path) as store:
        room = a_room(store, "In use", 0)
        for of in (room, replace(room, set_aside_at=NOW)):
            store.write(lambda connection, of=of: note_use(connection, of, NOW - back)).result()
            with store.read() as connection:
                assert stored.room(connection, room.id) == room
        look_before_start(store, NOW - back)
        look_before_start(store, NOW + DAY)
        assert titles(store) == ["In use"]


def test_one_day_that_fails_does_not_end_it(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    days = []

    class AppState:
        store = None

    def look(*_: object) -> list[int]:
        days.append(1)
        if len(days) == 1:
            raise OSError("the disk is away")
        return []

    async def two_days() -> None:
        nobodys: Any = AppState()
        looking = asyncio.ensure_future(expiry.look_every_day(nobodys))
        while len(days) < 2:
            assert not looking.done()
            await asyncio.sleep(0.01)
        looking.cancel()

    monkeypatch.setattr(expiry, "DAY", 0.01)
    monkeypatch.setattr(expiry, "set_aside_expired", look)
    asyncio.run(two_days())
    assert "the disk is away" in caplog.text


def test_the_board_names_what_was_set_aside_and_keeps_it(room: RoomInProcess, rooms: Rooms) -> None:
    other = rooms.room("Another room")
    for each in (room, other):
        each.in_the_database("UPDATE room SET set_aside_at = :now WHERE id = :room", now=NOW)
    named = {each["code"]: each["here"] for each in room.board.look()["set_aside"]}
    assert {code: named[code] for code in (room.code, other.code)} == {room.code: True, other.code: False}
    assert rooms.facilitator(room.path).look()["set_aside"], "to look at it is not to use it"
    room.act("keep-room")
    assert room.code not in [each["code"] for each in room.board.look()["set_aside"]]
    other.participant("observer")
    assert room.board.look()["set_aside"] == []
