"""A private profile, worked by hand and with anything that a person may answer."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.exercises import DECLINED, Scale, load_pack
from kit.results import OwnScale, Profile, own_result, profile, summarise
from kit.results.readings.profile import Heading, band_of, counted

EXERCISE = load_pack().exercise("self-scoring")
assert isinstance(EXERCISE, Scale)
SCALE: Scale = EXERCISE
ITEMS = [item.id for item in SCALE.items]
POINT = st.integers(1, 5)
ANSWERS = st.dictionaries(st.sampled_from(ITEMS), st.one_of(POINT, st.sampled_from(DECLINED), st.none()))


def by_id(found: tuple[Heading, ...]) -> dict[str, Heading]:
    return {each.id: each for each in found}


def test_a_private_profile_worked_by_hand() -> None:
    answers = {
        # 5 + 4 + 3 + 2 and a reversed 1, which counts 5: 19 / 5
        **dict(zip(ITEMS[:5], [5, 4, 3, 2, 1], strict=True)),
        # 4 + 2 and a reversed 4, which counts 2: 8 / 3
        **{"pause": 4, "keep-word": 2, "bad-day": 4, "own-mistake": "cannot-say"},
        # two answers of five are too few
        **{"beyond-target": 5, "keep-going": 5, "initiative": "rather-not-say"},
        # 1 + 1 + 1 + 1: 4 / 4
        **{"anticipate-need": 1, "ask-concern": 1, "read-room": 1, "see-power": 1},
        # five of eight: 5 + 5 + 4 + 4 and a reversed 2, which counts 4: 22 / 5
        **{"listen-whole": 5, "resolve": 5, "build-bonds": 4, "convince": 4, "win-argument": 2},
    }
    found = profile(SCALE, answers)
    headings = by_id(found.headings)
    assert headings["self-awareness"] == Heading("self-awareness", 5, 5, pytest.approx(3.8), "high")
    assert headings["self-regulation"] == Heading("self-regulation", 3, 5, pytest.approx(8 / 3), "middle")
    assert headings["motivation"] == Heading("motivation", 2, 5, None, None)
    assert headings["empathy"] == Heading("empathy", 4, 6, pytest.approx(1.0), "low")
    assert headings["social-skills"] == Heading("social-skills", 5, 8, pytest.approx(4.4), "high")
    competences = by_id(found.competences)
    assert competences["personal"] == Heading("personal", 10, 15, None, None)  # one of its headings has no result
    assert competences["social"] == Heading("social", 9, 14, pytest.approx((1.0 + 4.4) / 2), "middle")
    assert found.in_band("high") == ("self-awareness", "social-skills")


def test_three_of_eight_are_too_few() -> None:
    found = profile(SCALE, {"listen-whole": 5, "resolve": 5, "build-bonds": 4})
    assert by_id(found.headings)["social-skills"] == Heading("social-skills", 3, 8, None, None)


def test_a_competence_is_the_mean_of_its_headings_and_not_of_all_its_answers() -> None:
    answers = {item.id: 5 if section.id == "empathy" else 1 for section in SCALE.sections[3:] for item in section.items}
    found = profile(SCALE, answers)
    empathy, social = (25 + 1) / 6, (7 + 5) / 8
    assert by_id(found.competences)["social"].mean == pytest.approx((empathy + social) / 2)


def test_nobody_has_a_profile_without_results() -> None:
    found = profile(SCALE, {})
    assert all(each.mean is None and each.band is None and each.answered == 0 for each in found.headings)
    assert all(each.mean is None for each in found.competences)


@given(ANSWERS)
def test_a_private_profile_stays_in_the_range_of_the_scale(answers: dict[str, int | str | None]) -> None:
    found = profile(SCALE, answers)
    for each in (*found.headings, *found.competences):
        assert 0 <= each.answered <= each.statements
        assert (each.mean is None) == (each.band is None)
        if each.mean is not None:
            assert 1 <= each.mean <= 5
            assert each.band == band_of(each.mean, 5)
    for heading in found.headings:
        assert (heading.mean is not None) == (heading.answered >= 3 and 2 * heading.answered > heading.statements)
    assert sum(heading.answered for heading in found.headings) == sum(type(each) is int for each in answers.values())


@given(ANSWERS, st.randoms())
def test_order_and_declined_answers_change_nothing(answers: dict[str, int | str | None], chance: random.Random) -> None:
    mixed = list(answers.items())
    chance.shuffle(mixed)
    points = {item: value for item, value in mixed if type(value) is int}
    assert profile(SCALE, dict(mixed)) == profile(SCALE, answers) == profile(SCALE, points)


@given(st.dictionaries(st.sampled_from(ITEMS), POINT))
def test_turning_every_answer_turns_every_mean(answers: dict[str, int]) -> None:
    turned = profile(SCALE, {item: 6 - value for item, value in answers.items()})
    for one, other in zip(profile(SCALE, answers).headings, turned.headings, strict=True):
        assert (one.mean is None) == (other.mean is None)
        if one.mean is not None and other.mean is not None:
            assert one.mean + other.mean == pytest.approx(6)


@given(st.sampled_from(ITEMS), POINT)
def test_a_reversed_statement_counts_from_the_other_end(item: str, value: int) -> None:
    assert counted(value, 5, reverse=SCALE.item(item).reverse) == (6 - value if SCALE.item(item).reverse else value)


def test_own_results_carry_the_profile_of_scales_with_competences_alone() -> None:
    private = own_result(SCALE, {"pause": 3})
    assert isinstance(private, OwnScale) and isinstance(private.profile, Profile)
    plain = own_result(SCALE.model_copy(update={"competences": ()}), {"pause": 3})
    assert isinstance(plain, OwnScale) and plain.profile is None


def test_a_group_has_no_result_of_a_private_exercise() -> None:
    with pytest.raises(ValueError, match="private"):
        summarise(SCALE, [], [])
