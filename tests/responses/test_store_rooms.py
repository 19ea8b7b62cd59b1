from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.responses import Room, RoomState, Store
from kit.responses.answering.values import from_text, to_text
from kit.responses.room import rooms

NOW = 1_700_000_000.0


def test_a_room_has_a_code_two_sides_and_a_first_state(store: Store, room: Room) -> None:
    with store.read() as c:
        assert rooms.rooms(c) == [room]
        assert rooms.room(c, room.id) == room
        assert rooms.room(c, room.id + 1) is None
        assert [(side.position, side.name) for side in rooms.sides(c, room.id)] == [(0, "Ashford"), (1, "Mbeya")]
        assert rooms.state(c, room.id) == RoomState()
    assert (room.minimum, room.expires_after_days) == (4, 90)
    assert len(room.code) == 6
    assert not set(room.code) & set("0O1IL")
    assert "salt" not in repr(room)


def test_a_code_is_found_however_it_is_typed(store: Store, room: Room) -> None:
    code = room.code
    with store.read() as c:
        for typed in (code.lower(), f" {code[:3]}-{code[3:]} ", " ".join(code), f"{code[:2]}.{code[2:]}\n"):
            assert rooms.room_by_code(c, typed) == room
        for typed in ("", "AAAAAA", code[:-1], code + "X", "\ud83d", "ⅷ"):
            assert rooms.room_by_code(c, typed) is None


def test_the_newest_room_comes_first(store: Store, room: Room) -> None:
    second = store.write(lambda c: rooms.create_room(c, "Another", ["A", "B", "C"], NOW - 5)).result()
    with store.read() as c:
        assert [each.id for each in rooms.rooms(c)] == [second.id, room.id]


def test_rename_add_a_side_and_touch(store: Store, room: Room) -> None:
    with store.read() as c:
        first, second = rooms.sides(c, room.id)
    store.write(lambda c: rooms.rename(c, room.id, title="  Second   try ", sides={second.id: "Tanga"})).result()
    third = store.write(lambda c: rooms.add_side(c, room.id, "Lund")).result()
    store.write(lambda c: rooms.touch(c, room.id, NOW + 60)).result()
    with store.read() as c:
        assert rooms.sides(c, room.id) == [first, replace(second, name="Tanga"), third]
        assert rooms.room(c, room.id) == replace(room, title="Second try", last_used_at=NOW + 60)


def test_wrong_names_and_sides_are_refused_and_change_nothing(store: Store, room: Room) -> None:
    with store.read() as c:
        side = rooms.sides(c, room.id)[0]
    wrong = (
        lambda c: rooms.create_room(c, "One side only", ["A"], NOW),
        lambda c: rooms.create_room(c, " ", ["A", "B"], NOW),
        lambda c: rooms.rename(c, room.id, title="Changed", sides={side.id: " "}),
        lambda c: rooms.rename(c, room.id, title="Changed", sides={side.id + 100: "Elsewhere"}),
    )
    for job in wrong:
        with pytest.raises(ValueError, match=r"side|names"):
            store.write(job).result()
    with store.read() as c:
        assert rooms.rooms(c) == [room]


def test_the_state_counts_its_versions(store: Store, room: Room) -> None:
    changed = {"open": ["linking"], "timer_ends_at": NOW + 300, "timer_seconds": 300}
    after = store.write(lambda c: rooms.change_state(c, room.id, **changed)).result()
    assert after == RoomState(2, open=("linking",), timer_ends_at=NOW + 300, timer_seconds=300)
    after = store.write(lambda c: rooms.change_state(c, room.id, timer_ends_at=None, timer_seconds=None)).result()
    assert after == RoomState(3, open=("linking",))
    with store.read() as c:
        assert rooms.state(c, room.id) == after


def test_unknown_fields_and_rooms_have_no_state(store: Store, room: Room) -> None:
    with pytest.raises(TypeError):
        store.write(lambda c: rooms.change_state(c, room.id, opened=("linking",))).result()
    with pytest.raises(TypeError, match="by itself"):
        store.write(lambda c: rooms.change_state(c, room.id, version=9)).result()
    with pytest.raises(KeyError):
        store.write(lambda c: rooms.change_state(c, room.id + 1, open=())).result()


def test_the_log_keeps_acts_in_order(store: Store, room: Room) -> None:
    store.write(lambda c: rooms.log_act(c, room.id, "facilitator", "open", {"workshop": "linking"}, NOW)).result()
    store.write(lambda c: rooms.log_act(c, room.id, "facilitator", "reveal", {"names": ["é", "😀"]}, NOW + 1)).result()
    with store.read() as c:
        acts = rooms.acts(c, room.id)
    assert [(act.act, act.detail, act.done_at) for act in acts] == [
        ("open", {"workshop": "linking"}, NOW),
        ("reveal", {"names": ["é", "😀"]}, NOW + 1),
    ]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_values_round_trip_as_text(value: object) -> None:
    text = to_text(value)
    assert from_text(text) == value
    assert to_text(from_text(text)) == text


@given(st.text(st.characters(codec=None) | st.characters(categories=["Cs"])))
def test_any_text_can_be_stored_and_half_characters_become_a_sign(text: str) -> None:
    kept = from_text(to_text(text))
    kept.encode("utf-8")
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert kept == joined


def test_what_json_cannot_hold_is_refused() -> None:
    endless: list[object] = []
    endless.append(endless)
    for value in (float("nan"), float("inf"), {1, 2}, b"bytes", endless):
        with pytest.raises(ValueError, match=r"cannot be kept|not JSON compliant|Circular"):
            to_text(value)
