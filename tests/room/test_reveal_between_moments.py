"""The moments at which a room changes hands or loses a person: nothing slips out between them."""

import asyncio
from collections import Counter

import pytest
from room_in_process import Participant, RoomInProcess, Rooms, refused

from kit.room.board.actions import do
from kit.room.refused import Refused
from kit.room.sides.invitation import invited, take_invitation
from kit.room.sides.roles import may_still

LINK, STORY = "kind-of-link", "our-story"


def says(person: Participant, value: object) -> None:
    person.answer(LINK, {"kind": value})


def answered(room: RoomInProcess, number: int = 5) -> list[Participant]:
    """So many people of each side, the last of whom says something else than all others."""
    room.act("open", workshop="linking")
    came = [room.participant(side) for side in room.sides for _ in range(number)]
    for person in came[:-1]:
        says(person, ["twinning"])
    says(came[-1], ["community-links"])
    return came


def test_reveal_again_does_not_tell_what_an_erased_person_said(room: RoomInProcess, rooms: Rooms) -> None:
    came = answered(room)
    room.act("reveal", exercise=LINK)
    before = room.board.rows("results", LINK)
    assert before and room.board.rows("answers", LINK)
    me = came[-1].id
    came[-1].erase()
    assert room.board.rows("results", LINK) == before, "the room keeps what it saw"
    assert room.board.rows("answers", LINK) == [], "single answers would show whose is missing"
    with refused(409, "erased since"):
        room.act("reveal", exercise=LINK)
    for _ in range(4):
        says(room.participant(room.sides[1]), ["twinning"])
    with refused(409):
        room.act("reveal", exercise=LINK)
    assert room.board.rows("results", LINK) == before
    assert me.encode() not in rooms.written()


def test_reveal_after_the_erasure_of_somebody_who_was_not_in_it(room: RoomInProcess) -> None:
    answered(room)
    observer, late = room.participant("observer"), room.participant(room.sides[0])
    says(observer, ["twinning"])
    room.act("reveal", exercise=LINK)
    says(late, ["twinning"])
    for person in (observer, late):
        person.erase()
    room.act("reveal", exercise=LINK)
    assert room.board.rows("answers", LINK)


def test_private_single_answers_stay_on_the_side_of_their_reveal(room: RoomInProcess) -> None:
    """Whoever is moved in between would be what the result of a side has and the file of it has not."""
    came = answered(room)
    observer = room.participant("observer")
    says(observer, ["community-links"])
    room.act("reveal", exercise=LINK)

    def by_side() -> Counter[tuple[str, str]]:
        return Counter((row["side"], row["answer"]) for row in room.board.rows("answers", LINK))

    before = by_side()
    assert before == {("Aby", "twinning"): 5, ("Bex", "twinning"): 4, ("Bex", "community-links"): 1}
    for person, side in ((came[-1], room.sides[0]), (observer, room.sides[1])):
        room.act("move-participant", words=person.resume_words(), side=side)
    assert by_side() == before


@pytest.mark.parametrize("steps", [0, 1, 3, 10])
def test_reveal_by_one_facilitator_is_never_finished_after_the_other_has_come(
    room: RoomInProcess, rooms: Rooms, steps: int
) -> None:
    """The other takes her invitation so many turns of the loop after the reveal has begun."""
    answered(room)
    aby, bex = room.sides
    room.act("share", side=aby)
    code, secret = room.act("invite", side=bex)["link"].split("/")[-2:]
    opener = room.board.context

    async def both_at_once() -> str:
        alone = asyncio.ensure_future(do(opener, {"act": "reveal", "exercise": LINK}))
        for _ in range(steps):
            await asyncio.sleep(0)
        await take_invitation(rooms.services, invited(rooms.services, code, secret, None), secret)
        try:
            await alone
        except Refused as error:
            return error.words
        return ""

    said = rooms.run(both_at_once())
    log = room.board.log()[::-1]
    came = next(at for at, text in enumerate(log) if "accepted the invitation" in text)
    assert not any("showed the room" in text for text in log[came:]), (said, log)


def test_reveal_asks_again_who_leads_a_side_in_the_transaction_that_writes(room: RoomInProcess, rooms: Rooms) -> None:
    write, visit = rooms.services.store.write, room.board.context
    aby, bex = room.sides
    room.act("share", side=aby)
    write(lambda c: may_still(c, visit, ())).result()
    rooms.accept(room.act("invite", side=bex)["link"])
    write(lambda c: may_still(c, visit, (aby, bex))).result()
    for agreed in ((), (aby,)):
        with refused(409):
            write(lambda c, agreed=agreed: may_still(c, visit, agreed)).result()


def test_reveal_again_shows_no_single_new_words_once_an_author_is_erased(room: RoomInProcess, rooms: Rooms) -> None:
    """The room remembers the words that it saw: the only new ones would be those of the one who came since."""

    def write(person: Participant, words: str) -> None:
        person.answer(STORY, {"how-formed": {"text": words, "shared": True}})

    came = [room.participant(side) for side in room.sides for _ in range(3)]
    for number, person in enumerate(came):
        write(person, f"Words number {number}")
    room.act("reveal", exercise=STORY)
    me = came[0].id
    came[0].erase()
    late = room.participant(room.sides[0])
    write(late, "Words of who came late")
    with refused(409, "too few new answers"):
        room.act("reveal", exercise=STORY)
    late.erase()
    room.act("reveal", exercise=STORY)  # what is left of the words that the room saw
    text = room.board.export("results")
    assert b"Words number 1" in text and b"Words number 0" not in text
    written = rooms.written()
    assert me.encode() not in written and b"Words number 0" not in written


def test_private_the_number_of_those_who_have_finished_tells_of_no_refusal(room: RoomInProcess) -> None:
    """Beside a result with four answers and one without, "five have finished" would mean that one refused."""

    def numbers() -> list[tuple[int, int]]:
        return [(each["answered"], each["complete"]) for each in room.board.exercise(LINK)["progress"]]

    came = answered(room)
    says(came[0], "rather-not-say")
    assert numbers() == [(5, 4), (5, 5)]
    room.act("reveal", exercise=LINK)
    says(came[0], ["twinning"])
    says(room.participant(room.sides[1]), ["twinning"])
    assert numbers() == [(5, 4), (6, 5)], "as it was at the reveal"
    for person in (room.participant(room.sides[1]) for _ in range(3)):
        says(person, "rather-not-say")
    room.act("hide", exercise=LINK)
    assert numbers() == [(5, 5), (9, 9)], "a side of eight and more tells of refusals in its results, too"
