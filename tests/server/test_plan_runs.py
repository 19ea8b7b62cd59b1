"""A plan on a real server: what its acts change for phones and boards, and what they never do."""

import time
from pathlib import Path
from typing import Any

import pytest
from server_process import Client, RoomOnServer, ServerProcess
from shared_room import people, shared
from small_pack import write_small_pack

NINETY = "ninety-minutes"
GUESS, GAP, CAUCUS, BREAK, AFTER_THE_GAP = 3, 4, 5, 6, 7

SHORT = """\
plan: short
title: Short
purpose: You meet.
minutes: 10
steps:
  - {step: break, minutes: 4}
  - {step: exercise, exercise: trust, minutes: 6, phones: 3}
"""


@pytest.fixture
def room(room: RoomOnServer) -> RoomOnServer:
    room.act("start-plan", plan=NINETY)
    return room


def agenda(who: Client) -> Any:
    return who.json("/api/board")["agenda"]


def refused(who: Client, act: str, **details: Any) -> tuple[int, str]:
    status, said = who.post_json("/api/board/act", {"act": act, **details})
    return status, said.get("error", "")


def timer(who: Client) -> float | None:
    """Seconds left, as a screen counts them."""
    found = who.json("/api/state")["timer"]
    return None if found is None else found["ends_at"] - found["now"]


def test_a_plan_is_chosen_and_runs(server: ServerProcess) -> None:
    room = server.room()
    assert agenda(room.board) is None
    offered = room.board.json("/api/board")["plans"]
    assert [each["id"] for each in offered] == [NINETY, "half-day", "one-day"]
    now = time.localtime()
    room.act("start-plan", plan=NINETY)
    running = agenda(room.board)
    assert (running["plan"], running["step"], running["next"], running["paused"]) == (NINETY, 0, 1, False)
    assert (running["minutes_left"], running["minutes_behind"], running["leave_out"]) == (6, 0, [])
    first, second = running["steps"][:2]
    assert first["planned_start"] in (time.strftime("%H:%M", now), time.strftime("%H:%M"))
    assert (first["kind"], first["exercise"], first["can_drop"]) == ("exercise", "who-we-are", False)
    assert (second["kind"], second["title"], second["can_drop"]) == ("talk", "Talk", True)
    assert second["question"].startswith("Think of one thing") and second["who"].startswith("In pairs. First:")
    assert room.board.json("/api/board")["screen"] == {"mode": "lobby", "exercise": "who-we-are"}
    assert refused(room.board, "start-plan", plan="half-day") == (409, "A plan is running already. End it first.")
    assert refused(room.board, "start-plan", plan="no-such")[0] == 404


def test_a_step_opens_its_workshop_and_sets_timer_and_screen(room: RoomOnServer) -> None:
    phone = room.participant(room.sides[0])
    assert [each["id"] for each in phone.json("/api/state")["open"]] == ["start-here"]
    room.act("go-to-step", step=GAP)
    state = phone.json("/api/state")
    assert [each["id"] for each in state["open"]] == ["start-here", "mutuality-gap"]
    assert state["timer"]["seconds"] == 600
    assert room.board.json("/api/board")["screen"] == {"mode": "working", "exercise": "gap"}
    before = state["timer"]["ends_at"]
    room.act("go-to-step", step=GAP)
    assert phone.json("/api/state")["timer"]["ends_at"] == before, "pressed twice, the step does not begin again"
    room.act("go-to-step", step=CAUCUS)
    assert room.board.json("/api/board")["screen"] == {"mode": "talk"}
    assert state["revealed"] == phone.json("/api/state")["revealed"] == []


def test_a_talk_after_a_reveal_shows_its_question_and_not_the_whole_result(server: ServerProcess) -> None:
    both = shared(server, "mutuality-gap")
    for side in both.sides:
        people(both.room, side, 5)
    both.both("own-side", exercise="gap")
    assert both.both("reveal", exercise="gap")[0] == 200
    screen = both.room.board.json("/api/board")["screen"]
    assert (screen["mode"], screen["exercise"], screen["finding"]) == ("reveal", "gap", 0), "the reveal shows itself"
    both.room.act("start-plan", plan=NINETY)
    both.room.act("go-to-step", step=AFTER_THE_GAP)
    board = both.room.board.json("/api/board")
    assert board["screen"] == {"mode": "talk"}
    assert board["talk"]["question"] == board["agenda"]["steps"][AFTER_THE_GAP]["question"] != ""


def test_a_timer_that_is_over_changes_nothing(room: RoomOnServer) -> None:
    room.act("go-to-step", step=GAP)
    phone = room.participant(room.sides[0])
    room.let_pass(30)
    assert (timer(phone) or 0) < 0
    assert [each["id"] for each in phone.json("/api/state")["open"]] == ["start-here", "mutuality-gap"]
    assert agenda(room.board)["step"] == GAP
    phone.answer("gap", {"voice": {"us": 1, "them": 2}})


def test_a_pause_stops_the_timer_and_going_on_continues_it(room: RoomOnServer) -> None:
    phone = room.participant(room.sides[0])
    room.let_pass(2)
    room.act("pause-plan")
    room.act("pause-plan")
    assert timer(phone) is None and agenda(room.board)["paused"]
    room.let_pass(10)
    assert agenda(room.board)["minutes_left"] == 4
    room.act("resume-plan")
    room.act("resume-plan")
    assert 200 < (timer(phone) or 0) <= 240
    running = agenda(room.board)
    assert (running["paused"], running["minutes_left"], running["minutes_behind"]) == (False, 4, 10)
    room.act("pause-plan")
    room.act("timer", seconds=60)
    room.act("resume-plan")
    assert 30 < (timer(phone) or 0) <= 60, "a timer set by hand stays"


