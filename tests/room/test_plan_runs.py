"""A plan in a room: what its acts change for phones and boards, and what they never do."""

import time
from pathlib import Path
from typing import Any

import pytest
from room_in_process import RoomInProcess, Rooms, SharedInProcess, Somebody, refused
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
def planned(room: RoomInProcess) -> RoomInProcess:
    room.act("start-plan", plan=NINETY)
    return room


def agenda(room: RoomInProcess) -> Any:
    return room.board.look()["agenda"]


def opened(who: Somebody) -> list[str]:
    return [each["id"] for each in who.state()["open"]]


def timer(who: Somebody) -> float | None:
    """Seconds left, as a screen counts them."""
    found = who.state()["timer"]
    return None if found is None else found["ends_at"] - found["now"]


def test_a_plan_is_chosen_and_runs(room: RoomInProcess) -> None:
    assert agenda(room) is None
    offered = room.board.look()["plans"]
    assert {NINETY, "linking", "half-day", "one-day"} <= {each["id"] for each in offered}
    now = time.localtime()
    room.act("start-plan", plan=NINETY)
    running = agenda(room)
    assert (running["plan"], running["step"], running["next"], running["paused"]) == (NINETY, 0, 1, False)
    assert (running["minutes_left"], running["minutes_behind"], running["leave_out"]) == (8, 0, [])
    first, second = running["steps"][:2]
    assert first["planned_start"] in (time.strftime("%H:%M", now), time.strftime("%H:%M"))
    assert (first["kind"], first["exercise"], first["can_drop"]) == ("exercise", "who-we-are", False)
    assert (second["kind"], second["title"], second["can_drop"]) == ("talk", "Talk", True)
    assert second["question"].startswith("Think of one thing") and second["who"].startswith("In pairs. First:")
    assert room.board.look()["screen"] == {"mode": "lobby", "exercise": "who-we-are"}
    with refused(409, "A plan is running already. End it first."):
        room.act("start-plan", plan="half-day")
    with refused(404):
        room.act("start-plan", plan="no-such")
    assert agenda(room)["plan"] == NINETY


def test_a_step_opens_its_workshop_and_sets_timer_and_screen(planned: RoomInProcess) -> None:
    phone = planned.participant(planned.sides[0])
    assert opened(phone) == ["start-here"]
    planned.act("go-to-step", step=GAP)
    state = phone.state()
    assert opened(phone) == ["start-here", "mutuality-gap"]
    assert state["timer"]["seconds"] == 720
    assert planned.board.look()["screen"] == {"mode": "working", "exercise": "gap"}
    before = state["timer"]["ends_at"]
    planned.act("go-to-step", step=GAP)
    assert phone.state()["timer"]["ends_at"] == before, "pressed twice, the step does not begin again"
    planned.act("go-to-step", step=CAUCUS)
    assert planned.board.look()["screen"] == {"mode": "talk"}
    assert state["revealed"] == phone.state()["revealed"] == []


def test_a_talk_after_a_reveal_shows_its_question_and_not_the_whole_result(two: SharedInProcess) -> None:
    for side in two.sides:
        two.people(side, 5)
    two.both("own-side", exercise="gap")
    two.both("reveal", exercise="gap")
    screen = two.board.look()["screen"]
    assert (screen["mode"], screen["exercise"], screen["finding"]) == ("reveal", "gap", 0), "the reveal shows itself"
    two.act("start-plan", plan=NINETY)
    two.act("go-to-step", step=AFTER_THE_GAP)
    board = two.board.look()
    assert board["screen"] == {"mode": "talk"}
    assert board["talk"]["question"] == board["agenda"]["steps"][AFTER_THE_GAP]["question"] != ""


def test_a_timer_that_is_over_changes_nothing(planned: RoomInProcess) -> None:
    planned.act("go-to-step", step=GAP)
    phone = planned.participant(planned.sides[0])
    planned.let_pass(30)
    assert (timer(phone) or 0) < 0
    assert opened(phone) == ["start-here", "mutuality-gap"]
    assert agenda(planned)["step"] == GAP
    phone.answer("gap", {"voice": {"us": 1, "them": 2}})


def test_a_pause_stops_the_timer_and_going_on_continues_it(planned: RoomInProcess) -> None:
    phone = planned.participant(planned.sides[0])
    planned.let_pass(2)
    planned.act("pause-plan")
    planned.act("pause-plan")
    assert timer(phone) is None and agenda(planned)["paused"]
    planned.let_pass(10)
    assert agenda(planned)["minutes_left"] == 6
    planned.act("resume-plan")
    planned.act("resume-plan")
    assert 320 < (timer(phone) or 0) <= 360
    running = agenda(planned)
    assert (running["paused"], running["minutes_left"], running["minutes_behind"]) == (False, 6, 10)
    planned.act("pause-plan")
    planned.act("timer", seconds=60)
    planned.act("resume-plan")
    assert 30 < (timer(phone) or 0) <= 60, "a timer set by hand stays"


