"""Minutes are honest: they hold reading, answering and talking, and what a page says is the sum of its steps."""

import pytest
from guide_pages import QUESTIONS_WITH_A_STAR

from kit.exercises import load_pack
from kit.exercises.session_plans.plans import with_items
from kit.exercises.times import BEGIN, END, QUESTIONS, minutes_in_a_room, minutes_to_answer, minutes_to_read

PACK = load_pack()
WORKSHOPS = [PACK.workshop(name) for name in PACK.manifest.workshops]
EXERCISES = [exercise for workshop in WORKSHOPS for exercise in workshop.exercises]


@pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.id for exercise in EXERCISES])
def test_a_room_has_time_to_read_answer_and_talk(exercise: object) -> None:
    needed = minutes_in_a_room(exercise, with_items(exercise, "core"))
    assert needed <= exercise.minutes, f"{needed:.1f} minutes"


def test_the_first_exercise_about_stories_holds_the_reading_of_one() -> None:
    workshop = PACK.workshop("mutuality-cases")
    first = next(exercise for exercise in workshop.exercises if exercise.for_each)
    reading = minutes_to_read(episode.text for episode in workshop.episodes)
    assert minutes_in_a_room(first, first) + reading <= first.minutes


@pytest.mark.parametrize("workshop", WORKSHOPS, ids=[workshop.workshop for workshop in WORKSHOPS])
def test_the_headline_is_the_sum_of_the_steps(workshop: object) -> None:
    assert workshop.minutes == BEGIN + sum(exercise.minutes for exercise in workshop.exercises) + END


def test_the_questions_counted_are_those_with_a_star() -> None:
    assert QUESTIONS_WITH_A_STAR == QUESTIONS


def test_without_a_room_nobody_talks() -> None:
    practice, rules = PACK.exercise("practice"), PACK.exercise("ground-rules")
    assert minutes_in_a_room(practice, practice) == pytest.approx(2 + minutes_to_answer(practice) + 0.4, abs=0.1)
    assert minutes_in_a_room(rules, rules) > 2 + minutes_to_answer(rules) + 6
