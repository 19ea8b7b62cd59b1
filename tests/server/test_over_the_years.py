"""Rooms of one partnership on a real server: change per side, commitments carried on, and nobody linked."""

import csv
import io
import json
from urllib.parse import quote

from server_process import Client, RoomOnServer, ServerProcess
from shared_room import GAP, people, shared
from two_gatherings import FACETS, PLAN, facets, next_room


def at_board(room: RoomOnServer, exercise: str = FACETS) -> str:
    return str(room.board.json(f"/api/board/result/{exercise}")["html"])


def test_next_room_shows_change_and_refuses_small_sides_private(server: ServerProcess) -> None:
    first = server.room("Year one", ("Aby", "Bex"))
    facets(first, {0: [2] * 9, 1: [4] * 3})
    second = next_room(first, title="Year two")
    board = second.board.json("/api/board")
    assert [side["name"] for side in board["sides"]] == ["Aby", "Bex"], "sides are carried over"
    assert [each["title"] for each in board["partnership"]["earlier"]] == ["Year one"]
    came = facets(second, {0: [4] * 8, 1: [4] * 9})
    for shown in (at_board(second), came[0].json(f"/api/result/{FACETS}")["room"]):
        change = shown.partition("Since last time")[2]
        assert "Aby has changed most" in change and "from 2.0 to 4.0" in change
        assert "not shown: fewer than 4 people" in change, "Bex were three last time"
        assert "Bex has changed" not in change
    assert "Since last time" not in at_board(first), "the earlier room sees nothing of the later one"
    first.act("hide", exercise=FACETS)
    assert "Since last time" not in at_board(second), "what that room hides, this one does not see"
    first.act("reveal", exercise=FACETS)
    assert "Since last time" in at_board(second)
    third = next_room(second, title="Year three")
    facets(third, {0: [3] * 9, 1: [3] * 9})
    assert at_board(third).count("Compared with the gathering of") == 2, "each earlier gathering by itself"
    second.act("erase-room", code=second.code)
    assert at_board(third).count("Compared with the gathering of") == 1, "erasing a room leaves the others"
    first.act("erase-room", code=first.code)
    assert "Since last time" not in at_board(third) and "Everyone" in at_board(third)


def test_seal_and_gap_over_time(server: ServerProcess) -> None:
    first = server.room("Gap one", ("Aby", "Bex"))
    first.act("open", workshop="mutuality-gap")
    for side in first.sides:
        people(first, side, 8)
    first.act("reveal", exercise=GAP)
    second = next_room(first)
    second.act("open", workshop="mutuality-gap")
    people(second, second.sides[0], 8)
    assert second.board.post_json("/api/board/act", {"act": "reveal", "exercise": GAP})[0] == 409
    assert second.board.request("GET", f"/api/board/result/{GAP}")[0] == 404, "sealed: no change either"
    people(second, second.sides[1], 8)
    second.act("reveal", exercise=GAP)
    assert "Since last time" in at_board(second, GAP)


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


def test_agreements_and_moves_of_both_sides_open_the_next_room(server: ServerProcess) -> None:
    first = server.room("Agreed", ("Aby", "Bex"))
    first.act("open", workshop="mutuality-gap")
    for text in ("We visit each other in May.", "We write <b>monthly</b>."):
        first.act("add-agreement", text=text)
    person = first.participant(first.sides[0])
    number = first.board.json("/api/board")["agreements"][1]["id"]
    assert person.form("/agreed", agreement=str(number))[0] == 200
    person.post("/api/group", {"group": 3})
    move = {
        "about": "Voice",
        "our-side": "Sets half of the agenda",
        "their-side": "Sends its half",
        "by-when": "2027-05-04",
    }
    person.answer("closing-moves", {"row-1": {**move, "shared": True}})
    second = next_room(first)
    late = second.participant(second.sides[0])
    for shown in (second.board.json("/api/board")["last_time"], late.get("/").decode()):
        assert "We visit each other in May." in shown and "We write &lt;b&gt;monthly&lt;/b&gt;." in shown
        assert shown.count("Somebody sees it differently") == 1
        assert "Sets half" not in shown, "the room has not seen the moves"
    first.act("reveal", exercise="closing-moves")
    first.act("remove-agreement", agreement=number)
    for shown in (second.board.json("/api/board")["last_time"], late.get("/").decode()):
        assert "Closing moves" in shown and "Sets half of the agenda" in shown and "Tuesday 4 May 2027" in shown
        assert "monthly" not in shown, "what was taken away there is not here"
    third = next_room(second)
    assert "We visit each other in May." in third.board.json("/api/board")["last_time"], "the second left nothing"