def test_who_is_late_is_told_what_to_leave_out(room: RoomOnServer) -> None:
    room.let_pass(6)
    room.act("go-to-step", step=1)
    room.let_pass(8 + 2)
    running = agenda(room.board)
    assert (running["minutes_left"], running["minutes_behind"], running["leave_out"]) == (0, 2, [])
    room.let_pass(7)
    running = agenda(room.board)
    assert (running["minutes_behind"], running["leave_out"]) == (9, [2, GUESS])
    room.act("drop-steps", steps=running["leave_out"])
    after = agenda(room.board)
    lost = sum(each["minutes"] for each in after["steps"] if each["dropped"])
    assert after["minutes_behind"] == running["minutes_behind"] - lost <= 0
    assert [each["number"] for each in after["steps"] if each["dropped"]] == running["leave_out"]
    assert after["leave_out"] == [] and after["next"] not in running["leave_out"]
    room.act("keep-steps", steps=running["leave_out"])
    assert agenda(room.board)["minutes_behind"] == running["minutes_behind"]
    room.act("drop-steps", steps=[GUESS])
    room.act("go-to-step", step=GUESS)
    assert not agenda(room.board)["steps"][GUESS]["dropped"], "who goes there does not leave it out"


def test_what_cannot_be_done_is_refused_in_words(room: RoomOnServer) -> None:
    room.act("go-to-step", step=GAP)
    assert refused(room.board, "drop-steps", steps=[GAP])[0] == 409
    assert "still to come" in refused(room.board, "drop-steps", steps=[GUESS])[1]
    for wrong in ("5", True, None, 2.0, [5]):
        assert refused(room.board, "go-to-step", step=wrong)[0] == 400
    for wrong in (-1, 10):
        assert refused(room.board, "go-to-step", step=wrong)[0] == 404
    assert refused(room.board, "drop-steps", steps=BREAK)[0] == 400
    assert agenda(room.board)["step"] == GAP
    room.act("end-plan")
    room.act("end-plan")
    for act in ("go-to-step", "drop-steps", "keep-steps", "pause-plan", "resume-plan"):
        assert refused(room.board, act, step=1, steps=[1]) == (409, "No plan is running. Nothing was changed.")
    state = room.board.json("/api/board")
    assert (state["agenda"], state["screen"], state["timer"]) == (None, {}, None)
    assert "mutuality-gap" in [each["id"] for each in room.board.json("/api/state")["open"]], "nothing is closed"


def test_either_facilitator_runs_the_plan_and_both_read_who_did(server: ServerProcess) -> None:
    both = shared(server)
    assert both.act(both.aby, "start-plan", plan=NINETY)[0] == 200
    assert both.act(both.bex, "go-to-step", step=1)[0] == 200
    assert both.act(both.aby, "drop-steps", steps=[GUESS, BREAK])[0] == 200
    assert agenda(both.aby) == agenda(both.bex)
    log = [each["text"] for each in both.board(both.aby)["log"]][:3]
    assert log == [each["text"] for each in both.board(both.bex)["log"]][:3]
    assert log == [
        "Facilitator of Aby: left out of the plan: step 4, 7",
        "Facilitator of Bex: went on to step 2 of the plan",
        "Facilitator of Aby: started the plan “Ninety minutes. Our mutuality gap”",
    ]


def test_a_wish_for_a_pause_is_seen_by_both_until_one_has_seen_it(server: ServerProcess) -> None:
    both = shared(server)
    both.room.in_the_database("UPDATE room_state SET pause_asked_at = 1 WHERE room = :room")
    assert both.aby.json("/api/board")["pause_asked_at"] == both.bex.json("/api/board")["pause_asked_at"] == 1
    assert both.act(both.bex, "pause-seen")[0] == both.act(both.aby, "pause-seen")[0] == 200
    assert both.aby.json("/api/board")["pause_asked_at"] is None
    assert sum("asks for a pause" in each["text"] for each in both.board(both.aby)["log"]) == 1


def test_a_restart_goes_on_where_the_plan_was(tmp_path: Path) -> None:
    """Plans of one's own pack are offered. One with a fault says what and where, and all the rest works."""
    small = write_small_pack(tmp_path / "pack")
    small.write("plans/short.yaml", SHORT)
    small.write("plans/wrong.yaml", SHORT.replace("plan: short", "plan: wrong").replace("trust", "thrust"))
    server = ServerProcess(tmp_path / "data", "--exercises", str(small.folder))
    room = server.room()
    assert [(each["id"], each["minutes"]) for each in room.board.json("/api/board")["plans"]] == [
        ("short", 10),
        ("wrong", None),
    ]
    status, said = refused(room.board, "start-plan", plan="wrong")
    assert status == 409 and "wrong.yaml, line 7" in said and "no exercise 'thrust'" in said
    room.act("start-plan", plan="short")
    room.act("go-to-step", step=1)
    server.kill()
    small.change("plans/short.yaml", "minutes: 6", "minutes: 7")
    small.change("plans/short.yaml", "minutes: 10", "minutes: 11")
    server.start()
    assert agenda(room.board)["step"] == 1
    server.kill()
    small.change("plans/short.yaml", "plan: short", "plan: other")
    server.start()
    assert agenda(room.board) is None
    assert refused(room.board, "go-to-step", step=0)[0] == 409
    room.act("end-plan")
    server.stop()
