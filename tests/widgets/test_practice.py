"""The practice question: what it teaches is what the gate does, and nothing of it can be anybody's real answer."""

import pytest
from pydantic import ValidationError

from kit.exercises import Choice, load_pack
from kit.widgets.kind import Around
from kit.widgets.practice import practice_example
from kit.widgets.results.result import own_result_html

PACK = load_pack()
WORDS = PACK.words("en")
EXERCISE = PACK.exercise("practice")
assert isinstance(EXERCISE, Choice) and EXERCISE.practice
ANSWERS = [*(option.id for option in EXERCISE.items[0].options), "rather-not-say"]


@pytest.mark.parametrize("answer", ANSWERS)
def test_suppress_the_small_side_whatever_is_answered(answer: str) -> None:
    example = practice_example(EXERCISE, {"drink": answer}, WORDS)
    assert example is not None
    assert sum(people for _, people, _ in example["bars"]) == 9
    assert example["few"] == "Lakewood: 3 people are too few to show."
    page = own_result_html(EXERCISE, {"drink": answer}, WORDS)
    assert WORDS["practice-made-up"] in page and page.count("<svg") == len(example["bars"])
    assert WORDS["practice-decline"] in page


@pytest.mark.parametrize(
    ("sides", "large", "small"),
    [(("Bremen", "Windhoek", "Lima"), "Bremen", "Windhoek"), (("Bremen",), "Bremen", "Lakewood")],
)
def test_in_a_room_it_is_about_the_sides_of_the_room(sides: tuple[str, ...], large: str, small: str) -> None:
    example = practice_example(EXERCISE, {"drink": ANSWERS[0]}, WORDS, sides)
    assert example is not None
    assert large in example["side"] and example["few"].startswith(f"{small}: 3 people")
    page = own_result_html(EXERCISE, {"drink": ANSWERS[0]}, WORDS, Around(sides=sides))
    assert "Northmere" not in page and WORDS["practice-made-up"] in page


def test_without_an_answer_there_is_no_example() -> None:
    assert practice_example(EXERCISE, {}, WORDS) is None
    assert "practice-bars" not in own_result_html(EXERCISE, {}, WORDS)


def test_another_choice_has_no_example() -> None:
    assert "practice-bars" not in own_result_html(PACK.exercise("who-we-are"), {"sector": "school"}, WORDS)


def test_a_practice_asks_one_thing() -> None:
    given = PACK.exercise("who-we-are").model_dump(by_alias=True) | {"practice": True}
    with pytest.raises(ValidationError, match="a practice has one item"):
        Choice.model_validate(given)
