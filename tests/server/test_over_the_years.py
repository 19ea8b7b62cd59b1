"""Rooms of one partnership on a real server: change per side, commitments carried on, and nobody linked."""

from server_process import ServerProcess
from two_gatherings import PLAN, next_room


def test_commitments_that_were_shared_open_the_next_room_private_ones_do_not(server: ServerProcess) -> None:
    first = server.room("Promises", ("Aby", "Bex"))
    first.act("open", workshop="carry-it-home")
    came = [first.participant(first.sides[at % 2]) for at in range(5)]
    for at, person in enumerate(came):
        row = {"what": f"Promise {at}", "who": f"Person {at}", "by-when": "2027-05-04", "how-seen": "A detail"}
        person.answer(PLAN, {"row-1": {**row, "shared": at != 4}})
    second = next_room(first)
    assert second.board.json("/api/board")["last_time"] == "", "nothing was revealed"
    first.act("reveal", exercise=PLAN)
    late = second.participant(second.sides[0])
    for shown in (second.board.json("/api/board")["last_time"], late.get("/").decode()):
        assert "What we said last time" in shown and "Promise 0" in shown and "Person 3" in shown
        assert "Tuesday 4 May 2027" in shown
        assert "Promise 4" not in shown and "Person 4" not in shown and "A detail" not in shown
    known = came[0].json("/api/answers")["answers"][f"{PLAN}/row-1"]
    changed = {**known["value"], "shared": False}
    came[0].answer(PLAN, {"row-1": changed})
    for shown in (second.board.json("/api/board")["last_time"], late.get("/").decode()):
        assert "Promise 0" not in shown and "Promise 1" in shown
    assert "What we said last time" not in server.room().participant("observer").get("/").decode()


def test_a_room_can_be_kept_until_the_next_gathering(server: ServerProcess) -> None:
    room = server.room()
    before = room.board.json("/api/board")["partnership"]["expires"]
    room.act("keep-longer")
    after = room.board.json("/api/board")["partnership"]
    assert (after["kept"], after["expires"] > before) == (True, True)
    assert after["expires"] in room.participant("observer").get("/").decode(), "its participants are told"
