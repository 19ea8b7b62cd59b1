"""Rooms that nobody uses expire; use puts it off; the date is told."""

import asyncio
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from server_process import Client, RoomOnServer

from kit.exercises import exercises_folder, load_pack
from kit.exercises.plans import Plans
from kit.responses import Room, Store, rooms
from kit.server import expiry
from kit.server.expiry import DAY, erase_before_start, erase_expired, expired, expires_on, note_use
from kit.server.house import House
from kit.server.opening import open_room
from kit.server.rendering import Folders

NOW = time.time()


def a_room(store: Store, title: str, unused_days: float) -> Room:
    room = store.write(lambda connection: open_room(connection, title, ["Aby", "Bex"], [])).result()
    last = NOW - unused_days * DAY
    store.write(lambda connection: rooms.touch(connection, room.id, last)).result()
    return replace(room, last_used_at=last)


def titles(store: Store) -> list[str]:
    with store.read() as connection:
        return [room.title for room in rooms.rooms(connection)]


def test_a_room_expires_after_its_days(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store(tmp_path) as store:
        a_room(store, "Long ago", 90.01)
        a_room(store, "Not so long ago", 89.9)
        erase_before_start(store)
        assert titles(store) == ["Not so long ago"]
        said = capsys.readouterr().err
        assert "'Long ago'" in said
        assert "90 days" in said
        assert all(b"Long ago" not in file.read_bytes() for file in tmp_path.iterdir() if "sqlite" in file.name)


def test_the_days_are_those_of_the_room() -> None:
    room = Room(1, "KDM4XW", "Short", b"", last_used_at=NOW, expires_after_days=2)
    assert expires_on(room) == time.strftime("%Y-%m-%d", time.localtime(NOW + 2 * DAY))


def test_use_puts_it_off_but_is_not_noted_each_time(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        room = a_room(store, "In use", 89)
        store.write(lambda connection: note_use(connection, room, NOW)).result()
        with store.read() as connection:
            noted = rooms.room(connection, room.id)
            assert noted is not None
            assert noted.last_used_at == NOW
            assert expired(connection, NOW + 89 * DAY) == []
        store.write(lambda connection: note_use(connection, noted, NOW + 60)).result()
        with store.read() as connection:
            assert rooms.room(connection, room.id) == noted


def test_a_running_server_erases_too_and_has_a_room_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def a_day_later(store: Store) -> None:
        house = House(store, load_pack(), Folders(exercises_folder()), "secret", ("http://192.0.2.1:8866",), Plans())
        with closing(house):
            await erase_expired(house, NOW + DAY)
            assert titles(store) == [load_pack().words()["room-placeholder"]]

    with Store(tmp_path) as store:
        a_room(store, "Long ago", 89.5)
        asyncio.run(a_day_later(store))
    said = capsys.readouterr().err
    assert "'Long ago'" in said
    assert "http://192.0.2.1:8866/f/" in said


def test_one_day_that_fails_does_not_end_it(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    nobodys: Any = None
    days = []

    async def erase(*_: object) -> None:
        days.append(1)
        if len(days) == 1:
            raise OSError("the disk is away")

    async def two_days() -> None:
        erasing = asyncio.ensure_future(expiry.erase_every_day(nobodys))
        while len(days) < 2:
            assert not erasing.done()
            await asyncio.sleep(0.01)
        erasing.cancel()

    monkeypatch.setattr(expiry, "DAY", 0.01)
    monkeypatch.setattr(expiry, "erase_expired", erase)
    asyncio.run(two_days())
    assert "the disk is away" in caplog.text


def test_participants_see_the_date(room: RoomOnServer) -> None:
    day = time.strftime("%Y-%m-%d", time.localtime(time.time() + 90 * DAY))
    person = room.participant("observer")
    for path in ("/", "/privacy"):
        assert day in person.get(path).decode()
    assert day not in Client(room.server.here).get("/privacy").decode()
