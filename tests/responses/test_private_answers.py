"""Private answers in the store: locked, bound to their place, the same when they are sent again."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.responses import Answer, Lock, NotOpened, Receipt, Store
from kit.responses.answering import answers, recording
from kit.responses.answering.private_answers import is_locked, new_proof, recognises
from kit.responses.answering.values import to_text
from kit.responses.people import participants, sessions
from kit.responses.room import rooms

KEY, OTHER = b"k" * 32, b"o" * 32
PRIVATE = ("secret",)
OF_AN_EARLIER_EDITION = (
    '{"private":"58I4gk9H_QYFlvumVcvFJn90ZkrYCLVimwLg8nb6aphycf0lGL4k2p_hmYvhEbbDibMXz7KoFz26amJ63SyLCZyxhTudFXorbky2'
    "y8UCqkRWmCYZyyeXUh8ONAKWx5L-UkEN22dOrhbY5qekPJM8Kc-Mg5u_kxO62fNrgCWfbBQx1sPaozjQmFwtW2GtwQXP0yf13sZDcuHc1Tf5AeSh"
    "dXDjYK3drNXWjoqheGmnk5QOT7FXYcWpFONYOVEGY7ZINc4QldGOFYSGazd2FZiLJihZqk-FNFoF6KdaKyJ8qwMoeswk1NZvGz7K8L6E50amqwp7"
    'b1urElpn2T5R0hqUKV9uKmAUTsn6PV2EQwyWB4bAPZlXUxXxv54PA0I="}'
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(JSON, st.binary(min_size=32, max_size=32))
def test_what_is_locked_opens_again_as_it_was(value: Any, key: bytes) -> None:
    text, lock = to_text(value), Lock(key, 1, "ana")
    stored = lock.lock(text, "secret", "item")
    assert is_locked(stored) and lock.open(stored, "secret", "item") == text
    assert lock.lock(text, "secret", "item") != stored


@pytest.mark.parametrize("value", [1, 5, None, "cannot-say", "rather-not-say", {"text": "ja", "shared": False}])
def test_the_length_of_a_private_answer_tells_nothing(value: Any) -> None:
    lock = Lock(KEY, 1, "ana")
    assert len(lock.lock(to_text(value), "secret", "a")) == len(lock.lock("3", "secret", "other-item"))


@pytest.mark.parametrize(
    ("lock", "place"),
    [
        (Lock(OTHER, 1, "ana"), ("secret", "item")),
        (Lock(KEY, 2, "ana"), ("secret", "item")),
        (Lock(KEY, 1, "ben"), ("secret", "item")),
        (Lock(KEY, 1, "ana"), ("other", "item")),
        (Lock(KEY, 1, "ana"), ("secret", "another")),
    ],
)
def test_a_private_answer_opens_with_its_key_in_its_place_alone(lock: Lock, place: tuple[str, str]) -> None:
    stored = Lock(KEY, 1, "ana").lock("4", "secret", "item")
    with pytest.raises(NotOpened):
        lock.open(stored, *place)


def test_a_private_answer_of_an_earlier_edition_opens() -> None:
    """Then a number was bound in that counted rounds, and was always 1."""
    assert Lock(KEY, 1, "ana").open(OF_AN_EARLIER_EDITION, "secret", "item") == "4"


def test_a_changed_private_answer_does_not_open() -> None:
    lock = Lock(KEY, 1, "ana")
    stored = lock.lock("4", "secret", "item")
    changed = stored[:30] + ("A" if stored[30] != "A" else "B") + stored[31:]
    with pytest.raises(NotOpened):
        lock.open(changed, "secret", "item")


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=64))
def test_a_proof_recognises_its_key_and_no_other(key: bytes, other: bytes) -> None:
    proof = new_proof(key)
    assert recognises(proof, key) and key not in proof
    assert recognises(proof, other) == (other == key)


class Someone:
    """A participant of a room in a store of her own, with her key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(folder)
        room = self.store.write(lambda c: rooms.create_room(c, "Room", ["Aby", "Bex"], 1.0)).result()
        person = self.store.write(lambda c: participants.join(c, room.id, None, "en", b"lookup", now=1.0)).result()
        self.room, self.id = room.id, person.id
        self.lock: Lock | None = Lock(KEY, room.id, person.id)

    def say(self, name: str, value: Any, based_on: int | None = None, item: str = "item") -> Receipt:
        answer = [Answer(name, "secret", item, value, based_on)]
        (receipt,) = self.store.write(
            lambda c: recording.record(c, self.room, self.id, "p", "1", answer, 2.0, private=PRIVATE, lock=self.lock)
        ).result()
        return receipt

    def current(self) -> dict[str, Any]:
        with self.store.read() as c:
            found = answers.current_answers(c, self.room, self.id, lock=self.lock)
        return {item: each.value for (_, item), each in found.items()}


