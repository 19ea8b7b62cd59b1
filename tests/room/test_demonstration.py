"""A demonstration: it opens with all people there, and walks in two minutes from the reveal to one's own room."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from room_in_process import GAP, Facilitator, RoomInProcess, Rooms

from kit.responses import RoomState, group_of
from kit.responses.answering import answers
from kit.room.demonstration.demo import SECONDS_BETWEEN_TURNS, Demo
from kit.room.demonstration.open import ENOUGH_PEOPLE, demo_room, plans_with_demonstration
from kit.room.demonstration.people import when_due, who_is_here
from kit.room.screen.view import screen_now

PEOPLE = 24
HALF_A_MINUTE = 30
TWO_MINUTES = "two-minutes"
BOTTOM_LINES = "two-bottom-lines"
SECONDS = [15, 30, 30, 30, 15, 60]
STEPS = ["Both sides say yes", "The whole result", "One finding", "Talk", "One agreement", "Now your own room"]


class Clock:
    """The time of a test, which goes on when it is told to."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(time, "time", clock)
    return clock


@dataclass(frozen=True)
class Demonstration(RoomInProcess):
    """A demonstration room, and what is simulated in it."""

    demo: Demo
    clock: Clock

    def goes_on(self, seconds: int) -> None:
        """Let so much time go by, a turn a second."""
        for _ in range(seconds):
            self.clock.now += 1
            self.rooms.run(self.demo.turn())

    def state(self) -> RoomState:
        return self.board.context.state()

    def who_answered(self, exercise: str) -> int:
        """How many people, or tables, have given something."""
        with self.rooms.services.store.read() as connection:
            return len(answers.who_answered(connection, self.room.id, exercise))

    def rows(self) -> list[Any]:
        """All answers, in their order: author, exercise, place, and value."""
        columns = "author, exercise, item, value"
        return self.in_the_database(f"SELECT {columns} FROM response WHERE room = :room ORDER BY seq")

    def said(self) -> list[Any]:
        """The same, whoever said it and when."""
        return sorted(row[1:] for row in self.rows())

    def after(self, seconds: int) -> Any:
        """What the board shows so much later."""
        self.goes_on(seconds)
        return self.board.look()


def demonstration(rooms: Rooms, clock: Clock, people: int = PEOPLE) -> Demonstration:
    """As a server starts one; whatever needs a resume code's tenth of a second would wait for ever here."""
    services = rooms.services
    services.plans = plans_with_demonstration(services.plans, services.pack, people)
    plan = services.plans.demonstration
    room = services.store.write(lambda connection: demo_room(connection, services.pack, plan, people)).result()
    path = rooms.opener_path(room.code)
    found = Demonstration(rooms, rooms.facilitator(path), path, Demo(services, room, people), clock)
    assert rooms.run(found.demo.begin())
    return found


def step_of(board: Any) -> Any:
    return board["agenda"]["steps"][board["agenda"]["step"]]


@pytest.fixture
def shown(rooms: Rooms, clock: Clock) -> Iterator[Demonstration]:
    """A demonstration that has just opened."""
    plans = rooms.services.plans
    yield demonstration(rooms, clock)
    rooms.services.plans = plans
    rooms.room()  # the newest one is nobody's demonstration


def test_it_opens_with_everybody_there_and_the_sealed_answers_of_both_sides(shown: Demonstration) -> None:
    board = shown.board.look()
    assert (board["people"], [side["people"] for side in board["sides"]]) == (PEOPLE, [PEOPLE / 2, PEOPLE / 2])
    assert all(side["enough"] for side in shown.board.exercise()["progress"])
    assert board["room"]["simulated"]
    assert board["demonstration"]["title"] == "See what two cities see differently (two minutes)"
    assert TWO_MINUTES not in [each["id"] for each in board["plans"]], "it has a button of its own"
    assert shown.state().open == ("mutuality-gap",)
    assert shown.who_answered(GAP) == PEOPLE
    places = {place for _, _, place, _ in shown.rows()}
    assert places >= {item.id for item in shown.rooms.services.pack.exercise(GAP).items}


def test_the_reveal_waits_for_two_yeses_and_nothing_else(shown: Demonstration) -> None:
    assert not shown.board.shown()
    assert shown.act("reveal", exercise=GAP)["proposed"]
    shown.goes_on(1)
    assert shown.board.waiting(), "the simulated facilitator takes a moment"
    shown.goes_on(2)
    assert not shown.board.waiting()
    assert "These people are simulated" in shown.board.shown()


def test_two_minutes_lead_to_ones_own_room(shown: Demonstration) -> None:
    shown.act("start-plan", plan=shown.board.look()["demonstration"]["id"])
    last, screens = [], []
    for title, seconds in zip(STEPS, SECONDS, strict=True):
        begins, ends = shown.after(2), shown.after(seconds - 3)
        assert step_of(begins)["title"] == step_of(ends)["title"] == title
        assert ". " not in step_of(ends)["notes"].strip("."), "one sentence says what to look at"
        last.append(ends)
        screens.append(shown.board.do(screen_now))
        shown.goes_on(1)
    assert sum(SECONDS[:-1]) == 120, "to the step in which it is said how one opens one's own room"
    assert [each["kind"] for each in screens] == ["finding"] * 3 + ["talk"] + ["agreements"] * 2
    assert [each["step"]["title"] for each in screens] == STEPS
    assert all(each["simulated"] for each in screens), "also a projector says that nobody here exists"
    assert screens[0]["headline"] != screens[2]["headline"]
    chosen = [{key: value for key, value in board["screen"].items() if key != "moment"} for board in last]
    assert chosen[:3] == [
        {"mode": "reveal", "exercise": GAP, "finding": 0},
        {"mode": "reveal", "exercise": GAP},
        {"mode": "reveal", "exercise": GAP, "finding": 1},
    ]
    assert [each["mode"] for each in chosen[3:]] == ["talk", "debrief", "debrief"]
    assert last[3]["talk"]["question"].startswith("Where do you see the same thing differently?")
    (agreed,) = last[4]["agreements"]
    assert "simulated" in agreed["text"]
    assert len(shown.board.findings()) > 1, "there is a second finding to look at"
    shown.act("end-plan")
    assert shown.board.look()["demonstration"], "it can be seen again"


