"""Agreements over HTTP: where they are read, and who may say what of them. The rules are tested in `tests/room`."""

from server_process import RoomOnServer

DIFFERENT = b"That is not what I meant"


def test_agreements_are_read_by_all_and_marked_by_people_of_a_side(room: RoomOnServer) -> None:
    person, observer = room.participant(room.sides[0]), room.participant("observer")
    room.act("add-agreement", text="  We meet   each month. ")
    (first,) = room.board.json("/api/board")["agreements"]
    for page in (person.get("/"), person.get("/agreed")):
        assert b"We meet each month." in page and DIFFERENT in page
    assert DIFFERENT not in observer.get("/agreed")
    assert observer.form("/agreed", agreement=str(first["id"]))[0] == 403
    for _ in range(2):  # twice changes nothing more
        assert person.form("/agreed", agreement=str(first["id"]))[0] == 200
    assert b"Somebody sees it differently" in person.get("/agreed") and DIFFERENT not in person.get("/agreed")
    room.act("remove-agreement", agreement=first["id"])
    assert person.form("/agreed", agreement=str(first["id"]))[0] == 404
