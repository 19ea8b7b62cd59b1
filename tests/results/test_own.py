from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kit.exercises import Exercise, Scale, load_pack
from kit.results import OwnChecklist, OwnOpen, OwnPaired, OwnPicks, OwnScale, own_result
from kit.results.own_results import OwnChoice

PACK = load_pack()
EVERY = [exercise for name in PACK.manifest.workshops for exercise in PACK.workshop(name).exercises]


def test_a_checklist_names_next_steps_and_who_takes_them() -> None:
    result = own_result(
        PACK.exercise("practicalities"),
        {
            "visas": "yes",
            "travel-money": "partly",
            "travel-money.owner": " Amina ",
            "elections": "not-yet",
            "connection": "not-for-us",
            "all.note": "",
        },
    )
    assert isinstance(result, OwnChecklist)
    assert result.ready == ("visas",)
    assert [(step.item, step.state, step.owner) for step in result.missing] == [
        ("travel-money", "partly", "Amina"),
        ("elections", "not-yet", ""),
    ]
    assert result.missing[0].next_step == PACK.exercise("practicalities").item("travel-money").next_step
    assert [step.item for step in result.without_owner] == ["elections"]
    assert result.not_for_us == ("connection",)
    assert result.unanswered == ("community-consent",)
    assert result.notes == ()


def test_choices_tell_a_refusal_from_no_answer() -> None:
    result = own_result(PACK.exercise("who-we-are"), {"side": "ours", "sector": "rather-not-say"})
    assert isinstance(result, OwnChoice)
    assert result.chosen == (("side", ("ours",)),)
    assert result.declined == ("sector",)
    assert result.unanswered == ("experience",)


def test_several_choices_and_none_of_them() -> None:
    some = own_result(PACK.exercise("kind-of-link"), {"kind": ["twinning", "technical-exchange"]})
    none = own_result(PACK.exercise("kind-of-link"), {"kind": []})
    assert isinstance(some, OwnChoice)
    assert isinstance(none, OwnChoice)
    assert some.chosen == (("kind", ("twinning", "technical-exchange")),)
    assert none.unanswered == ("kind",)


def test_a_scale_has_a_profile_with_both_ends() -> None:
    items = [{"id": name, "text": name} for name in ("one", "two", "three", "four", "five")]
    exercise = Scale.model_validate(
        {
            "id": "trial",
            "title": "Trial",
            "purpose": "To try",
            "instructions": "Answer",
            "minutes": 1,
            "where-this-comes-from": "kit",
            "labels": ["not", "some", "much"],
            "items": items,
        }
    )
    result = own_result(exercise, {"one": 1, "two": 3, "three": 3, "four": "cannot-say", "five": None})
    assert isinstance(result, OwnScale)
    assert result.points == (("one", 1), ("two", 3), ("three", 3))
    assert (result.highest, result.lowest) == (("two", "three"), ("one",))
    assert (result.cannot_say, result.rather_not_say, result.unanswered) == (("four",), (), ("five",))
    level = own_result(exercise, {"one": 2, "two": 2})
    assert isinstance(level, OwnScale)
    assert level.highest == level.lowest == ()


def test_pairs_differ_by_us_minus_them_where_both_are_points() -> None:
    result = own_result(
        PACK.exercise("challenges"),
        {
            "image": {"us": 4, "them": 1},
            "accountability": {"us": 2, "them": "cannot-say"},
            "staff-changes": {"them": 5},
            "working-cultures": {"us": 3, "them": 3},
        },
    )
    assert isinstance(result, OwnPaired)
    differences = {pair.item: pair.difference for pair in result.pairs}
    assert differences["image"] == 3
    assert differences["working-cultures"] == 0
    assert differences["accountability"] is differences["staff-changes"] is None
    assert [pair.item for pair in result.furthest] == ["image"]
    assert set(result.unanswered) == {"funds-and-people", "unequal-commitment"}


def test_picks_and_texts() -> None:
    picks = own_result(PACK.exercise("opportunities"), {"hopes": None})
    assert isinstance(picks, OwnPicks)
    assert picks.picks == ()
    item = PACK.exercise("opportunities").items[0].id
    chosen = own_result(
        PACK.exercise("opportunities"), {item: {"picked": ["networks", "funding"], "ranked": ["funding"]}}
    )
    assert isinstance(chosen, OwnPicks)
    assert chosen.picks == ((item, ("networks", "funding"), ("funding",)),)
    texts = own_result(
        PACK.exercise("our-story"),
        {"how-formed": {"text": "A visit", "shared": True}, "before": {"text": " ", "shared": True}},
    )
    assert isinstance(texts, OwnOpen)
    assert [(text.item, text.text, text.shared) for text in texts.texts] == [("how-formed", "A visit", True)]
    assert "before" in texts.unanswered


@given(st.sampled_from(EVERY))
def test_nothing_answered_is_a_result_too(exercise: Exercise) -> None:
    result: Any = own_result(exercise, {})
    assert set(result.unanswered) == {item.id for item in exercise.items}
