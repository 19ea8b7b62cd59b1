"""The calendar file over HTTP: for its author alone. What is in it is tested in `tests/room`."""

from server_process import Client, RoomOnServer


def test_strangers_and_exercises_without_dates_have_no_file(room: RoomOnServer) -> None:
    room.act("open", workshop="carry-it-home")
    address = "/calendar/commitments.ics"
    assert Client(room.server.here).request("GET", address)[0] == 403
    assert room.board.request("GET", address)[0] == 403
    ada = room.participant(room.sides[0])
    assert ada.request("GET", "/calendar/nothing.ics")[0] == 404
    headers = ada.headers(address)
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert headers["Content-Disposition"] == 'attachment; filename="carry-it-home.ics"'
    assert ada.get(address).startswith(b"BEGIN:VCALENDAR")
