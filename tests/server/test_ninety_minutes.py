"""The ninety-minute plan in fast motion: 24 simulated people of two sides, two facilitators, every step."""

import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from server_process import Client, ServerProcess
from shared_room import SharedRoom, shared

from kit.exercises import Guess, exercises_folder, load_pack
from kit.exercises.session_plans.plans import Ask, ExerciseStep, offered_plans, planned, plans_folder, question_of
from kit.synthetic.answers import asked, plausible

PACK = load_pack()
PLAN = offered_plans(plans_folder(exercises_folder()), PACK).usable["ninety-minutes"]
PEOPLE, TABLES = 24, 6
MINUTES_OF_A_SLOW_MACHINE = 4  # this test's own time makes the room late, too
GAP, BREAK, TALK, MOVES = 4, 6, 7, 8


@pytest.fixture
def both(server: ServerProcess) -> SharedRoom:
    return shared(server)


def answer(person: Client, number: int, step: ExerciseStep) -> int:
    """What somebody answers in `step`: of what it plans nearly all, as simulated people do. Returns how much."""
    exercise, chance = planned(step, PACK.exercise(step.exercise)), random.Random(f"{number} {step.exercise}")
    sent = []
    for place in asked(exercise):
        if isinstance(exercise, Guess):
            value: Any = [option.id for option in chance.sample(place.options, place.rank)]
        else:
            value = plausible(exercise, place, chance, (0.0, number % 2), PACK.words())
        row = {"exercise": exercise.id, "item": place.id, "value": value, "based_on": None}
        sent += [{"id": f"{number}-{exercise.id}-{place.id}", **row}] if value is not None else []
    receipts = person.post("/api/answers", {"answers": sent})["receipts"]
    assert {each["status"] for each in receipts} <= {"saved"}, receipts
    return len(receipts)


def test_the_ninety_minutes_with_twenty_four_people(both: SharedRoom) -> None:
    room, sides = both.room, both.sides
    with ThreadPoolExecutor(4) as several:
        people = list(several.map(lambda number: room.participant(sides[number % 2]), range(PEOPLE)))
        assert both.act(both.aby, "start-plan", plan=PLAN.plan)[0] == 200
        opened = ["start-here"]
        for number, step in enumerate(PLAN.steps):
            runs = (both.aby, both.bex)[number % 2]
            assert both.act(runs, "go-to-step", step=number)[0] == 200
            if isinstance(step, ExerciseStep):
                opened = [*dict.fromkeys([*opened, PACK.workshop_of(step.exercise).workshop])]
            check(both, people, number, opened)
            if number == MOVES:
                for at, person in enumerate(people):
                    person.post("/api/group", {"group": 1 + at // (PEOPLE // TABLES)})
            if number == GAP:
                nothing_before_the_seal_opens(both, people)
            if isinstance(step, ExerciseStep):
                writers = people[:: PEOPLE // TABLES] if number == MOVES else people
                sent = [several.submit(answer, person, at, step) for at, person in enumerate(writers)]
                assert sum(each.result() > 0 for each in sent) > 0.8 * len(sent), (
                    "some leave out the one item of an exercise"
                )
            if number == BREAK:
                the_sides_see_their_own(both)
            if number == TALK:
                both.both("reveal", exercise="gap")
                assert "gap" in people[0].json("/api/state")["revealed"]
                assert b"gap-result" in both.aby.get("/api/board/result/gap")
            room.let_pass(step.minutes + 5)
            check(both, people, number, opened, over=True)
    the_commitments_are_there(both, people)
    assert both.act(both.bex, "end-plan")[0] == 200
    state = people[0].json("/api/state")
    assert state["timer"] is None and [each["id"] for each in state["open"]] == opened


def check(both: SharedRoom, people: list[Client], number: int, opened: list[str], *, over: bool = False) -> None:
    """Phones of both sides and both boards agree on what is open, on the timer and on the step; all stays open."""
    step = PLAN.steps[number]
    states = [each.json("/api/state") for each in (people[0], people[1], both.aby, both.bex)]
    for state in states:
        assert [each["id"] for each in state["open"]] == opened
        assert state["timer"]["seconds"] == step.minutes * 60
        assert state["timer"]["ends_at"] == states[0]["timer"]["ends_at"]
        assert (state["step"]["number"], state["step"]["kind"]) == (number + 1, step.step)
        assert (state["timer"]["ends_at"] < state["timer"]["now"]) == over
    for board in (both.aby.json("/api/board"), both.bex.json("/api/board")):
        running = board["agenda"]
        assert (running["step"], running["steps"][number]["kind"]) == (number, step.step)
        assert running["minutes_left"] == (0 if over else step.minutes)
        assert 0 <= running["minutes_behind"] - 5 * (number + over) <= MINUTES_OF_A_SLOW_MACHINE
        exercise = isinstance(step, ExerciseStep)
        revealed = over and number == TALK  # a reveal takes every board to its first finding
        mode = "reveal" if revealed else "lobby" if number == 0 else "working" if exercise else "talk"
        assert board["screen"]["mode"] == mode
        if isinstance(step, Ask):
            assert board["talk"]["question"] == question_of(step, PACK)
        elif not exercise:
            assert board["talk"]["question"] == "Break"
        if exercise:
            assert board["screen"]["exercise"] == step.exercise
    name = opened[-1]
    assert people[0].request("GET", f"/w/{name}")[0] == 200, "over or not, whoever still answers may go on"


def nothing_before_the_seal_opens(both: SharedRoom, people: list[Client]) -> None:
    """One side answers the gap before the other: the board says enough for it, and nobody sees or reveals anything."""
    step = PLAN.steps[GAP]
    assert isinstance(step, ExerciseStep)
    for at, person in enumerate(people):
        if at % 2 == 0:
            answer(person, at, step)
    assert [each["enough"] for each in both.exercise(both.aby)["progress"]] == [True, False]
    status, said = both.both("own-side", exercise="gap")
    assert status == 409 and "Bex" in said["error"]
    assert both.aby.request("GET", "/api/board/result/gap?stage=own-side")[0] == 404


def the_sides_see_their_own(both: SharedRoom) -> None:
    for facilitator in (both.aby, both.bex):
        assert facilitator.request("GET", "/api/board/result/gap?stage=own-side")[0] == 404, "before both confirmed"
    assert both.both("own-side", exercise="gap")[0] == 200
    own = [each.get("/api/board/result/gap?stage=own-side").decode() for each in (both.aby, both.bex)]
    assert "Only Aby sees this now" in own[0] and "Only Bex sees this now" in own[1]
    assert both.aby.request("GET", "/api/board/result/gap")[0] == 404


def the_commitments_are_there(both: SharedRoom, people: list[Client]) -> None:
    """Each table has written its moves; they are on the phones of its people, in their calendars, and counted."""
    (progress,) = both.exercise(both.aby, "closing-moves")["progress"]
    assert progress["complete"] == TABLES
    at_a_table = people[0].json("/api/answers")["answers"]
    assert (
        at_a_table["closing-moves/row-1"]["value"]
        == people[1].json("/api/answers")["answers"]["closing-moves/row-1"]["value"]
    )
    assert people[0].get("/calendar/closing-moves.ics").count(b"BEGIN:VEVENT") >= 1
