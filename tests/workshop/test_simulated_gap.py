"""The simulated room of a notebook: always the same, said to be simulated, and neither side the unhappy one."""

import pytest

from kit.exercises import PairedScale, load_pack
from kit.results import espoused_practised, ready_sides
from kit.results.words.replies import latest_answers
from kit.synthetic.gap_answers import SIDES, simulated_answers
from kit.workshop import open_workshop

PACK = load_pack()


@pytest.fixture
def gap() -> PairedScale:
    found = PACK.exercise("gap")
    assert isinstance(found, PairedScale)
    return found


def test_it_is_the_same_each_time_and_both_sides_are_complete(gap: PairedScale) -> None:
    first = simulated_answers(gap)
    assert first == simulated_answers(gap)
    assert all(gap.accept(each.item, each.value) == each.value for each in first)
    assert ready_sides(gap, latest_answers(gap, first), [side.id for side in SIDES], 12) == {1: True, 2: True}


def test_neither_side_is_always_the_unhappy_one() -> None:
    room = open_workshop("mutuality-gap").simulated("gap")
    lower = {side.id: 0 for side in SIDES}
    found = {(each.item, each.side): each.practice for each in espoused_practised(room.result, SIDES)}
    for item in {item for item, _ in found}:
        lower[min(SIDES, key=lambda side, item=item: found[item, side.id]).id] += 1
    assert min(lower.values()) >= 5, lower


def test_it_shows_the_result_and_has_the_answers_as_a_table() -> None:
    room = open_workshop("mutuality-gap").simulated("gap")
    assert PACK.words()["simulated"] in room._repr_html_() and room.html.count("<svg") == 2
    assert list(room.answers.columns) == ["person", "side", "item", "us", "them", "place"]
    assert len(room.answers) == 24 * 19 and room.answers["place"].count() == 24 * 3
    assert room.answers["us"].between(1, 5).all() and room.answers["them"].isna().any()
    with pytest.raises(TypeError, match="there is no simulated room"):
        open_workshop("mutuality-gap").simulated("guess-first")