def test_linking_needs_the_key_of_the_earlier_room_and_both_sides_private(server: ServerProcess) -> None:
    first, second = server.room("Before"), server.room("After")

    def link(room: RoomOnServer, pasted: str) -> tuple[int, str]:
        status, said = room.board.post_json("/api/board/act", {"act": "link-room", "link": pasted})
        return status, said.get("error", said.get("message"))

    assert link(second, first.code)[0] == 400
    assert link(second, f"{server.phones}/f/{first.code}/{'0' * 64}")[0] == 403
    assert link(second, f"{server.phones}/join?code={first.code}")[0] == 400
    assert link(first, second.facilitator_link)[0] == 409, "an earlier room does not follow a later one"
    assert link(second, second.facilitator_link)[0] == 409
    assert link(second, f"  {first.facilitator_link} ") == (200, "Linked. Results show what has changed since then.")
    assert link(second, first.facilitator_link)[0] == 409
    two = shared(server)
    assert link(server.room("Later"), server.phones + two.room.path)[0] == 403, "one side alone does not decide"
    refused = two.act(two.aby, "new-room", next=True)
    assert (refused[0], "propose the next gathering" in refused[1]["error"]) == (403, True)
    assert two.both("next-gathering")[0] == 200
    status, made = two.act(two.bex, "new-room", next=True, title="Ours")
    assert status == 200
    board = Client(server.here)
    board.get(made["path"])
    assert [each["title"] for each in board.json("/api/board")["partnership"]["earlier"]] == ["Shared"]
    later = shared(server)
    pasted = server.phones + server.room("Unshared, and later").path
    assert later.act(later.aby, "link-room", link=pasted)[0] == 409
    assert later.act(later.aby, "link-room", link=first.facilitator_link)[1]["proposed"]
    assert not later.aby.json("/api/board")["partnership"]["linked"]
    proposed = json.dumps(later.waiting(later.bex))
    assert first.code not in proposed and quote(first.path) not in proposed
    assert later.confirm(later.bex)[0] == 200
    assert later.aby.json("/api/board")["partnership"]["linked"]


def test_a_room_can_be_kept_until_the_next_gathering(server: ServerProcess) -> None:
    room = server.room()
    before = room.board.json("/api/board")["partnership"]["expires"]
    room.act("keep-longer")
    after = room.board.json("/api/board")["partnership"]
    assert (after["kept"], after["expires"] > before) == (True, True)
    assert after["expires"] in room.participant("observer").get("/").decode(), "its participants are told"


def exported(room: RoomOnServer) -> list[dict[str, str]]:
    return list(
        csv.DictReader(io.StringIO(room.board.get("/api/board/export?what=answers&to=csv").decode("utf-8-sig")))
    )


def test_private_ids_link_nobody_from_room_to_room_nor_from_file_to_file(server: ServerProcess) -> None:
    """The same people, with the same answers, in two rooms of one partnership: files do not tell who is who."""
    said = {0: [1, 2, 3, 4, 5, 5, 4, 3], 1: [2, 3, 4, 5, 1, 2, 3, 4]}
    first = server.room("Ids one", ("Aby", "Bex"))
    facets(first, said)
    second = next_room(first)
    came = facets(second, said)
    files = [exported(first), exported(first), exported(second)]
    names = [{row["person"] for row in rows} for rows in files]
    assert [len(each) for each in names] == [16, 16, 16]
    assert not (names[0] & names[1] or names[0] & names[2] or names[1] & names[2])
    assert {row["side"] for rows in files for row in rows} == {"Aby", "Bex"}, "the sides are told"
    # Nor does their order: people came in the same order to both rooms, and in each file they stand in another.
    orders = [
        [row["answer"] for row in rows if row["item"] == rows[0]["item"] and row["side"] == "Aby"] for rows in files
    ]
    assert any(order != [str(point) for point in said[0]] for order in orders)
    ids = {person.json("/api/me")["participant"] for person in came}
    assert not any(name in json.dumps(files) for name in ids)
