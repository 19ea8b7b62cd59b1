"""Rooms that nobody uses expire, and never by one reading of the clock; use puts it off; the date is told."""

import time

from server_process import Client, RoomOnServer

from kit.room.lifecycle.expiry import DAY


def test_participants_see_the_date(room: RoomOnServer) -> None:
    day = time.strftime("%Y-%m-%d", time.localtime(time.time() + 90 * DAY))
    person = room.participant("observer")
    for path in ("/", "/privacy"):
        assert day in person.get(path).decode()
    assert day not in Client(room.server.here).get("/privacy").decode()