@pytest.fixture
def ana(tmp_path: Path) -> Any:
    someone = Someone(tmp_path / "data")
    yield someone
    someone.store.close()


def test_receipts_of_private_answers_are_those_of_any_answer(ana: Someone) -> None:
    first = ana.say("a", 4)
    assert (first.status, first.current_value) == ("saved", 4)
    assert ana.say("a", 4) == first
    other = ana.say("a", 5)
    assert (other.status, other.current_value) == ("refused", 4)
    late = ana.say("b", 2)
    assert (late.status, late.current_seq, late.current_value) == ("history", first.seq, 4)
    assert ana.say("c", None, first.seq).status == "saved"
    assert ana.current() == {"item": None}
    with ana.store.read() as c:
        kept = answers.history(c, ana.room, ana.id, "secret", "item", ana.lock)
        assert [each.value for each in kept] == [4, 2, None]
        with pytest.raises(NotOpened):
            answers.history(c, ana.room, ana.id, "secret", "item")


@pytest.mark.parametrize("key", [None, OTHER])
def test_without_the_key_private_answers_are_neither_read_nor_written(ana: Someone, key: bytes | None) -> None:
    ana.say("a", 4)
    ana.lock = Lock(key, ana.room, ana.id) if key else None
    assert ana.current() == {}
    refused = ana.say("b", 5)
    assert (refused.status, refused.current_value, refused.message) == ("refused", None, answers.NEEDS_THE_CODE)


def test_private_answers_are_nobodys_answers_for_the_room(ana: Someone) -> None:
    ana.say("a", 4)
    with ana.store.read() as c:
        assert answers.room_answers(c, ana.room, None) == []
        (progress,) = answers.progress(c, ana.room)
    assert progress.places == {"item"}


def test_no_private_answer_stands_in_the_files_of_the_store(ana: Someone) -> None:
    ana.say("a", {"text": "a telltale sentence", "shared": False})
    ana.say("b", "rather-not-say", item="other")
    for file in ana.folder.iterdir():
        assert b"telltale" not in file.read_bytes() and b"rather-not-say" not in file.read_bytes()
    with closing(sqlite3.connect(ana.folder / "mutuality.sqlite")) as database:
        assert all(is_locked(value) for (value,) in database.execute("select value from response"))


def test_a_cookie_gives_back_its_key_and_the_database_keeps_only_a_hash(ana: Someone) -> None:
    cookie = ana.store.write(lambda c: sessions.start_session(c, ana.room, "participant", ana.id, 1.0, KEY)).result()
    token, _, key = cookie.partition(".")
    assert sessions.key_of(cookie) == KEY
    for wrong in (token, f"{token}.", f"{token}.{key[:-2]}", f"{token}.{key[::-1]}", "", ".", "é.ü", f"x{token}.{key}"):
        assert sessions.key_of(wrong) is None
    with ana.store.read() as c:
        for known in (cookie, token, f"{token}.wrong"):
            found = sessions.session(c, known)
            assert found and found.participant == ana.id
    content = b"".join(file.read_bytes() for file in ana.folder.iterdir())
    assert token.encode() not in content and key.encode() not in content and KEY not in content
    ana.store.write(lambda c: sessions.end_session(c, cookie)).result()
    with ana.store.read() as c:
        assert sessions.session(c, token) is None


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 5)), max_size=8))
def test_private_answers_follow_the_same_rules_as_others(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, int]]
) -> None:
    """Locked and open answers get the same receipts, whatever is sent again or comes late."""
    one, other = (Someone(tmp_path_factory.mktemp("same") / "data") for _ in range(2))
    try:
        for name, value in said:
            locked = one.say(name, value)
            answer = [Answer(name, "secret", "item", value, None)]
            (plain,) = other.store.write(
                lambda c, a=answer: recording.record(c, other.room, other.id, "p", "1", a, 2.0)
            ).result()
            assert locked == plain
    finally:
        one.store.close()
        other.store.close()
