"""What pages are told of the room: the step of a plan and a line about it, a wish for a pause, a locked door."""

from typing import Any

import pytest
from room_in_process import Participant, RoomInProcess, SharedInProcess, refused
from running_plan import NAME, the_plan

from kit.exercises import load_pack
from kit.exercises.session_plans.running_plan import RunningPlan
from kit.room.plan.state_view import now_in_the_room

PACK = load_pack()
WORDS = PACK.words("en")


def told(person: Participant) -> tuple[Any, str, str]:
    """The step, the sign and the line of what pages are told."""
    state = person.state()
    return state["step"], state["now"]["sign"], state["now"]["text"]


def go_to(room: RoomInProcess, step: int, **agenda: Any) -> None:
    """Be at `step` (from 0) of the plan, with its workshop open."""
    planned = the_plan().steps[step]
    if planned.step == "exercise":
        room.act("open", workshop=PACK.workshop_of(planned.exercise).workshop)
    room.change(agenda={**RunningPlan(NAME, step, 1.0, 1.0).to_state(), **agenda})


def test_every_step_of_the_plan_is_told(room: RoomInProcess) -> None:
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


def test_a_line_is_there_whatever_the_room_does(room: RoomInProcess) -> None:
    person = room.participant(room.sides[0])
    assert told(person) == (None, "open", "Open now: Start here")
    room.act("open", workshop="linking")
    assert told(person)[2] == "Open now: 2 workshops"
    for mode in ("talk", "reveal", "debrief", "dark"):
        room.change(screen={"mode": mode})
        assert person.state()["screen"] == mode
        assert told(person)[2] == WORDS[f"now-{mode}"]
    for mode in ("lobby", "working"):
        room.change(screen={"mode": mode})
        assert told(person)[1] == "open"
    go_to(room, 4)
    assert told(person)[2] == f"Step 5 of 10: {PACK.exercise('gap').title}"
    room.change(screen={"mode": "reveal"})
    assert told(person)[1:] == ("board", WORDS["now-reveal"])
    go_to(room, 4, paused_at=5.0)
    step, _, line = told(person)
    assert step["paused"] is True and line == WORDS["now-paused"]
    assert now_in_the_room(person.context) == person.state()["now"], "also on pages without a script"
    assert now_in_the_room(room.board.context) is None


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
def test_without_a_plan_there_is_no_step(room: RoomInProcess, agenda: dict[str, Any]) -> None:
    room.change(agenda=agenda)
    assert told(room.participant(room.sides[0])) == (None, "open", "Open now: Start here")


def test_a_pause_is_asked_for_and_nobody_learns_by_whom(room: RoomInProcess) -> None:
    def asked_at() -> Any:
        return room.board.look()["pause_asked_at"]

    ada, ben = (room.participant(side) for side in room.sides)
    assert asked_at() is None
    ada.ask_for_a_pause()
    first = asked_at()
    assert first > 1e9
    log = room.in_the_database("SELECT actor, act, detail FROM act WHERE room = :room")
    row = room.in_the_database("SELECT * FROM room_state WHERE room = :room")
    assert not any("pause" in f"{line}" for line in log)
    assert ada.id not in f"{log}{row}"
    assert not any("pause" in key for key in ben.state())
    room.change(pause_asked_at=None)
    ada.ask_for_a_pause()
    assert asked_at() is None, "again, by the same person, nothing is written"
    ben.ask_for_a_pause()
    assert asked_at() >= first


def test_nobody_new_comes_through_a_locked_door(room: RoomInProcess) -> None:
    room.participant(room.sides[0])
    room.act("lock-door")
    assert (room.board.look()["locked"], room.board.look()["people"]) == (True, 1)
    for side in (room.sides[0], "observer"):
        with refused(403, WORDS["door-locked"]):
            room.participant(side)
    assert room.board.look()["people"] == 1
    room.act("open-door")
    assert room.board.look()["locked"] is False
    room.participant(room.sides[0])
    log = " ".join(room.board.log())
    assert "closed joining" in log and "opened joining" in log


def test_the_door_has_no_handle_for_participants(room: RoomInProcess) -> None:
    person = room.participant(room.sides[0])
    for act in ("lock-door", "open-door"):
        with refused(403):
            person.sends(act)
    assert room.board.look()["locked"] is False


def test_one_facilitator_of_two_locks_the_door(two: SharedInProcess) -> None:
    two.bex.act("lock-door")
    assert two.aby.look()["locked"] is True
    assert two.aby.waiting() == []


def test_lock_the_door_before_a_sealed_reveal(room: RoomInProcess) -> None:
    """An open door lets invented people lift a small side over the minimum."""

    def advised() -> set[str]:
        shops = room.board.look()["workshops"]
        return {exercise["id"] for shop in shops for exercise in shop["exercises"] if exercise["lock_first"]}

    assert advised() == {"gap"}
    room.act("lock-door")
    assert advised() == set()
