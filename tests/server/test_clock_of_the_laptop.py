"""What must not depend on the laptop's clock being right, or on the time zone of somewhere else."""

import http.client
import http.cookies
import re
import time
import urllib.parse
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from server_process import RoomOnServer, ServerProcess

import kit
from kit.responses import Room
from kit.server.board.export import export_name
from kit.server.handler import COOKIE_DAYS

ROOM = Room(1, "KDM4XW", "Any", b"")


def given(server: ServerProcess, path: str, cookie: str = "", **form: str) -> http.cookies.Morsel[str]:
    """The one cookie of the answer to a form, or to GET `path` without one; redirects are not followed."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    line.request("POST" if form else "GET", path, urllib.parse.urlencode(form), headers)
    answer = line.getresponse()
    (found,) = http.cookies.SimpleCookie(answer.headers["Set-Cookie"]).values()
    line.close()
    return found


def test_cookies_live_by_their_age_and_not_by_a_date(room: RoomOnServer) -> None:
    joined = given(room.server, "/join", code=room.code, language="en", side=str(room.sides[0]))
    entered = given(room.server, room.path)
    for cookie in (joined, entered):
        assert (cookie["max-age"], cookie["expires"]) == (str(COOKIE_DAYS * 24 * 3600), "")
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    for leaving in ({"path": "/leave", "any": "thing"}, {"path": "/erase", "sure": "yes"}):
        person = given(room.server, "/join", code=room.code, language="en", side=str(room.sides[0]))
        gone = given(room.server, cookie=f"{person.key}={person.value}", **leaving)
        assert (gone.value, int(gone["max-age"]) < 0, gone["expires"]) == ("", True, "")


def test_no_cookie_is_set_past_the_two_functions() -> None:
    calls = re.compile(r"\.(set_cookie|clear_cookie|set_signed_cookie|clear_all_cookies)\(")
    folder = Path(kit.__file__ or "").parent
    found = [file.name for file in folder.rglob("*.py") for _ in calls.findall(file.read_text(encoding="utf-8"))]
    assert found == ["handler.py"]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_a_file_is_named_by_the_day_where_the_server_runs(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """26 hours lie between the two, so that at any moment one of them has another day than UTC."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        name = export_name(ROOM, "results", "csv")
        assert name == f"KDM4XW-results-{datetime.now(ZoneInfo(zone)).date()}.csv"
    finally:
        monkeypatch.undo()
        time.tzset()