def test_who_is_late_is_told_what_to_leave_out(planned: RoomInProcess) -> None:
    planned.let_pass(8)
    planned.act("go-to-step", step=1)
    planned.let_pass(6 + 2)
    running = agenda(planned)
    assert (running["minutes_left"], running["minutes_behind"], running["leave_out"]) == (0, 2, [])
    planned.let_pass(5)
    running = agenda(planned)
    assert (running["minutes_behind"], running["leave_out"]) == (7, [GUESS, BREAK])
    planned.act("drop-steps", steps=running["leave_out"])
    after = agenda(planned)
    lost = sum(each["minutes"] for each in after["steps"] if each["dropped"])
    assert after["minutes_behind"] == running["minutes_behind"] - lost <= 0
    assert [each["number"] for each in after["steps"] if each["dropped"]] == running["leave_out"]
    assert after["leave_out"] == [] and after["next"] not in running["leave_out"]
    planned.act("keep-steps", steps=running["leave_out"])
    assert agenda(planned)["minutes_behind"] == running["minutes_behind"]
    planned.act("drop-steps", steps=[GUESS])
    planned.act("go-to-step", step=GUESS)
    assert not agenda(planned)["steps"][GUESS]["dropped"], "who goes there does not leave it out"


def test_what_cannot_be_done_is_refused_in_words(planned: RoomInProcess) -> None:
    planned.act("go-to-step", step=GAP)
    for begun in (GAP, GUESS):
        with refused(409, "still to come"):
            planned.act("drop-steps", steps=[begun])
    for wrong in ("5", True, None, 2.0, [5]):
        with refused(400):
            planned.act("go-to-step", step=wrong)
    for missing in (-1, 10):
        with refused(404):
            planned.act("go-to-step", step=missing)
    with refused(400):
        planned.act("drop-steps", steps=BREAK)
    assert agenda(planned)["step"] == GAP
    planned.act("end-plan")
    planned.act("end-plan")
    for act in ("go-to-step", "drop-steps", "keep-steps", "pause-plan", "resume-plan"):
        with refused(409, "No plan is running. Nothing was changed."):
            planned.act(act, step=1, steps=[1])
    state = planned.board.look()
    assert (state["agenda"], state["screen"], state["timer"]) == (None, {}, None)
    assert "mutuality-gap" in opened(planned.board), "nothing is closed"


def test_either_facilitator_runs_the_plan_and_both_read_who_did(two: SharedInProcess) -> None:
    two.aby.act("start-plan", plan=NINETY)
    two.bex.act("go-to-step", step=1)
    two.aby.act("drop-steps", steps=[GUESS, BREAK])
    assert two.aby.look()["agenda"] == two.bex.look()["agenda"]
    assert two.aby.log()[:3] == two.bex.log()[:3]
    assert two.aby.log()[:3] == [
        "Facilitator of Aby: left out of the plan: step 4, 7",
        "Facilitator of Bex: went on to step 2 of the plan",
        "Facilitator of Aby: started the plan “Ninety minutes. Our mutuality gap”",
    ]


def test_a_wish_for_a_pause_is_seen_by_both_until_one_has_seen_it(two: SharedInProcess) -> None:
    two.change(pause_asked_at=1)
    assert two.aby.look()["pause_asked_at"] == two.bex.look()["pause_asked_at"] == 1
    two.bex.act("pause-seen")
    two.aby.act("pause-seen")
    assert two.aby.look()["pause_asked_at"] is None
    assert sum("needs a break" in each for each in two.aby.log()) == 1


def test_a_restart_goes_on_where_the_plan_was(tmp_path: Path) -> None:
    """Plans of one's own pack are offered. One with a fault says what and where, and all the rest works."""
    small = write_small_pack(tmp_path / "pack")
    small.write("plans/short.yaml", SHORT)
    small.write("plans/wrong.yaml", SHORT.replace("plan: short", "plan: wrong").replace("trust", "thrust"))
    rooms = Rooms(tmp_path / "data", small.folder)
    room = rooms.room()
    assert [(each["id"], each["minutes"]) for each in room.board.look()["plans"]] == [("short", 10), ("wrong", None)]
    for said in ("wrong.yaml, line 7", "no exercise 'thrust'"):
        with refused(409, said):
            room.act("start-plan", plan="wrong")
    room.act("start-plan", plan="short")
    room.act("go-to-step", step=1)
    rooms.close()
    small.change("plans/short.yaml", "minutes: 6", "minutes: 7")
    small.change("plans/short.yaml", "minutes: 10", "minutes: 11")
    rooms.open()
    assert agenda(room)["step"] == 1
    rooms.close()
    small.change("plans/short.yaml", "plan: short", "plan: other")
    rooms.open()
    assert agenda(room) is None
    with refused(409):
        room.act("go-to-step", step=0)
    room.act("end-plan")
    rooms.end()
