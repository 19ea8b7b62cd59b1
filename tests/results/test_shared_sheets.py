"""The gate for sheets: only what a group shows on purpose, whatever else is answered, and never a person's."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from worked_room import KIRKLEES, SIDES, answered

from kit.exercises import load_pack
from kit.results import from_json, may_summarise_again, summarise, to_json
from kit.results.readings.shared_sheets import SharedSheet, shared_sheets

CANVAS = load_pack().exercise("canvas")


def box(text: str) -> dict[str, Any]:
    return {"text": text, "also": []}


def test_a_sheet_is_shown_only_with_its_groups_leave() -> None:
    room = answered(
        "canvas",
        None,
        {
            "group-1-2": {"moment": box("A flood"), "shared": True},
            "group-1-1": {"moment": box("A garden"), "shared": False},
            "group-1-10": {"moment": box("A market")},
            "group-1-4": {"shared": True},
        },
    )
    assert shared_sheets(CANVAS, room) == (SharedSheet(2, {"moment": box("A flood")}),)
    assert shared_sheets(CANVAS, []) == ()


def test_what_persons_wrote_is_never_a_sheet() -> None:
    room = answered("canvas", KIRKLEES, {"ada": {"moment": box("A flood"), "shared": True}})
    assert summarise(CANVAS, room, SIDES).sheets == ()


def test_sheets_survive_json_and_may_be_shown_again() -> None:
    room = answered("canvas", None, {"group-1-2": {"moment": box("A flood"), "shared": True}})
    result = summarise(CANVAS, room, SIDES)
    assert result.items == () and from_json(json.loads(json.dumps(to_json(result)))) == result
    assert may_summarise_again(CANVAS, [], room, SIDES)


@given(st.dictionaries(st.integers(1, 60), st.tuples(st.booleans(), st.booleans()), max_size=8))
def test_tables_come_by_number_and_no_other(tables: dict[int, tuple[bool, bool]]) -> None:
    given = {
        f"group-1-{number}": {"shared": shows, **({"moment": box("A flood")} if writes else {})}
        for number, (shows, writes) in tables.items()
    }
    found = [sheet.group for sheet in shared_sheets(CANVAS, answered("canvas", None, given))]
    assert found == sorted(number for number, (shows, writes) in tables.items() if shows and writes)
