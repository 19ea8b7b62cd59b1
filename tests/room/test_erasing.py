"""Erasing: what is gone, who stays, what is said, and that nothing of it is left in any file."""

import asyncio
from pathlib import Path

from room_in_process import Participant, RoomInProcess, Rooms, refused

from kit.responses.people.sessions import PARTICIPANT
from kit.responses.room import rooms as stored_rooms
from kit.room.context import RoomContext
from kit.room.lifecycle.erase import erase_participant
from kit.room.participants.answers import take
from kit.room.participants.codes import find_person

STORY, WORDS = "our-story", "what only Amina would say"


def tell(person: Participant, text: str, *, share: bool = True) -> None:
    person.answer(STORY, {"how-formed": {"text": text, "shared": share}})


def test_a_person_erases_herself_and_nobody_else(room: RoomInProcess, rooms: Rooms) -> None:
    others = [room.participant(side) for side in room.sides for _ in range(5)]
    for person in others:
        tell(person, "plain words")
    amina = room.participant(room.sides[0])
    me, words = amina.id, amina.resume_words()
    tell(amina, WORDS)
    room.act("reveal", exercise=STORY)
    assert WORDS in others[0].room_result(STORY)
    said = amina.erase()
    assert "counted too: 1" in said
    assert "hidden now: 1" in said
    written = rooms.written()
    assert WORDS.encode() not in written and me.encode() not in written
    assert others[0].room_result(STORY) == "", "the result that quoted her is hidden"
    assert room.board.look()["people"] == 10
    assert others[0].answers()
    room.act("reveal", exercise=STORY)
    assert WORDS not in others[0].room_result(STORY)
    assert rooms.run(find_person(rooms.services, "here", room.room, words))[0] is None


def test_erasing_twice_is_said_kindly(room: RoomInProcess, rooms: Rooms) -> None:
    room.act("open", workshop="linking")
    context = room.participant("observer").context
    for said in (1, 0):
        erased = rooms.run(erase_participant(rooms.services, context.person(), PARTICIPANT))
        assert erased.rows.get("participant", 0) == said
    with refused(403):
        rooms.run(take(context, [{"id": "a", "exercise": "readiness", "item": "rationale", "value": "yes"}]))


async def answers_and_erases(context: RoomContext, turns: int) -> None:
    """Thirty answers are on their way, and so many turns of the loop later their author is erased."""
    value = {"exercise": "readiness", "item": "rationale", "value": "yes"}
    sent = [take(context, [{"id": f"{at}", **value}]) for at in range(30)]
    answering = asyncio.gather(*sent, return_exceptions=True)
    for _ in range(turns):
        await asyncio.sleep(0)
    await erase_participant(context.services, context.person(), PARTICIPANT)
    await answering


def test_answers_sent_while_a_person_is_erased_leave_nothing_behind(room: RoomInProcess, rooms: Rooms) -> None:
    room.act("open", workshop="linking")
    for turns in (0, 1, 5):
        context = room.participant("observer").context
        rooms.run(answers_and_erases(context, turns))
        assert context.person().id.encode() not in rooms.written()


def test_the_facilitator_erases_a_person_by_her_words(room: RoomInProcess, rooms: Rooms) -> None:
    amina = room.participant(room.sides[0])
    tell(amina, WORDS, share=False)
    words = amina.resume_words().replace(" ", "-").upper()
    with refused(404, "words"):
        room.act("erase-participant", words="bako timi rusa nofo")
    assert "counted too: 1" in room.act("erase-participant", words=words)["message"]
    assert WORDS.encode() not in rooms.written()
    with refused(403):
        amina.me()
    logged = "select actor, detail from act where room = :room and act = 'erase-participant'"
    assert room.in_the_database(logged) == [("facilitator", "{}")]


def test_a_room_is_erased_after_its_code_was_typed_again(rooms: Rooms) -> None:
    room, other = rooms.room("The one that goes"), rooms.room("The one that stays")
    person = room.participant(room.sides[0])
    tell(person, WORDS)
    stays = other.participant(other.sides[0])
    code = room.code
    for wrong in ("", other.code, "XXXXXX"):
        with refused(400, "Nothing was erased"):
            room.act("erase-room", code=wrong)
    with refused(403):
        person.sends("erase-room", code=code)
    assert stays.me()

    done = room.act("erase-room", code=f"{code[:3]}-{code[3:]}".lower())
    assert "People: 1. Answers, earlier versions counted too: 1." in done["message"]
    assert done["path"] == "", "other rooms are left"
    written = rooms.written()
    for gone in (WORDS, code, "The one that goes"):
        assert gone.encode() not in written
    for call in (person.me, room.board.look):
        with refused(403):
            call()
    with refused(403):
        rooms.facilitator(room.path)
    assert stays.me()


def test_after_the_last_room_there_is_a_new_one(tmp_path: Path) -> None:
    rooms = Rooms(tmp_path / "data")
    for _ in range(2):
        with rooms.services.store.read() as connection:
            (only,) = stored_rooms.rooms(connection)
        last = rooms.room_at(rooms.opener_path(only.code))
        made = rooms.room_at(last.act("erase-room", code=last.code)["path"])
        assert made.code != only.code
    rooms.end()
