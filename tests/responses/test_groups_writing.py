"""What a table writes together: two late texts are kept side by side, sent again or not, and outlive who wrote them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.exercises.kinds.worksheet import merged
from kit.responses import Answer, Receipt, Room, Store, group_author, group_of
from kit.responses.answering import answers, recording
from kit.responses.people import erasure, participants
from kit.responses.room import rooms

NOW = 1_700_000_000.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as opened:
        yield opened


@pytest.fixture
def room(store: Store) -> Room:
    return store.write(lambda c: rooms.create_room(c, "Tables", ["A", "B"], NOW)).result()


def box(text: str, *also: str) -> dict[str, Any]:
    return {"text": text, "also": list(also)}


def late(exercise: str, place: str, current: Any, value: Any, continued: Any) -> Any:
    return merged(current, value, continued)


def write(
    store: Store, room: Room, name: str, value: Any, based_on: int | None, continues: str | None = None
) -> Receipt:
    answer = Answer(name, "canvas", "moment", value, based_on, continues=continues)
    author = group_author(room.id, 3)
    given = (room.id, author, "p", "1", [answer], NOW)
    return store.write(lambda c: recording.record(c, *given, merge=late)).result()[0]


def current(store: Store, room: Room) -> Any:
    with store.read() as connection:
        return answers.current_answers(connection, room.id, group_author(room.id, 3))["canvas", "moment"]


def test_a_late_text_stands_beside_the_current_one(store: Store, room: Room) -> None:
    first = write(store, room, "a", box("A flood"), None)
    receipt = write(store, room, "b", box("The market"), None)
    assert receipt.status == "merged"
    assert receipt.current_value == box("A flood", "The market")
    now = current(store, room)
    assert (now.value, now.seq) == (receipt.current_value, receipt.current_seq)
    assert first.seq is not None and receipt.seq is not None and now.seq > receipt.seq > first.seq


def test_sent_again_it_adds_nothing(store: Store, room: Room) -> None:
    write(store, room, "a", box("A flood"), None)
    receipts = [write(store, room, "b", box("The market"), None) for _ in range(3)]
    assert receipts[0] == receipts[1] == receipts[2]
    with store.read() as connection:
        assert len(answers.history(connection, room.id, group_author(room.id, 3), "canvas", "moment")) == 3


def test_whoever_goes_on_typing_stands_there_once(store: Store, room: Room) -> None:
    seen = write(store, room, "a", box("A flood"), None).seq
    write(store, room, "b", box("A flood in spring"), seen)
    write(store, room, "c", box("A"), seen)
    receipt = write(store, room, "d", box("A market"), seen, continues="c")
    assert receipt.current_value == box("A flood in spring", "A market")


def test_who_has_seen_both_puts_them_together(store: Store, room: Room) -> None:
    write(store, room, "a", box("A flood"), None)
    both = write(store, room, "b", box("The market"), None)
    receipt = write(store, room, "c", box("A flood\nThe market"), both.current_seq)
    assert receipt.status == "saved"
    stale = write(store, room, "d", box("A flood\nThe market"), both.current_seq)
    assert stale.status == "merged"
    assert current(store, room).value == box("A flood\nThe market")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(order=st.lists(st.tuples(st.integers(0, 2), st.booleans()), min_size=1, max_size=7))
def test_no_words_are_lost_whoever_writes_when(store: Store, order: list[tuple[int, bool]]) -> None:
    """Three people, each adding a line to what she saw last; `True` brings her page up to date before."""
    room = store.write(lambda c: rooms.create_room(c, "Tables", ["A", "B"], NOW)).result()
    seen: dict[int, tuple[str, int | None]] = dict.fromkeys(range(3), ("", None))
    expected = set()
    for number, (who, looks) in enumerate(order):
        if looks and expected:
            now = current(store, room)
            seen[who] = ("\n".join([now.value["text"], *now.value["also"]]), now.seq)
        text, based_on = seen[who]
        expected.add(f"line {number}")
        write(store, room, f"n{number}", box(f"{text}\nline {number}".strip()), based_on)
    found = current(store, room).value
    assert expected <= {line for text in (found["text"], *found["also"]) for line in text.splitlines()}


def test_the_sheet_outlives_a_person_and_not_the_room(store: Store, room: Room) -> None:
    side = store.write(lambda c: rooms.sides(c, room.id)[0].id).result()
    joined = store.write(lambda c: participants.join(c, room.id, side, "en", b"x", now=NOW)).result()
    assert joined.group is None
    assert store.write(lambda c: participants.sit_at(c, joined.id, 3)).result().group == 3
    write(store, room, "a", box("A flood"), None)
    erasure.erase_participant(store, joined.id)
    assert current(store, room).value == box("A flood")
    erased = erasure.erase_room(store, room.id)
    assert erased.rows["response"] == 1 and erased.complete


def test_tables_have_numbers_and_their_authors_are_no_persons(store: Store, room: Room) -> None:
    person = store.write(lambda c: participants.join(c, room.id, None, "en", b"x", now=NOW)).result()
    assert group_of(person.id) is None
    assert group_of(group_author(room.id, 12)) == 12
    for number in (0, 61):
        with pytest.raises(ValueError, match="from 1 to 60"):
            store.write(lambda c, number=number: participants.sit_at(c, person.id, number)).result()
