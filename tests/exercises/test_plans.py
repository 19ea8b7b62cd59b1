"""Session plans: faults with their lines, minutes that hold the work, and clock times computed from them."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutuality import mutuality, refused
from small_pack import SmallPack, write_small_pack

from kit.exercises import load_pack
from kit.exercises.check import check_pack
from kit.exercises.reading.loader import read_pack
from kit.exercises.session_plans.plan_page import CLOCK, NotAClockTime, clock_time, plan_markdown
from kit.exercises.session_plans.plans import ExerciseStep, Plan, planned, read_plan, read_plans

PLAN = """\
plan: short
title: A short one
purpose: You meet and talk.
minutes: 30
prepare: [Bring a pen.]
steps:
  - step: exercise
    exercise: trust
    minutes: 5
    phones: 2
    notes: Be quiet.
  - step: talk
    ask: two
    after: trust
    group: pairs
    starts: the taller one
    minutes: 10
  - step: caucus
    question: What now?
    minutes: 10
  - step: break
    minutes: 5
"""
FAULTS = [
    ("plan: short", "plan: other", "must be 'short'"),
    ("minutes: 30", "minutes: 31", "add up to 30"),
    ("exercise: trust", "exercise: thrust", "no exercise 'thrust'"),
    ("phones: 2", "phones: 6", "a step of 5"),
    ("exercise: trust", "items: [late, never]\n    exercise: trust", "'never'"),
    ("ask: two", "ask: four", "no question 'four'; it has one, two, three"),
    ("after: trust", "after: leafe", "no exercise and no workshop 'leafe'"),
    ("ask: two", "question: Why?", "either 'question', or"),
    ("question: What now?", "quesion: What now?", "not known here"),
    ("group: pairs", "group: trios", "pairs"),
    ("step: break", "step: nap", "there is no kind 'nap'"),
    ("minutes: 10", "minutes: ten", "'ten' is not a number"),
    ("minutes: 10", "minutes: 0", "0 is too small; write 0.25 or more"),
    ("minutes: 10", "minutes: 0.3", "0.3 cannot stand here; write a multiple of 0.25"),
    ("step: break", "step: look\n    exercise: nothing\n    title: Look", "no exercise 'nothing'"),
    ("step: break", "step: look\n    finding: 2\n    title: Look", "name the exercise"),
]


@pytest.fixture
def small_pack(tmp_path: Path) -> SmallPack:
    return write_small_pack(tmp_path / "pack")


def put(small: SmallPack, text: str) -> Path:
    small.write("plans/short.yaml", text)
    return small.folder / "plans" / "short.yaml"


def the_plan(small_pack: SmallPack, text: str = PLAN) -> Plan:
    pack, _ = read_pack(small_pack.folder)
    assert pack
    plan, faults = read_plan(put(small_pack, text), pack)
    assert plan and not faults
    return plan


def test_a_good_plan_has_no_fault_and_belongs_to_the_check(small_pack: SmallPack) -> None:
    put(small_pack, PLAN)
    assert check_pack(small_pack.folder) == []


@pytest.mark.parametrize(("old", "new", "said"), FAULTS, ids=[each[1] for each in FAULTS])
def test_check_finds_a_fault_of_a_plan_near_its_line(small_pack: SmallPack, old: str, new: str, said: str) -> None:
    put(small_pack, PLAN)
    line = small_pack.change("plans/short.yaml", old, new)
    (fault,) = check_pack(small_pack.folder)
    file, found = small_pack.where(fault)
    assert (file, said in fault.message) == ("plans/short.yaml", True), fault
    assert line - 2 <= found <= line + 1


def test_phones_must_hold_the_time_to_answer(small_pack: SmallPack) -> None:
    """Two statements of 12 seconds, half as much again: 0.6 minutes. Two open questions: 200 s, 5 minutes."""
    text = PLAN.replace("exercise: trust", "exercise: words\n    items: all").replace("after: trust", "after: words")
    put(small_pack, text)
    (fault,) = check_pack(small_pack.folder)
    assert "5.0 minutes with phones" in fault.message
    put(small_pack, text.replace("items: all", "items: core").replace("phones: 2", "phones: 3"))
    assert check_pack(small_pack.folder) == []


def test_items_of_a_step_are_core_or_all_or_chosen() -> None:
    pack = load_pack()
    step = ExerciseStep(step="exercise", exercise="readiness", minutes=5, phones=5)
    story = pack.exercise("our-story")
    assert [item.id for item in planned(step, story).items] == [item.id for item in story.core_items]
    everything = step.model_copy(update={"items": "all"})
    assert planned(everything, story) is story
    one = step.model_copy(update={"items": ("aims",)})
    assert [item.id for item in planned(one, story).items] == ["aims"]
    whole = pack.exercise("keeping-going").sections[0]
    section = step.model_copy(update={"items": (whole.id,)})
    assert planned(section, pack.exercise("keeping-going")).items == whole.items


def test_clock_times_are_computed(small_pack: SmallPack) -> None:
    pack = load_pack(small_pack.folder)
    page = plan_markdown(the_plan(small_pack), pack, clock_time("09:50"))
    times = [line.split("|")[1].strip() for line in page.splitlines() if line.startswith("| ")][1:]
    assert times == ["---", "09:50", "09:55", "10:05", "10:15", "10:20"]
    assert "From 09:50 to 10:20: 30 minutes." in page
    assert "for 2 of 30 minutes (7 %)" in page
    assert "What surprised you?" in page and "In pairs. First: the taller one" in page
    assert "**Trust** (Leave)" in page and "Be quiet." in page and "- Bring a pen." in page


def test_a_plan_past_midnight_and_a_bar_in_a_text(small_pack: SmallPack) -> None:
    pack = load_pack(small_pack.folder)
    plan = the_plan(small_pack, PLAN.replace("Be quiet.", "Quiet | or not"))
    page = plan_markdown(plan, pack, clock_time("23:45"))
    assert "| 00:15 |" in page and "Quiet \\| or not" in page
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {7}


@given(st.text(max_size=8))
def test_only_a_time_of_day_is_one(text: str) -> None:
    if CLOCK.fullmatch(text.strip()):
        assert clock_time(text) + timedelta(days=1) > clock_time("0:00")
    else:
        with pytest.raises(NotAClockTime, match="such as 09:30"):
            clock_time(text)


@pytest.mark.parametrize("start", ["25:00", "9", "noon", "09:60", "-1:00"])
def test_a_nonsense_start_is_refused_in_words(start: str) -> None:
    assert "not a time of day" in refused(mutuality("plan", "ninety-minutes", f"--start={start}"))


def test_the_command_lists_plans_prints_one_and_names_faults(small_pack: SmallPack, tmp_path: Path) -> None:
    own = put(small_pack, PLAN)
    listed = mutuality("plan", "--exercises", small_pack.folder)
    assert "short" in listed.stdout and "30 minutes, phones in hand for   2: A short one" in listed.stdout
    printed = mutuality("plan", "short", "--start", "14:00", "--exercises", small_pack.folder)
    assert "| 14:05 |" in printed.stdout
    assert "The plans: short" in refused(mutuality("plan", "long", "--exercises", small_pack.folder))
    small_pack.change("plans/short.yaml", "minutes: 30", "minutes: 3")
    assert f"{own}:4:" in refused(mutuality("plan", "short", "--exercises", small_pack.folder))
    elsewhere = tmp_path / "mine.yaml"
    elsewhere.write_text(PLAN.replace("plan: short", "plan: mine"), encoding="utf-8")
    assert "| 09:05 |" in mutuality("plan", elsewhere, "--exercises", small_pack.folder).stdout


def test_a_pack_without_plans_has_none(small_pack: SmallPack) -> None:
    assert read_plans(small_pack.folder / "plans", load_pack(small_pack.folder)) == ({}, [])
