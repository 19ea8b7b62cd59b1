from typing import Any

import pytest
from sqlalchemy import event

from kit.responses import Answer, Answered, Current, Participant, Receipt, Room, Store
from kit.responses.answering import answers, recording
from kit.responses.people import participants
from kit.responses.room import rooms

NOW = 1_700_000_000.0


@pytest.fixture
def ana(store: Store, room: Room) -> Participant:
    return join(store, room, 0)


def join(store: Store, room: Room, side: int | None) -> Participant:
    def job(c: Any) -> Participant:
        chosen = None if side is None else rooms.sides(c, room.id)[side].id
        lookup = len(participants.participants(c, room.id)).to_bytes(32)
        return participants.join(c, room.id, chosen, "en", lookup, now=NOW)

    return store.write(job).result()


def send(store: Store, who: Participant, *sent: Answer) -> list[Receipt]:
    return store.write(lambda c: recording.record(c, who.room, who.id, "kit", "1", sent, NOW)).result()


def current(store: Store, who: Participant) -> dict[tuple[str, str], Current]:
    with store.read() as c:
        return answers.current_answers(c, who.room, who.id)


def test_an_answer_is_saved_and_can_be_changed(store: Store, ana: Participant) -> None:
    (first,) = send(store, ana, Answer("a", "readiness", "plan", "yes", None))
    assert first == Receipt("a", first.seq, "saved", "saved", first.seq, "yes")
    (second,) = send(store, ana, Answer("b", "readiness", "plan", "partly", first.seq))
    assert second.status == "saved"
    assert second.seq is not None and first.seq is not None and second.seq > first.seq
    assert current(store, ana) == {("readiness", "plan"): Current(second.seq, "partly")}
    with store.read() as c:
        history = answers.history(c, ana.room, ana.id, "readiness", "plan")
        assert answers.current_answers(c, ana.room, ana.id, "other") == {}
    assert [(each.value, each.wins, each.recorded_at) for each in history] == [
        ("yes", True, NOW),
        ("partly", True, NOW),
    ]


def test_sending_again_gives_the_receipt_again_and_adds_nothing(store: Store, ana: Participant) -> None:
    answer = Answer("a", "readiness", "plan", {"text": "é", "shared": True}, None)
    first = send(store, ana, answer, answer)
    again = send(store, ana, Answer("a", "readiness", "plan", {"shared": True, "text": "é"}, None))
    assert first[0] == first[1] == again[0]
    with store.read() as c:
        assert len(answers.history(c, ana.room, ana.id, "readiness", "plan")) == 1


@pytest.mark.parametrize(
    "other",
    [
        Answer("a", "readiness", "plan", "no", None),
        Answer("a", "readiness", "staff", "yes", None),
        Answer("a", "hopes", "plan", "yes", None),
        Answer("a", "readiness", "plan", "yes", 7),
        Answer("a", "readiness", "plan", True, None),
    ],
)
def test_the_same_id_with_another_content_is_refused(store: Store, ana: Participant, other: Answer) -> None:
    (first,) = send(store, ana, Answer("a", "readiness", "plan", "yes", None))
    (second,) = send(store, ana, other)
    assert (second.status, second.seq) == ("refused", None)
    assert "another content" in second.message
    assert current(store, ana) == {("readiness", "plan"): Current(first.seq, "yes")}


def test_ids_of_two_people_have_nothing_to_do_with_each_other(store: Store, room: Room, ana: Participant) -> None:
    ben = join(store, room, 1)
    (hers,) = send(store, ana, Answer("a", "readiness", "plan", "yes", None))
    (his,) = send(store, ben, Answer("a", "readiness", "plan", "no", None))
    assert (hers.status, his.status) == ("saved", "saved")


def test_an_answer_based_on_something_older_is_history_and_shows_what_is_current(
    store: Store, ana: Participant
) -> None:
    (first,) = send(store, ana, Answer("a", "readiness", "plan", "yes", None))
    (newer,) = send(store, ana, Answer("b", "readiness", "plan", "no", first.seq))
    late = Answer("c", "readiness", "plan", "partly", first.seq)
    for receipt in (*send(store, ana, late), *send(store, ana, late)):
        assert (receipt.status, receipt.current_seq, receipt.current_value) == ("history", newer.seq, "no")
    (never_seen,) = send(store, ana, Answer("d", "readiness", "plan", "partly", None))
    assert never_seen.status == "history"
    (based_on_history,) = send(store, ana, Answer("e", "readiness", "plan", "partly", never_seen.seq))
    assert based_on_history.status == "history"
    assert current(store, ana) == {("readiness", "plan"): Current(newer.seq, "no")}
    with store.read() as c:
        wins = [each.wins for each in answers.history(c, ana.room, ana.id, "readiness", "plan")]
        assert [each.seq for each in answers.room_answers(c, ana.room, None)] == [newer.seq]
    assert wins == [True, True, False, False, False]


