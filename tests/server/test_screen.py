"""What the board shows is held by the server: modes, the dark, talk, findings, clocks and agreements."""

import json
from typing import Any

from server_process import RoomOnServer

from kit.exercises import PairedScale, load_pack

GAP = load_pack().exercise("gap")
assert isinstance(GAP, PairedScale)


def board(room: RoomOnServer) -> Any:
    return room.board.json("/api/board")


def test_agreements_are_written_changed_marked_and_removed(room: RoomOnServer) -> None:
    person, observer = room.participant(room.sides[0]), room.participant("observer")
    assert person.json("/api/me")["agreed"] is False
    room.act("add-agreement", text="  We meet   each month. ")
    (first,) = board(room)["agreements"]
    assert (first["text"], first["seen_differently"]) == ("We meet each month.", False)
    assert person.json("/api/me")["agreed"] is True
    for page in (person.get("/"), person.get("/agreed")):
        assert b"We meet each month." in page
        assert b"That is not what I meant" in page
    assert b"That is not what I meant" not in observer.get("/agreed")
    assert observer.form("/agreed", agreement=str(first["id"]))[0] == 403

    for _ in range(2):  # twice changes nothing more
        assert person.form("/agreed", agreement=str(first["id"]))[0] == 200
    assert board(room)["agreements"] == [{**first, "seen_differently": True}]
    assert b"Somebody sees it differently" in person.get("/agreed")
    assert b"That is not what I meant" not in person.get("/agreed")

    room.act("change-agreement", agreement=first["id"], text="We meet every second month.")
    assert board(room)["agreements"] == [{**first, "text": "We meet every second month."}], (
        "the mark was about old words"
    )
    room.act("remove-agreement", agreement=first["id"])
    assert board(room)["agreements"] == []
    assert person.form("/agreed", agreement=str(first["id"]))[0] == 404
    log = json.dumps(board(room)["together"]["log"])
    assert "wrote down an agreement" in log
    assert "month" not in log
