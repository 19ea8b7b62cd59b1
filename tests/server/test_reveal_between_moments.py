"""The moments at which a room changes hands or loses a person, on a real server: nothing slips out between them."""

import csv
import io
import threading
import time
from collections import Counter
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from server_process import Client, RoomOnServer, ServerProcess

from kit.responses import Store
from kit.responses.people import facilitators, sessions
from kit.responses.people.sessions import FACILITATOR
from kit.responses.room import rooms
from kit.room.refused import Refused
from kit.room.sides.roles import may_still

LINK = "kind-of-link"


def answered(room: RoomOnServer, number: int = 5) -> list[Client]:
    """So many people of each side, the last of whom says something else than all others."""
    room.act("open", workshop="linking")
    came = [room.participant(side) for side in room.sides for _ in range(number)]
    for person in came[:-1]:
        person.answer(LINK, {"kind": ["twinning"]})
    came[-1].answer(LINK, {"kind": ["community-links"]})
    return came


def exported(room: RoomOnServer, what: str) -> list[dict[str, str]]:
    text = room.board.get(f"/api/board/export?what={what}&to=csv").decode("utf-8-sig")
    return [row for row in csv.DictReader(io.StringIO(text)) if row["exercise"] == LINK]


def test_reveal_again_does_not_tell_what_an_erased_person_said(room: RoomOnServer) -> None:
    came = answered(room)
    room.act("reveal", exercise=LINK)
    before = exported(room, "results")
    assert before and exported(room, "answers")
    me = came[-1].json("/api/me")["participant"]
    assert came[-1].form("/erase", sure="yes")[0] == 200
    assert exported(room, "results") == before, "the room keeps what it saw"
    assert exported(room, "answers") == [], "single answers would show whose is missing"
    status, body = room.board.post_json("/api/board/act", {"act": "reveal", "exercise": LINK})
    assert (status, "erased since" in body["error"]) == (409, True)
    for _ in range(4):
        room.participant(room.sides[1]).answer(LINK, {"kind": ["twinning"]})
    assert room.board.post_json("/api/board/act", {"act": "reveal", "exercise": LINK})[0] == 409
    assert exported(room, "results") == before
    assert not [file for file in room.server.data.rglob("*") if file.is_file() and me.encode() in file.read_bytes()]


def test_reveal_after_the_erasure_of_somebody_who_was_not_in_it(room: RoomOnServer) -> None:
    answered(room)
    observer, late = room.participant("observer"), room.participant(room.sides[0])
    observer.answer(LINK, {"kind": ["twinning"]})
    room.act("reveal", exercise=LINK)
    late.answer(LINK, {"kind": ["twinning"]})
    for person in (observer, late):
        assert person.form("/erase", sure="yes")[0] == 200
    room.act("reveal", exercise=LINK)
    assert exported(room, "answers")


def test_private_single_answers_stay_on_the_side_of_their_reveal(room: RoomOnServer) -> None:
    """Whoever is moved in between would be what the result of a side has and the file of it has not."""
    came = answered(room)
    observer = room.participant("observer")
    observer.answer(LINK, {"kind": ["community-links"]})
    room.act("reveal", exercise=LINK)

    def by_side() -> Counter[tuple[str, str]]:
        return Counter((row["side"], row["answer"]) for row in exported(room, "answers"))

    before = by_side()
    assert before == {("Aby", "twinning"): 5, ("Bex", "twinning"): 4, ("Bex", "community-links"): 1}
    for person, side in ((came[-1], room.sides[0]), (observer, room.sides[1])):
        words = person.resume_words()
        room.act("move-participant", words=words, side=side)
    assert by_side() == before


@pytest.mark.parametrize("wait", [0, 0.01, 0.03])
def test_reveal_by_one_facilitator_is_never_finished_after_the_other_has_come(
    server: ServerProcess, wait: float
) -> None:
    room = server.room()
    answered(room)
    aby, bex = room.sides
    room.act("share", side=aby)
    invitation = urlsplit(room.act("invite", side=bex)["link"]).path
    second, said = Client(server.here), []

    def reveal() -> None:
        said.append(room.board.post_json("/api/board/act", {"act": "reveal", "exercise": LINK})[1])

    alone = threading.Thread(target=reveal)
    alone.start()
    time.sleep(wait)
    assert second.form(invitation)[0] == 200
    alone.join()
    log = [line["text"] for line in reversed(second.json("/api/board")["together"]["log"])]
    came = next(at for at, text in enumerate(log) if "took the invitation" in text)
    assert not any("showed the room" in text for text in log[came:]), (said, log)


