"""A plan that runs: how late it is, and what is proposed to be left out, by hand and for any plan."""

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from kit.exercises import load_pack
from kit.exercises.folders import exercises_folder
from kit.exercises.session_plans.plans import BreakStep, Plan, offered_plans, plans_folder
from kit.exercises.session_plans.running_plan import (
    LATE,
    RunningPlan,
    minutes_behind,
    planned_starts,
    seconds_left,
    shortest_enough,
    to_come,
    what_to_leave_out,
)

PACK = load_pack()
NINETY = offered_plans(plans_folder(exercises_folder()), PACK).usable["ninety-minutes"]
GUESS, GAP, BREAK = 3, 4, 6


def breaks(*minutes: int, optional: tuple[int, ...] = ()) -> Plan:
    steps = [BreakStep(step="break", minutes=each, optional=at in optional) for at, each in enumerate(minutes)]
    return Plan(plan="breaks", title="Breaks", purpose="None.", minutes=max(10, sum(minutes)), steps=tuple(steps))


plans = st.lists(st.integers(2, 60), min_size=2, max_size=8).map(
    lambda minutes: breaks(*minutes, 8, optional=tuple(range(1, len(minutes))))
)


def test_the_ninety_minutes_run_late() -> None:
    """The gap begins 12 minutes late: the break alone can still be left out, and 8 minutes stay missing."""
    begun = RunningPlan.started("ninety-minutes", 0.0)
    late = begun.at(GAP, (8 + 6 + 9 + 3 + 12) * 60)
    now = late.step_started_at
    assert minutes_behind(late, NINETY, now) == 12
    assert what_to_leave_out(late, NINETY, PACK, now) == (BREAK,)
    assert minutes_behind(late.without([BREAK]), NINETY, now) == 8
    early = begun.at(1, (8 + 5) * 60)
    assert what_to_leave_out(early, NINETY, PACK, (8 + 5) * 60) == (GUESS, BREAK), "7 minutes, for 5"


def test_an_exercise_is_left_out_with_the_talk_about_it() -> None:
    plan = offered_plans(plans_folder(exercises_folder()), PACK).usable["half-day"]
    number = next(at for at, step in enumerate(plan.steps) if getattr(step, "exercise", "") == "two-bottom-lines")
    lost = plan.steps[number].minutes + plan.steps[number + 1].minutes
    assert getattr(plan.steps[number + 1], "after", "") == "two-bottom-lines"
    begun = RunningPlan.started("half-day", 0.0)
    late = begun.at(number - 1, planned_starts(begun, plan)[number - 1] + lost * 60)
    assert what_to_leave_out(late, plan, PACK, late.step_started_at) == (number, number + 1)


def test_a_pause_stops_the_step_and_makes_the_session_late() -> None:
    plan = breaks(10, 10)
    begun = RunningPlan.started("breaks", 0.0)
    paused = begun.paused(240)
    assert seconds_left(paused, plan, 900) == seconds_left(begun, plan, 240) == 360
    assert minutes_behind(paused, plan, 900) == 11
    again = paused.resumed(900)
    assert seconds_left(again, plan, 900) == 360
    assert minutes_behind(again, plan, 900) == 11
    assert paused.paused(500) == paused
    assert begun.resumed(500) == begun


@given(plans, st.data())
def test_a_plan_that_keeps_to_its_minutes_is_never_late(plan: Plan, data: st.DataObject) -> None:
    running = RunningPlan.started("breaks", 5000.0)
    step = data.draw(st.integers(0, len(plan.steps) - 1))
    running = running.at(step, planned_starts(running, plan)[step])
    within = data.draw(st.floats(0, plan.steps[step].minutes * 60))
    slack = plan.minutes - sum(each.minutes for each in plan.steps)
    assert minutes_behind(running, plan, running.step_started_at + within) == -slack
    assert what_to_leave_out(running, plan, PACK, running.step_started_at + within) == ()


@given(plans, st.integers(0, 200), st.data())
def test_what_is_proposed_makes_up_for_the_delay_and_for_no_more_than_it_must(
    plan: Plan, late: int, data: st.DataObject
) -> None:
    running = RunningPlan.started("breaks", 0.0)
    step = data.draw(st.integers(0, len(plan.steps) - 1))
    running = running.without(data.draw(st.lists(st.integers(0, len(plan.steps) - 1), max_size=2)))
    running = running.at(step, planned_starts(running, plan)[step] + late * 60)
    now = running.step_started_at
    behind = minutes_behind(running, plan, now)
    proposed = what_to_leave_out(running, plan, PACK, now)
    may = [number for number in to_come(running, plan) if plan.steps[number].optional]
    assert set(proposed) <= set(may)
    if behind < LATE:
        assert proposed == ()
        return
    sums = [sum(plan.steps[number].minutes for number in choice) for choice in _choices(may)]
    saved = sum(plan.steps[number].minutes for number in proposed)
    assert saved == min((each for each in sums if each >= behind), default=max(sums))
    assert minutes_behind(running.without(proposed), plan, now) == behind - saved


@given(st.dictionaries(st.tuples(st.integers(0, 20)), st.integers(1, 60), max_size=7), st.integers(1, 120))
def test_the_shortest_choice_has_the_fewest_parts(minutes: dict[tuple[int, ...], int], behind: int) -> None:
    chosen = shortest_enough(minutes, behind)
    total = sum(minutes[part] for part in chosen)
    same = [each for each in _choices(list(minutes)) if sum(minutes[part] for part in each) == total]
    assert len(chosen) == (min(map(len, same)) if total >= behind else len(minutes))


@given(st.integers(0, 9), st.floats(0, 2e9), st.lists(st.integers(0, 9)), st.none() | st.floats(0, 2e9))
def test_the_state_of_a_room_keeps_it_as_it_is(step: int, now: float, dropped: list[int], paused: float | None) -> None:
    running = RunningPlan("a-plan", step, now, now + 1, tuple(dropped), paused)
    assert RunningPlan.from_state(running.to_state()) == running


def _choices(of: list[object]) -> chain[tuple[object, ...]]:
    return chain.from_iterable(combinations(of, size) for size in range(len(of) + 1))
