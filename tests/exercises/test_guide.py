"""The facilitator's guide, its plans and the exercises say the same; the guide holds no clock time and no dead link."""

import re
from pathlib import Path

import pytest
from guide_pages import BLOCK, BLOCKS, GUIDE, page_of, pages

from kit.cli import WORDS
from kit.exercises import exercises_folder, load_pack
from kit.exercises.session_plans.plans import ExerciseStep, plans_folder, read_plans

PACK = load_pack()
PLANS, _ = read_plans(plans_folder(exercises_folder()), PACK)
SHAPE = [
    "Why we teach this",
    "Outcomes",
    "Timing by step",
    "Preparing",
    "What to say when giving the instructions",
    "What to watch for",
    "Debrief questions",
    "Questions you may get",
    "Typical pitfalls",
    "A variation without devices",
]
FILES = sorted(GUIDE.glob("*.md"))


@pytest.mark.parametrize("name", PACK.manifest.workshops)
def test_every_workshop_has_a_page_of_the_same_shape(name: str) -> None:
    page = page_of(PACK.workshop(name)).read_text(encoding="utf-8")
    assert page.startswith(f"# {PACK.workshop(name).short_title}\n\nWorkshop `{name}`")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == SHAPE
    assert [found["name"] for found in BLOCK.finditer(page)] == list(BLOCKS)
    for part in re.split(r"^## .+$", page, flags=re.MULTILINE)[1:]:
        assert len(part.split()) >= 20, part


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_tables_and_questions_are_those_of_the_exercises(file: Path) -> None:
    made = pages(PACK)
    written = file.read_text(encoding="utf-8")
    assert made.get(file, written) == written, "python tests/guide_pages.py writes the tables anew"


def test_the_start_page_leads_to_every_workshop_and_every_plan() -> None:
    start = (GUIDE / "README.md").read_text(encoding="utf-8")
    for name in PACK.manifest.workshops:
        assert f"[{PACK.workshop(name).short_title}]({name}.md)" in start
    for name, plan in PLANS.items():
        assert f"| `{name}` | {plan.title} | {plan.minutes} | {plan.phones} |" in start


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_links_commands_and_times_of_the_guide(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (GUIDE / link).exists(), link
    for word in re.findall(r"start\.py ([a-z]+)", text):
        assert word in WORDS, word
    for name in re.findall(r"start\.py plan ([a-z-]+)", text):
        assert name in PLANS, name
    assert not re.search(r"(?<!--start )\b\d{1,2}[:.]\d\d\b(?! ?kB)", text), "clock times are computed"


def test_the_plans_are_as_long_as_they_say() -> None:
    assert {name: plan.minutes for name, plan in PLANS.items()}.items() >= {"ninety-minutes": 90}.items()
    assert 180 <= PLANS["half-day"].minutes <= 270
    assert 360 <= PLANS["one-day"].minutes <= 480


def test_in_ninety_minutes_phones_are_in_hand_for_less_than_a_third() -> None:
    """At most 30 %; the exercise on the gap takes its core items."""
    plan = PLANS["ninety-minutes"]
    exercises = [step for step in plan.steps if isinstance(step, ExerciseStep)]
    assert sum(step.phones for step in exercises) == plan.phones <= 0.3 * plan.minutes
    assert {step.exercise: step.items for step in exercises}["gap"] == "core"


LONG = 100  # minutes that nobody sits through without a break


@pytest.mark.parametrize("name", PLANS)
def test_people_talk_and_rest_between_exercises(name: str) -> None:
    kinds = {step.step for step in PLANS[name].steps}
    assert {"exercise", "talk"} <= kinds
    assert "break" in kinds or PLANS[name].minutes < LONG
    since = 0
    for step in PLANS[name].steps:
        since = 0 if step.step == "break" else since + step.minutes
        assert since <= 120, "nobody listens for more than two hours"


ENDS = ("closing-moves", "commitments", "what-i-take", "one-thing-to-practise", "again")
"""What turns a session into deeds."""


@pytest.mark.parametrize("name", PLANS)
def test_what_ends_a_session_is_never_left_out(name: str) -> None:
    steps = PLANS[name].steps
    assert not [step for step in steps if getattr(step, "exercise", "") in ENDS and step.optional]
    spoken = [step for step in steps if step.step != "break"]
    assert spoken[-1].step == "talk" and not spoken[-1].optional, "it ends with all together"


@pytest.mark.parametrize("name", PLANS)
def test_a_gap_is_shown_after_rules_are_agreed_and_ends_in_moves(name: str) -> None:
    steps = PLANS[name].steps
    done = [getattr(step, "exercise", "") for step in steps]
    if "gap" not in done:
        return
    if name != "two-days-second":  # whose rules are those of the first day
        rules = done.index("ground-rules")
        assert rules < done.index("gap") and not steps[rules].optional
    assert done.index("gap") < done.index("closing-moves")
    talks = [step for step in steps if getattr(step, "after", "") == "gap"]
    assert talks and not talks[0].optional


def test_there_is_a_plan_for_each_length_and_need() -> None:
    minutes = {name: plan.minutes for name, plan in PLANS.items()}
    assert minutes == {
        "good-to-work-with": 60,
        "ninety-minutes": 90,
        "linking": 90,
        "remote-side": 120,
        "half-day": 240,
        "one-day": 420,
        "two-days-first": 420,
        "two-days-second": 420,
    }