def test_a_pause_stops_the_two_minutes(shown: Demonstration) -> None:
    shown.act("start-plan", plan=TWO_MINUTES)
    shown.act("pause-plan")
    shown.goes_on(60)
    assert shown.board.look()["agenda"]["step"] == 0
    assert not shown.state().revealed
    shown.act("resume-plan")
    shown.goes_on(16)
    assert shown.board.look()["agenda"]["step"] == 1


def test_everybody_answers_within_half_a_minute_of_a_step(shown: Demonstration) -> None:
    shown.act("start-plan", plan="half-day")
    shown.goes_on(HALF_A_MINUTE)
    steps = shown.board.look()["agenda"]["steps"]
    shown.act("go-to-step", step=next(each["number"] for each in steps if each["exercise"] == BOTTOM_LINES))
    before = len(shown.rows())
    shown.goes_on(HALF_A_MINUTE)
    health = shown.rooms.services.pack.workshop("partnership-health")
    alone = [each.id for each in health.exercises if not each.private and not each.together]
    assert [shown.who_answered(each) for each in alone] == [PEOPLE] * len(alone)
    first: dict[str, str] = {}
    for author, exercise, *_ in shown.rows()[before:]:
        if group_of(author) is None:
            first.setdefault(author, exercise)
    assert set(first.values()) == {BOTTOM_LINES}, "what the step is about comes first"
    assert not shown.demo.to_come


def test_no_exercise_takes_them_longer(rooms: Rooms, shown: Demonstration) -> None:
    pack = rooms.services.pack
    with rooms.services.store.read() as connection:
        people = who_is_here(connection, shown.room, PEOPLE)
    for name in pack.manifest.workshops:
        exercises = pack.workshop(name).exercises
        due = list(when_due(people, exercises, pack, 0.0))
        assert all(0 < each.at <= HALF_A_MINUTE - SECONDS_BETWEEN_TURNS for each in due)
        assert {each.exercise.id for each in due} == {each.id for each in exercises if not each.private}


def test_the_same_people_give_the_same_answers(shown: Demonstration, clock: Clock) -> None:
    shown.act("open", workshop="partnership-health")
    shown.goes_on(HALF_A_MINUTE)
    before = shown.said()
    started_again = replace(shown, demo=Demo(shown.rooms.services, shown.room, PEOPLE))
    assert shown.rooms.run(started_again.demo.begin())
    started_again.goes_on(HALF_A_MINUTE)
    assert shown.said() == before, "a server that starts again asks nobody twice"
    assert shown.board.look()["people"] == PEOPLE
    shown.rooms.room()
    other = demonstration(shown.rooms, clock)
    other.act("open", workshop="partnership-health")
    other.goes_on(HALF_A_MINUTE)
    assert other.said() == before


def test_what_is_closed_is_not_answered(shown: Demonstration) -> None:
    shown.goes_on(HALF_A_MINUTE)
    shown.act("open", workshop="partnership-health")
    shown.goes_on(1)
    shown.act("close", workshop="partnership-health")
    before = shown.rows()
    shown.goes_on(HALF_A_MINUTE)
    assert shown.rows() == before


def test_nobody_acts_for_a_facilitator_who_is_real(shown: Demonstration) -> None:
    shown.act("end-sharing")
    shown.goes_on(3)
    assert not shown.board.together()["shared"], "the simulated one agreed to go"
    northmere, lakewood = shown.sides
    shown.act("share", side=northmere)
    real: Facilitator = shown.rooms.accept(shown.act("invite", side=lakewood)["link"])[0]
    shown.act("own-side", exercise=GAP)
    shown.goes_on(10)
    assert real.waiting()


def test_an_erased_room_ends_what_is_simulated_in_it(shown: Demonstration) -> None:
    shown.act("start-plan", plan=TWO_MINUTES)
    shown.act("erase-room", code=shown.code)
    shown.clock.now += 3
    assert shown.rooms.run(shown.demo.turn()) is False


def test_a_room_of_real_people_is_offered_no_demonstration(shown: Demonstration) -> None:
    real = shown.rooms.room().board.look()
    assert real["demonstration"] is None
    assert TWO_MINUTES not in [each["id"] for each in real["plans"]]


def test_too_few_people_have_nothing_to_reveal(rooms: Rooms, clock: Clock) -> None:
    few = demonstration(rooms, clock, ENOUGH_PEOPLE - 1)
    board = few.board.look()
    assert board["people"] == ENOUGH_PEOPLE - 1
    assert board["demonstration"] is None
    assert not board["together"]["shared"]
    few.rooms.room()
