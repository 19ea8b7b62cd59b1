"""Whatever the order in which two devices' answers come in, and however often: the same rows, one current answer."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.responses import Answer, Receipt, Room, Store
from kit.responses.answering import answers, recording
from kit.responses.room import rooms

NOW = 1_700_000_000.0
PLACES = ("plan", "staff")
_authors = (f"author-{number}" for number in itertools.count())


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Room]]:
    with Store(tmp_path_factory.mktemp("properties")) as store:
        yield store, store.write(lambda c: rooms.create_room(c, "Room", ["A", "B"], NOW)).result()


def record(store: Store, room: Room, author: str, sent: list[Answer]) -> list[Receipt]:
    return store.write(lambda c: recording.record(c, room.id, author, "kit", "1", sent, NOW)).result()


def rows(store: Store, room: Room, author: str) -> list[Any]:
    with store.read() as c:
        return [(place, each) for place in PLACES for each in answers.history(c, room.id, author, "ex", place)]


@st.composite
def deliveries(draw: st.DrawFn) -> list[list[Answer]]:
    """Batches of two devices in any order; each batch comes at least once."""
    made: list[list[Answer]] = []
    for device in ("phone", "laptop"):
        for batch in range(draw(st.integers(0, 4))):
            names = [f"{device}-{batch}-{number}" for number in range(draw(st.integers(1, 3)))]
            made.append([draw(answer_with(name)) for name in names])
    again = draw(st.lists(st.sampled_from(made), max_size=4)) if made else []
    return draw(st.permutations(made + again))


def answer_with(name: str) -> st.SearchStrategy[Answer]:
    values = st.sampled_from(["yes", "no", None, {"us": 1}])
    return st.builds(Answer, st.just(name), st.just("ex"), st.sampled_from(PLACES), values, st.just(None))


@given(deliveries(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_any_order_and_repetition_gives_the_same_rows_and_one_current_answer(
    shared: tuple[Store, Room], batches: list[list[Answer]], random: Any
) -> None:
    store, room = shared
    shuffled = batches * 2
    random.shuffle(shuffled)
    contents, first_status = [], {}
    for order in (batches, shuffled):
        author = next(_authors)
        for batch in order:
            for receipt in record(store, room, author, batch):
                assert receipt.status in ("saved", "history")
                assert first_status.setdefault((author, receipt.id), receipt.status) == receipt.status
        kept = rows(store, room, author)
        contents.append(sorted((place, repr(each.value)) for place, each in kept))
        assert len(kept) == len({answer.id for batch in batches for answer in batch})
        with store.read() as c:
            current = answers.current_answers(c, room.id, author)
        for place in PLACES:
            winners = [each for where, each in kept if where == place and each.wins]
            assert len(winners) == (1 if any(where == place for where, _ in kept) else 0)
            assert [each.seq for each in winners] == ([current["ex", place].seq] if winners else [])
    assert contents[0] == contents[1]


class Device:
    """A browser: what it has seen, and what it still has to send."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.seen: dict[str, int | None] = {}
        self.waiting: list[Answer] = []
        self.made = 0

    def answer(self, place: str, value: Any) -> None:
        if all(answer.item != place for answer in self.waiting):
            self.made += 1
            self.waiting.append(Answer(f"{self.name}-{self.made}", "ex", place, value, self.seen.get(place)))


steps = st.tuples(
    st.sampled_from(["phone", "laptop"]),
    st.sampled_from(["answer", "send", "send, but the receipt is lost", "look"]),
    st.sampled_from(PLACES),
    st.integers(1, 5),
)


@given(st.lists(steps, max_size=25))
@settings(max_examples=60, deadline=None)
def test_two_devices_never_lose_an_answer_and_never_overwrite_what_they_have_not_seen(
    shared: tuple[Store, Room], happening: list[tuple[str, str, str, int]]
) -> None:
    store, room = shared
    author = next(_authors)
    devices = {name: Device(name) for name in ("phone", "laptop")}
    expected: dict[str, tuple[int | None, Any]] = dict.fromkeys(PLACES, (None, None))
    known: dict[str, Receipt] = {}
    for name, what, place, value in [*happening, ("phone", "send", "plan", 1), ("laptop", "send", "plan", 1)]:
        device = devices[name]
        if what == "answer":
            device.answer(place, value)
        elif what == "look":
            device.seen = {each: expected[each][0] for each in PLACES}
        else:
            sent = {answer.id: answer for answer in device.waiting}
            for receipt in record(store, room, author, device.waiting):
                answer = sent[receipt.id]
                if receipt.id not in known:
                    wins = expected[answer.item][0] in (None, answer.based_on)
                    assert receipt.status == ("saved" if wins else "history")
                    if wins:
                        expected[answer.item] = (receipt.seq, answer.value)
                known.setdefault(receipt.id, receipt)
                assert (receipt.seq, receipt.status) == (known[receipt.id].seq, known[receipt.id].status)
                assert (receipt.current_seq, receipt.current_value) == expected[answer.item]
                if what == "send":
                    device.seen[answer.item] = receipt.current_seq
            if what == "send":
                device.waiting = []
    with store.read() as c:
        current = answers.current_answers(c, room.id, author)
    assert {place: (each.seq, each.value) for (_, place), each in current.items()} == {
        place: found for place, found in expected.items() if found[0] is not None
    }
    kept = rows(store, room, author)
    assert {each.seq for _, each in kept} == {receipt.seq for receipt in known.values()}


@given(st.lists(st.booleans(), min_size=1, max_size=30))
@settings(max_examples=30, deadline=None)
def test_seq_only_grows_also_when_jobs_fail(shared: tuple[Store, Room], goes_well: list[bool]) -> None:
    store, room = shared
    author = next(_authors)

    def job(c: Any, number: int, well: bool) -> int | None:
        answer = Answer(str(number), "ex", f"item-{number}", "yes", None)
        (receipt,) = recording.record(c, room.id, author, "kit", "1", [answer], NOW)
        if not well:
            raise LookupError("as a job with a mistake in it")
        return receipt.seq

    futures = [store.write(lambda c, n=n, w=w: job(c, n, w)) for n, w in enumerate(goes_well)]
    acknowledged = [future.result() for future in futures if future.exception() is None]
    assert len(acknowledged) == sum(goes_well)
    assert acknowledged == sorted(set(acknowledged))
    with store.read() as c:
        assert {each.seq for each in answers.room_answers(c, room.id, "ex") if each.author == author} == set(
            acknowledged
        )
