"""What a paired scale with a ranking, and a guess of it, accept; and that all parts of the workshop are there."""

from typing import Any

import pytest
from pydantic import ValidationError

from kit.exercises import AnswerNotAccepted, Guess, PairedScale, Workshop, load_pack
from kit.exercises.times import minutes_to_answer

WORKSHOP = load_pack().workshop("mutuality-gap")


@pytest.fixture
def gap() -> PairedScale:
    found = WORKSHOP.exercise("gap")
    assert isinstance(found, PairedScale)
    return found


def test_every_reading_caution_and_item_has_its_place(gap: PairedScale) -> None:
    readings = ["espoused-practised", "between-sides", "perception", "disagreement", "where-to-talk"]
    assert [each.id for each in gap.readings] == readings
    assert "response-styles" in {note.id for note in gap.notes}
    assert "guess-first" in {note.id for note in WORKSHOP.exercise("guess-first").notes}
    core = ["voice", "context-knowledge", "organisational-learning", "feedback", "honesty", "safety"]
    assert [item.id for item in gap.core_items] == core and len(gap.items) == 19
    assert all(0 < len(item.short) <= 34 for item in gap.items)
    assert gap.sealed and not gap.private


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (["voice", "feedback", "voice"], ["voice", "feedback"]),
        ([], []),
        ("cannot-say", "cannot-say"),
        ("rather-not-say", "rather-not-say"),
        (None, None),
    ],
)
def test_what_matters_is_a_ranking_or_declined(gap: PairedScale, value: Any, kept: Any) -> None:
    assert gap.accept("matters", value) == kept


@pytest.mark.parametrize("value", [["voice", "feedback", "honesty", "safety"], ["no-such-item"], "voice", {"us": 1}, 3])
def test_what_does_not_fit_is_refused(gap: PairedScale, value: Any) -> None:
    with pytest.raises(AnswerNotAccepted):
        gap.accept("matters", value)


def test_time_is_counted_for_the_ranking_too(gap: PairedScale) -> None:
    # 19 pairs of 24 s, 19 options of 5 s, 3 ranks of 10 s, and half as much again
    assert minutes_to_answer(gap) == pytest.approx((19 * 24 + 19 * 5 + 3 * 10) * 1.5 / 60)
    core = [each.minutes for each in WORKSHOP.exercises if each.core]
    assert sum(core) <= 90


def changed(**changes: Any) -> dict[str, Any]:
    """The workshop as its file has it, with other fields in its guess."""
    given = WORKSHOP.model_dump(by_alias=True, mode="json")
    given["exercises"][0] |= changes
    return given


def test_a_guess_is_of_a_paired_scale_that_asks_what_matters() -> None:
    assert isinstance(Workshop.model_validate(changed()).exercise("guess-first"), Guess)
    for of in ("closing-moves", "nothing"):
        with pytest.raises(ValidationError, match=r"is no paired-scale|has no exercise"):
            Workshop.model_validate(changed(of=of))
    without = changed()
    without["exercises"][1]["matters"] = None
    with pytest.raises(ValidationError, match="asks for no ranking"):
        Workshop.model_validate(without)
