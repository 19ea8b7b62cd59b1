"""What the last gathering promised, on the pages of the next. Whose it is and how long is tested in `tests/room`."""

from server_process import ServerProcess
from two_gatherings import PLAN, next_room


def test_commitments_that_were_shared_open_the_next_room_private_ones_do_not(server: ServerProcess) -> None:
    first = server.room("Promises", ("Aby", "Bex"))
    first.act("open", workshop="carry-it-home")
    for at in range(5):
        row = {"what": f"Promise {at}", "who": f"Person {at}", "by-when": "2027-05-04", "how-seen": "A detail"}
        first.participant(first.sides[at % 2]).answer(PLAN, {"row-1": {**row, "shared": at != 4}})
    first.act("reveal", exercise=PLAN)
    shown = next_room(first).participant("observer").get("/").decode()
    assert "What we said last time" in shown and "Promise 0" in shown and "Tuesday 4 May 2027" in shown
    assert "Promise 4" not in shown and "Person 4" not in shown and "A detail" not in shown
    assert "What we said last time" not in server.room().participant("observer").get("/").decode()
