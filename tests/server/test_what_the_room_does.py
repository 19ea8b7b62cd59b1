"""What pages are told of the room: the step of a plan and a line about it, a wish for a pause, a locked door."""

import re
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from running_plan import NAME, go_to, kept_state, the_plan, write_state
from server_process import Client, RoomOnServer
from shared_room import SharedRoom, shared

from kit.exercises import load_pack
from kit.exercises.running_plan import RunningPlan

PACK = load_pack()
WORDS = PACK.words("en")


def told(client: Client) -> tuple[Any, str, str]:
    """The step, the sign and the line of `GET /api/state`."""
    state = client.json("/api/state")
    return state["step"], state["now"]["sign"], state["now"]["text"]


def test_every_step_of_the_plan_is_told(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    for index, planned in enumerate(the_plan().steps):
        go_to(room, index)
        step, sign, line = told(person)
        assert (step["number"], step["of"], step["kind"]) == (index + 1, 10, planned.step)
        assert step["paused"] is False and line
        if planned.step == "exercise":
            title = PACK.exercise(planned.exercise).title
            assert (step["exercise"], step["title"], step["question"]) == (planned.exercise, title, "")
            assert (sign, line) == ("step", f"Step {index + 1} of 10: {title}")
            assert step["workshop"] == PACK.workshop_of(planned.exercise).workshop
        elif planned.step != "break":
            assert (sign, bool(step["question"]), step["starts"]) == ("talk", True, planned.starts)
            assert step["group"] == WORDS[f"plan-group-{getattr(planned, 'group', 'caucus')}"]
    go_to(room, 7)
    step, _, _ = told(person)
    assert (step["workshop"], step["exercise"]) == ("mutuality-gap", "gap")
    assert step["question"] == next(each.text for each in PACK.exercise("gap").debrief if each.id == "seen-differently")


def test_a_line_is_there_whatever_the_room_does(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    assert told(person) == (None, "open", "Open now: Start here")
    room.act("open", workshop="linking")
    assert told(person)[2] == "Open now: 2 workshops"
    for mode in ("talk", "reveal", "debrief", "dark"):
        write_state(room, screen={"mode": mode})
        assert person.json("/api/state")["screen"] == mode
        assert told(person)[2] == WORDS[f"now-{mode}"]
    for mode in ("lobby", "working"):
        write_state(room, screen={"mode": mode})
        assert told(person)[1] == "open"
    go_to(room, 4)
    assert told(person)[2] == f"Step 5 of 10: {PACK.exercise('gap').title}"
    write_state(room, screen={"mode": "reveal"})
    assert told(person)[1:] == ("board", WORDS["now-reveal"])
    go_to(room, 4, paused_at=5.0)
    step, _, line = told(person)
    assert step["paused"] is True and line == WORDS["now-paused"]
    for page in ("/", "/welcome"):
        assert WORDS["now-paused"] in person.get(page).decode()


@pytest.mark.parametrize(
    "agenda",
    [
        {},
        RunningPlan("no-such-plan", 0, 0.0, 0.0).to_state(),
        RunningPlan("../plans/ninety-minutes", 0, 0.0, 0.0).to_state(),
        RunningPlan(NAME, 10, 0.0, 0.0).to_state(),
        RunningPlan(NAME, -1, 0.0, 0.0).to_state(),
    ],
)
def test_without_a_plan_there_is_no_step(room: RoomOnServer, agenda: dict[str, Any]) -> None:
    write_state(room, agenda=agenda)
    assert told(room.participant(room.sides[0])) == (None, "open", "Open now: Start here")


def test_a_pause_is_asked_for_and_nobody_learns_by_whom(room: RoomOnServer) -> None:
    ada, ben = room.participant(room.sides[0]), room.participant(room.sides[1])
    assert room.board.json("/api/board")["pause_asked_at"] is None
    assert ada.post("/api/pause", {})["message"] == WORDS["pause-told"]
    asked_at = room.board.json("/api/board")["pause_asked_at"]
    assert asked_at > 1e9
    everything = room.server.data / "mutuality.sqlite"
    mine = ada.json("/api/me")["participant"]
    with closing(sqlite3.connect(everything)) as database:
        (number,) = database.execute("SELECT id FROM room WHERE code = ?", (room.code,)).fetchone()
        log = database.execute("SELECT actor, act, detail FROM act WHERE room = ?", (number,)).fetchall()
        row = database.execute("SELECT * FROM room_state WHERE room = ?", (number,)).fetchall()
    assert not any("pause" in f"{line}" for line in log)
    assert mine not in f"{log}{row}"
    assert not any("pause" in key for key in ben.json("/api/state"))
    # Again, by the same person: the same words, and nothing is written.
    write_state(room, pause_asked_at=None)
    assert ada.post("/api/pause", {})["message"] == WORDS["pause-told"]
    assert kept_state(room, "pause_asked_at") is None
    ben.post("/api/pause", {})
    assert kept_state(room, "pause_asked_at") >= asked_at


def test_a_pause_without_scripts_and_by_nobody_else(room: RoomOnServer) -> None:
    status, page = room.participant("observer").form("/api/pause")
    assert status == 200 and WORDS["pause-told"] in page
    assert room.board.json("/api/board")["pause_asked_at"]
    write_state(room, pause_asked_at=None)
    assert Client(room.server.here).post_json("/api/pause", {})[0] == 403
    assert room.board.post_json("/api/pause", {})[0] == 403
    assert kept_state(room, "pause_asked_at") is None


def test_nobody_new_comes_through_a_locked_door(room: RoomOnServer) -> None:
    before = Client(room.server.here)
    _, form = before.request("GET", f"/join?code={room.code}")
    ticket = re.search(r'name="ticket" value="(\w+)"', form.decode())
    assert ticket
    side = str(room.sides[0])
    ada = Client(room.server.here)
    _, welcome = ada.form("/join", code=room.code, side=side, ticket="her-own-ticket")
    words = " ".join(re.findall(r"<span>(\w+)</span>", welcome.partition("resume-card")[2])[:4])
    helper = room.participant(side)

    room.act("lock-door")
    board = room.board.json("/api/board")
    assert board["locked"] is True
    people = board["people"]
    status, page = Client(room.server.here).request("GET", f"/join?code={room.code}")
    assert status == 403
    assert WORDS["door-locked"] in page.decode() and 'href="/resume' in page.decode() and "radio" not in page.decode()
    for given in ({"ticket": ticket[1]}, {}, {"ticket": "another"}):
        status, text = before.form("/join", code=room.code, side=side, **given)
        assert (status, WORDS["door-locked"] in text) == (403, True)
    status, text = helper.form("/paper", side=side)
    assert (status, WORDS["door-locked-paper"] in text) == (403, True)
    assert room.board.json("/api/board")["people"] == people

    again = Client(room.server.here)
    assert again.form("/resume", code=room.code, words=words)[0] == 200
    assert again.json("/api/me")["participant"] == ada.json("/api/me")["participant"]
    resent = Client(room.server.here)  # her first answer got lost on the way
    assert resent.form("/join", code=room.code, side=side, ticket="her-own-ticket")[0] == 200
    assert room.board.form("/board/paper", side=side)[0] == 200
    assert room.board.json("/api/board")["people"] == people + 1

    room.act("open-door")
    assert room.board.json("/api/board")["locked"] is False
    assert before.form("/join", code=room.code, side=side, ticket=ticket[1])[0] == 200
    log = [line["text"] for line in room.board.json("/api/board")["together"]["log"]]
    assert any("locked the door" in line for line in log) and any("opened the door" in line for line in log)


def test_the_door_has_no_handle_for_participants(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    for act in ("lock-door", "open-door"):
        assert person.post_json("/api/board/act", {"act": act})[0] == 403
    assert room.board.json("/api/board")["locked"] is False


def test_one_facilitator_of_two_locks_the_door(server: Any) -> None:
    two: SharedRoom = shared(server, "mutuality-gap")
    assert two.act(two.bex, "lock-door")[0] == 200
    assert two.aby.json("/api/board")["locked"] is True
    assert two.waiting(two.aby) == []


def test_lock_the_door_before_a_sealed_reveal(room: RoomOnServer) -> None:
    """An open door lets invented people lift a small side over the minimum."""

    def advised() -> set[str]:
        shops = room.board.json("/api/board")["workshops"]
        return {exercise["id"] for shop in shops for exercise in shop["exercises"] if exercise["lock_first"]}

    assert advised() == {"gap"}
    room.act("lock-door")
    assert advised() == set()


def test_every_exercise_says_who_sees_what_is_written(room: RoomOnServer) -> None:
    """In the shared page, before any script: with a picture, and with words that the line at the top repeats."""
    for workshop, ways in {
        "start-here": ["Anonymous", "Shown if you tick"],
        "mutuality-gap": ["Private", "Sealed", "Shared at your table"],
        "learning-set": ["Yours", "Anonymous"],
    }.items():
        page = room.board.get(f"/w/{workshop}").decode()
        kept = re.findall(r'<p class="kept" data-kept="([^"]+)"><svg [^>]*aria-hidden="true"', page)
        assert len(kept) == len(PACK.workshop(workshop).exercises)
        assert set(ways) <= set(kept)


def test_a_page_shown_to_all_knows_no_room(room: RoomOnServer) -> None:
    page = room.board.get("/w/start-here").decode()
    now = page.partition("data-now>")[2].partition("</div>")[0]
    assert "<span data-now-text></span>" in now