def test_reveal_asks_again_who_leads_a_side_in_the_transaction_that_writes(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = Store(tmp_path_factory.mktemp("standing"))
    room = store.write(lambda c: rooms.create_room(c, "Two", ["Aby", "Bex"], 1.0)).result()
    with store.read() as connection:
        aby, bex = (side.id for side in rooms.sides(connection, room.id))
    token = store.write(lambda c: sessions.start_session(c, room.id, FACILITATOR, None, 1.0)).result()
    with store.read() as connection:
        visit = SimpleNamespace(session=sessions.session(connection, token))
    store.write(lambda c: facilitators.speak_for(c, room.id, aby, 1.0)).result()
    store.write(lambda c: may_still(c, visit, ())).result()
    secret = store.write(lambda c: facilitators.invite(c, room.id, bex, facilitators.FACILITATOR)).result()
    store.write(lambda c: facilitators.accept(c, room.id, secret, 2.0)).result()
    store.write(lambda c: may_still(c, visit, (aby, bex))).result()
    for agreed in ((), (aby,)):
        with pytest.raises(Refused):
            store.write(lambda c, agreed=agreed: may_still(c, visit, agreed)).result()
    store.close()


STORY = "our-story"


def write(person: Client, words: str) -> None:
    value = {"text": words, "shared": True}
    sent = [{"id": str(time.time_ns()), "exercise": STORY, "item": "how-formed", "value": value, "based_on": None}]
    (receipt,) = person.post("/api/answers", {"answers": sent})["receipts"]
    assert receipt["status"] == "saved"


def test_reveal_again_shows_no_single_new_words_once_an_author_is_erased(room: RoomOnServer) -> None:
    """The room remembers the words that it saw: the only new ones would be those of the one who came since."""
    room.act("open", workshop="start-here")
    came = [room.participant(side) for side in room.sides for _ in range(3)]
    for number, person in enumerate(came):
        write(person, f"Words number {number}")
    room.act("reveal", exercise=STORY)
    me = came[0].json("/api/me")["participant"]
    assert came[0].form("/erase", sure="yes")[0] == 200
    late = room.participant(room.sides[0])
    write(late, "Words of who came late")
    again = {"act": "reveal", "exercise": STORY}
    status, body = room.board.post_json("/api/board/act", again)
    assert (status, "too few new answers" in body["error"]) == (409, True)
    assert late.form("/erase", sure="yes")[0] == 200
    room.act("reveal", exercise=STORY)  # what is left of the words that the room saw
    text = room.board.get("/api/board/export?what=results&to=csv").decode()
    assert "Words number 1" in text and "Words number 0" not in text
    written = b"".join(file.read_bytes() for file in room.server.data.rglob("*") if file.is_file())
    assert me.encode() not in written and b"Words number 0" not in written


def test_private_the_number_of_those_who_have_finished_tells_of_no_refusal(room: RoomOnServer) -> None:
    """Beside a result with four answers and one without, "five have finished" would mean that one refused."""

    def numbers() -> list[tuple[int, int]]:
        listed = [each for of in room.board.json("/api/board")["workshops"] for each in of["exercises"]]
        progress = next(each["progress"] for each in listed if each["id"] == LINK)
        return [(each["answered"], each["complete"]) for each in progress]

    came = answered(room)
    came[0].answer(LINK, {"kind": "rather-not-say"})
    assert numbers() == [(5, 4), (5, 5)]
    room.act("reveal", exercise=LINK)
    came[0].answer(LINK, {"kind": ["twinning"]})
    room.participant(room.sides[1]).answer(LINK, {"kind": ["twinning"]})
    assert numbers() == [(5, 4), (6, 5)], "as it was at the reveal"
    for person in (room.participant(room.sides[1]) for _ in range(3)):
        person.answer(LINK, {"kind": "rather-not-say"})
    room.act("hide", exercise=LINK)
    assert numbers() == [(5, 5), (9, 9)], "a side of eight and more tells of refusals in its results, too"