def test_an_empty_place_takes_any_answer(store: Store, ana: Participant) -> None:
    """After going back to a backup, a phone may have seen answers that the server no longer knows."""
    (receipt,) = send(store, ana, Answer("a", "readiness", "plan", "yes", 4711))
    assert receipt.status == "saved"


def test_a_cleared_answer_is_current_but_counts_nowhere(store: Store, ana: Participant) -> None:
    (first,) = send(store, ana, Answer("a", "readiness", "plan", "yes", None))
    (cleared,) = send(store, ana, Answer("b", "readiness", "plan", None, first.seq))
    assert (cleared.status, cleared.current_value) == ("saved", None)
    assert current(store, ana) == {("readiness", "plan"): Current(cleared.seq, None)}
    with store.read() as c:
        assert answers.room_answers(c, ana.room, "readiness") == []
        assert answers.progress(c, ana.room) == []
        before = answers.room_answers(c, ana.room, "readiness", up_to_seq=first.seq)
    assert [each.value for each in before] == ["yes"]


def test_answers_of_a_room_know_the_side_and_observers_have_none(store: Store, room: Room, ana: Participant) -> None:
    watching = join(store, room, None)
    other_room = store.write(lambda c: rooms.create_room(c, "Other", ["A", "B"], NOW)).result()
    elsewhere = join(store, other_room, 0)
    for person in (ana, watching, elsewhere):
        send(store, person, Answer("a", "readiness", "plan", "yes", None))
    group = Answer("g", "readiness", "plan", "no", None)
    store.write(lambda c: recording.record(c, room.id, "group-1", "kit", "1", [group], NOW)).result()
    with store.read() as c:
        found = answers.room_answers(c, room.id, "readiness")
    assert [(each.author, each.side_id) for each in found] == [
        (ana.id, ana.side),
        (watching.id, None),
        ("group-1", None),
    ]
    assert found[0] == Answered(ana.id, ana.side, "readiness", "plan", "yes", found[0].seq)


def test_progress_names_the_places_in_at_most_two_queries(store: Store, room: Room, ana: Participant) -> None:
    ben = join(store, room, 1)
    send(store, ana, *(Answer(item, "readiness", item, "yes", None) for item in ("plan", "staff", "plan.note")))
    send(store, ana, Answer("h", "hopes", "one", {"text": "x", "shared": False}, None))
    send(store, ben, Answer("a", "readiness", "plan", "no", None))
    statements: list[str] = []
    with store.read() as c:
        event.listen(c, "before_cursor_execute", lambda *given: statements.append(given[2]))
        progress = answers.progress(c, room.id)
    assert sum(statement.startswith("SELECT") for statement in statements) <= 2
    assert {(each.exercise, each.side_id, each.author): set(each.places) for each in progress} == {
        ("readiness", ana.side, ana.id): {"plan", "staff", "plan.note"},
        ("hopes", ana.side, ana.id): {"one"},
        ("readiness", ben.side, ben.id): {"plan"},
    }


@pytest.mark.parametrize(
    "text",
    ["=1+1", 'quote " and \\', "<script>alert(1)</script>", "مرحبا", "👩🏾‍⚕️" * 1000, "\u0000\n\t\u2028", "é" * 10_000],
)
def test_any_text_comes_back_as_it_was(store: Store, ana: Participant, text: str) -> None:
    send(store, ana, Answer("a", "hopes", "one", {"text": text, "shared": True}, None))
    assert current(store, ana)["hopes", "one"].value == {"text": text, "shared": True}


def test_half_a_character_becomes_a_sign_and_can_be_sent_again(store: Store, ana: Participant) -> None:
    answer = Answer("a", "hopes", "one", "cut \ud83d", None)
    assert send(store, ana, answer)[0].current_value == "cut \ufffd"
    assert send(store, ana, answer)[0].status == "saved"


@pytest.mark.parametrize(
    "wrong",
    [
        Answer("", "readiness", "plan", "yes", None),
        Answer("x" * 101, "readiness", "plan", "yes", None),
        Answer("\ud83d", "readiness", "plan", "yes", None),
        Answer(7, "readiness", "plan", "yes", None),  # a wrong type on purpose
        Answer("a", "", "plan", "yes", None),
        Answer("a", "readiness", "plan\n", "yes", None),
        Answer("a", "readiness", "plan", float("nan"), None),
        Answer("a", "readiness", "plan", b"bytes", None),
        Answer("a", "readiness", "plan", "yes", 0),
        Answer("a", "readiness", "plan", "yes", 2**63),
        Answer("a", "readiness", "plan", "yes", "3"),  # a wrong type on purpose
    ],
)
def test_what_no_browser_of_ours_sends_is_refused_and_the_rest_is_kept(
    store: Store, ana: Participant, wrong: Answer
) -> None:
    receipts = send(store, ana, wrong, Answer("good", "readiness", "plan", "yes", None))
    assert [each.status for each in receipts] == ["refused", "saved"]
    assert receipts[0].seq is None and receipts[0].message
