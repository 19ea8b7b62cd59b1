"""When a sealed exercise may be revealed: enough complete answers on every side, whatever they say."""

from typing import Any

import pytest
from gap_room import ABY, BEX, CORE, gap, person

from kit.results import enough_complete, ready_sides


def complete(number: int = 0) -> dict[str, Any]:
    return person(ABY, number, complete=True)


def test_a_seal_counts_refusals_as_answers() -> None:
    declined = {item: {"us": "cannot-say", "them": "rather-not-say"} for item in CORE} | {"matters": "cannot-say"}
    assert gap().is_complete(declined)
    assert enough_complete(gap(), [declined] * 4, 4) and not enough_complete(gap(), [declined] * 3, 4)


@pytest.mark.parametrize(
    "incomplete",
    [
        {"voice": None},
        {"voice": {"us": 3}},
        {"safety": {"them": 3}},
        {"matters": None},
        {"matters": []},
    ],
)
def test_a_seal_takes_every_core_item_twice_and_what_matters(incomplete: dict[str, Any]) -> None:
    assert gap().is_complete(complete())
    assert not gap().is_complete({**complete(), **incomplete})
    people = [complete(1), complete(2), complete(3), {**complete(), **incomplete}]
    assert not enough_complete(gap(), people, 4)


def test_the_optional_items_do_not_keep_the_seal_closed() -> None:
    assert set(CORE) == {item.id for item in gap().core_items} and len(gap().items) == 19


def test_a_seal_says_of_each_side_no_more_than_whether_it_is_ready() -> None:
    people = {f"a{number}": (ABY.id, complete(number)) for number in range(4)}
    people |= {f"b{number}": (BEX.id, complete(number)) for number in range(3)}
    people |= {f"o{number}": (None, complete(number)) for number in range(4)}
    assert ready_sides(gap(), people, [ABY.id, BEX.id, 3], 4) == {ABY.id: True, BEX.id: False, 3: False}
    assert ready_sides(gap(), people, [ABY.id, BEX.id], 1) == {ABY.id: True, BEX.id: True}  # never below 3
    assert ready_sides(gap(), {}, [ABY.id], 4) == {ABY.id: False}


def test_a_seal_looks_at_no_more_people_than_it_takes() -> None:
    looked = []

    def people() -> Any:
        for number in range(100):
            looked.append(number)
            yield complete(number % 4)

    assert enough_complete(gap(), people(), 4)
    assert len(looked) == 4
