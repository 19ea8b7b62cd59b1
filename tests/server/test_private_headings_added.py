"""The button of five headings over HTTP: for its author alone. What it does is tested in `tests/room`."""

from server_process import Client, RoomOnServer

from kit.exercises import Scale, load_pack

SOURCE = "self-scoring"
SCALE = load_pack().exercise(SOURCE)
assert isinstance(SCALE, Scale)


def press(client: Client, exercise: str = SOURCE) -> int:
    return client.form(f"/headings/{exercise}", do="add")[0]


def test_private_headings_leave_by_their_authors_button_alone(room: RoomOnServer) -> None:
    room.act("open", workshop="emotional-intelligence")
    person = room.participant(room.sides[0])
    assert press(person) == 409, "most sentences have no answer yet"
    person.answer(SOURCE, {item.id: 3 for item in SCALE.items})
    assert [press(person) for _ in range(2)] == [200, 200]
    assert "Take my five headings back" in person.json(f"/api/result/{SOURCE}")["own"]
    assert press(Client(room.server.here)) == 403
    assert press(person, "readiness") == 404
