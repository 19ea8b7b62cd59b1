"""Private workshops as data, and the order in which a mixed scale asks."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.exercises import AnswerNotAccepted, Pack, Scale, Workshop, load_pack
from kit.exercises.kinds.scale import ScaleSection, mix

PACK = load_pack()
WORKSHOP = PACK.workshop("emotional-intelligence")
SELF_SCORING = WORKSHOP.exercise("self-scoring")


def test_every_exercise_of_a_private_workshop_is_private() -> None:
    assert WORKSHOP.private and all(exercise.private for exercise in WORKSHOP.exercises)
    assert PACK.private_exercises - {"guess-first"} == {exercise.id for exercise in WORKSHOP.exercises}
    assert not PACK.exercise("readiness").private


def test_a_translation_cannot_open_what_is_private() -> None:
    given = WORKSHOP.model_dump(by_alias=True) | {"private": False}
    given["exercises"] = [{**each, "private": False} for each in given["exercises"]]
    opened = Workshop.model_validate(given)
    pack = Pack.model_construct(
        manifest=PACK.manifest,
        workshops={"en": dict(PACK.workshops["en"]), "fr": {opened.workshop: opened}},
        interface={},
    )
    assert not opened.exercise("self-scoring").private
    assert "self-scoring" in pack.private_exercises


def test_a_private_answer_in_ones_own_words_cannot_be_shared() -> None:
    practise = WORKSHOP.exercise("one-thing-to-practise")
    assert practise.accept("strength", {"text": "I listen", "shared": False})
    with pytest.raises(AnswerNotAccepted, match="private"):
        practise.accept("strength", {"text": "I listen", "shared": True})


def test_headings_do_not_stand_in_a_row_and_are_not_shown() -> None:
    (page,) = SELF_SCORING.page_sections
    heading = {item.id: section.id for section in SELF_SCORING.sections for item in section.items}
    assert (page.title, page.text) == ("", "")
    assert sorted(item.id for item in page.items) == sorted(heading)
    for before, after in zip(page.items, page.items[1:], strict=False):
        assert heading[before.id] != heading[after.id]
        assert not (before.reverse and after.reverse)
    assert not page.items[0].reverse


def test_every_heading_has_a_reversed_statement() -> None:
    for section in SELF_SCORING.sections:
        assert sum(item.reverse for item in section.items) == 1


@given(st.lists(st.integers(1, 9), min_size=1, max_size=7))
def test_mixing_keeps_every_statement_once(sizes: list[int]) -> None:
    items = [[{"id": f"s{number}-{turn}", "text": "x"} for turn in range(size)] for number, size in enumerate(sizes)]
    sections = tuple(ScaleSection.model_validate({"id": f"s{n}", "items": each}) for n, each in enumerate(items))
    mixed = [item.id for item in mix(sections)]
    assert sorted(mixed) == sorted(item.id for section in sections for item in section.items)
    assert [item.id for item in mix(sections)] == mixed


def test_a_competence_names_sections_that_are_there() -> None:
    wrong: dict[str, Any] = SELF_SCORING.model_dump(by_alias=True)
    wrong["competences"] = [{"id": "personal", "title": "With yourself", "sections": ["no-such-heading"]}]
    with pytest.raises(ValueError, match="no section of 'self-scoring'"):
        Scale.model_validate(wrong)
