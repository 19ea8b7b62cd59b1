"""What each kind of exercise takes as an answer, what it refuses, and when it is complete."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from small_pack import write_small_pack

from kit.exercises import AnswerNotAccepted, Exercise, Pack, load_pack
from kit.exercises.accepting import LONGEST_TEXT

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    folder: Path = tmp_path_factory.mktemp("kinds")
    return load_pack(write_small_pack(folder).folder)


ACCEPTED = [
    ("who", "side", "ours", "ours"),
    ("who", "side", "observer", "observer"),
    ("who", "work", ["outside", "office", "outside"], ["outside", "office"]),
    ("who", "work", [], []),
    ("who", "work", "rather-not-say", "rather-not-say"),
    ("ready", "boat", "not-yet", "not-yet"),
    ("ready", "before.note", "We have\nno boat", "We have\nno boat"),
    ("ready", "boat.owner", "=1+1", "=1+1"),
    ("trust", "open", 1, 1),
    ("trust", "open", 3, 3),
    ("trust", "open", "cannot-say", "cannot-say"),
    ("both", "money", {"us": 1}, {"us": 1}),
    ("both", "money", {"us": 2, "them": "rather-not-say"}, {"us": 2, "them": "rather-not-say"}),
    (
        "wishes",
        "wish",
        {"picked": ["stars", "bread"], "ranked": ["stars"]},
        {"picked": ["bread", "stars"], "ranked": ["stars"]},
    ),
    ("wishes", "wish", {"picked": []}, {"picked": [], "ranked": []}),
    ("words", "first", {"text": "سلام 🌍", "shared": True}, {"text": "سلام 🌍", "shared": True}),
    ("words", "first", {"text": "a\x00b", "shared": False}, {"text": "ab", "shared": False}),
    ("trust", "late", None, None),
]


@pytest.mark.parametrize(("exercise", "place", "value", "stored"), ACCEPTED)
def test_an_answer_that_fits_is_accepted(small: Pack, exercise: str, place: str, value: Any, stored: Any) -> None:
    assert small.exercise(exercise).accept(place, value) == stored


REFUSED = [
    ("who", "side", "office", "not one of the answers"),
    ("who", "work", "office", "must come as a list"),
    ("who", "work", ["moon"], "not one of the answers"),
    ("who", "nowhere", "ours", "no place for answers called 'nowhere'"),
    ("ready", "boat", "maybe", "not one of the answers"),
    ("ready", "boat", True, "not one of the answers"),
    ("ready", "before.note", 7, "must be text"),
    ("ready", "boat.owner", "x" * (LONGEST_TEXT + 1), "20,001 characters"),
    ("ready", "after.note", "text", "no place"),
    ("trust", "open", 0, "not one of the answers"),
    ("trust", "open", 4, "not one of the answers"),
    ("trust", "open", True, "not one of the answers"),
    ("trust", "open", "1", "not one of the answers"),
    ("trust", "open", [1], "not one of the answers"),
    ("both", "money", 1, "two parts"),
    ("both", "money", {}, "two parts"),
    ("both", "money", {"us": 1, "you": 1}, "two parts"),
    ("both", "money", {"us": 3}, "not one of the answers"),
    ("wishes", "wish", ["peace"], "two parts"),
    ("wishes", "wish", {"picked": "peace"}, "must come as a list"),
    ("wishes", "wish", {"picked": ["gold"]}, "not one of the answers"),
    ("wishes", "wish", {"picked": ["peace"], "ranked": ["bread"]}, "only what is picked"),
    ("wishes", "wish", {"picked": ["peace", "bread", "stars"], "ranked": ["peace", "bread", "stars"]}, "at most 2"),
    ("words", "first", "text", "two parts"),
    ("words", "first", {"text": "text"}, "two parts"),
    ("words", "first", {"text": "text", "shared": "yes"}, "two parts"),
]


@pytest.mark.parametrize(("exercise", "place", "value", "why"), REFUSED)
def test_an_answer_that_does_not_fit_is_refused(small: Pack, exercise: str, place: str, value: Any, why: str) -> None:
    with pytest.raises(AnswerNotAccepted, match=why):
        small.exercise(exercise).accept(place, value)


@pytest.mark.parametrize("exercise", ["who", "ready", "trust", "both", "wishes", "words"])
@given(data=st.data())
def test_whatever_comes_is_accepted_or_refused(small: Pack, exercise: str, data: st.DataObject) -> None:
    """An answer comes from a browser: anything at all. What is accepted is plain JSON, and accepted again unchanged."""
    asked = small.exercise(exercise)
    place = data.draw(st.sampled_from(list(asked.places())))
    value = data.draw(ANYTHING | likely_values(asked))
    try:
        stored = asked.accept(place, value)
    except AnswerNotAccepted:
        return
    assert json.loads(json.dumps(stored)) == stored
    assert asked.accept(place, stored) == stored


def likely_values(exercise: Exercise) -> st.SearchStrategy[Any]:
    """Values that often fit, so that not all of them are refused."""
    names = st.sampled_from(["ours", "office", "yes", "cannot-say", "rather-not-say", "peace", "bread", "stars", 1, 2])
    lists = st.lists(names, max_size=3)
    pairs = {"paired-scale": ("us", "them"), "pick-and-rank": ("picked", "ranked"), "open": ("text", "shared")}
    keys = pairs.get(getattr(exercise, "kind", ""), ("us", "them"))
    values = names | lists | st.booleans() | st.text(max_size=9)
    return names | lists | st.dictionaries(st.sampled_from(keys), values, min_size=1)


COMPLETE = [
    ("who", {"side": "ours"}, {"side": "ours", "work": "rather-not-say"}),
    ("ready", {"map": "yes", "before.note": "text"}, {"boat": "not-for-us"}),
    ("trust", {"open": 1}, {"open": "cannot-say", "late": "rather-not-say"}),
    ("both", {"money": {"us": 1}}, {"money": {"us": 1, "them": "cannot-say"}}),
    (
        "words",
        {"first": {"text": " ", "shared": True}, "last": {"text": "x", "shared": True}},
        {"first": {"text": "x", "shared": False}},
    ),
]


@pytest.mark.parametrize(("exercise", "partly", "wholly"), COMPLETE)
def test_an_exercise_is_complete_when_every_core_item_is_answered(
    small: Pack, exercise: str, partly: dict[str, Any], wholly: dict[str, Any]
) -> None:
    assert not small.exercise(exercise).is_complete({})
    assert not small.exercise(exercise).is_complete(partly)
    assert small.exercise(exercise).is_complete(wholly)


def test_models_cannot_be_changed(small: Pack) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        small.exercise("trust").title = "Doubt"


def test_places_are_the_items_and_what_a_kind_adds(small: Pack) -> None:
    assert list(small.exercise("trust").places()) == ["open", "late"]
    assert list(small.exercise("ready").places()) == ["boat", "map", "before.note", "boat.owner", "map.owner"]


def test_what_is_not_there_is_named_with_what_is(small: Pack) -> None:
    with pytest.raises(KeyError, match="arrive, leave"):
        small.workshop("stay")
    with pytest.raises(KeyError, match="no exercise 'dance'"):
        small.exercise("dance")
    with pytest.raises(KeyError, match="it has who, ready"):
        small.workshop("arrive").exercise("dance")
    with pytest.raises(KeyError, match="no item 'boat'"):
        small.exercise("trust").item("boat")


def test_a_language_that_is_missing_falls_back_to_the_first(small: Pack) -> None:
    assert small.workshop("arrive", "sw") == small.workshop("arrive", "en")
    assert small.words("sw") == small.words("en")
    assert small.words("en")["people-count"] == "{count} people"


def test_an_answer_that_a_changed_exercise_no_longer_offers_is_known(small: Pack) -> None:
    ready = small.exercise("ready")
    assert ready.offers("boat", "yes")
    assert not ready.offers("boat", "perhaps")
    assert not ready.offers("a-place-that-was-taken-out", "yes")


@pytest.mark.parametrize(
    ("exercise", "place", "value"),
    [
        ("commitments", "row-1", {"what": "Bake bread", "who": "{name}", "shared": False}),
        ("aid-or-engagement-line", "activity-a", {"name": "{name}", "x": 1.0, "y": 2.0}),
    ],
)
def test_a_name_can_be_seen_and_turns_nothing(exercise: str, place: str, value: dict[str, Any]) -> None:
    asked = load_pack().exercise(exercise)

    def named(name: str) -> dict[str, Any]:
        return {part: name if text == "{name}" else text for part, text in value.items()}

    for name in ("Grace", "قلقيلية", "Zoë 🌍"):
        assert name in asked.accept(place, named(name)).values()
    for name in ("\u200b\u200b", "\u2800", "\u202ecarG"):
        with pytest.raises(AnswerNotAccepted, match=r"seen|turns"):
            asked.accept(place, named(name))
