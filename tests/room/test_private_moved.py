"""A person who is moved to another side: no exit changes, or the difference would be what she had answered."""

from collections import defaultdict
from typing import Any

from exported_files import FORMATS, WHAT, read
from room_in_process import Facilitator, Participant, RoomInProcess, SharedInProcess, refused
from shared_room import CORE, GAP

from kit.room.refused import Refused

CHOICE, CHECKLIST, WORDS = "kind-of-link", "readiness", "our-story"
EXERCISES = (CHOICE, CHECKLIST, WORDS)
OBSERVER = None


def move(board: Facilitator, words: str, side: int | None) -> None:
    board.act("move-participant", words=words, side=side)


def file(board: Facilitator, what: Any, to: Any) -> list[Any]:
    """The rows of an export, those of one person together, without the names that are new in each."""
    of_person = defaultdict(list)
    for row in read(board.export(what, to), to):
        of_person[row.pop("person", "")].append(sorted(row.items()))
    return sorted(sorted(rows) for rows in of_person.values())


def files(board: Facilitator) -> dict[Any, Any]:
    return {(what, to): file(board, what, to) for what in WHAT for to in FORMATS}


def findings(board: Facilitator, name: str) -> list[str]:
    try:
        return board.findings(name)
    except Refused:
        return []


def pages(boards: list[Facilitator], phones: list[Participant], exercises: tuple[str, ...]) -> dict[Any, Any]:
    """What boards and phones show of others' answers, drawn anew."""
    boards[0].act("rename", title="Another name")  # forgets what was drawn before
    shown: dict[Any, Any] = {}
    for name in exercises:
        for at, board in enumerate(boards):
            shown["board", name, at] = board.shown(name, wide=True), board.own_side(name), findings(board, name)
        for at, phone in enumerate(phones):
            seen = phone.result(name)
            shown["phone", name, at] = seen["side"], seen["room"]
    return shown


def unlike(before: dict[Any, Any], now: dict[Any, Any]) -> list[Any]:
    return [name for name in before if before[name] != now[name]]


def answered(room: RoomInProcess) -> list[Participant]:
    """Five people of each side and an observer, who have answered."""
    room.act("open", workshop="linking")
    came = [room.participant(side) for side in (*room.sides * 5, "observer")]
    for number, person in enumerate(came):
        person.answer(CHOICE, {"kind": ["twinning"] if number % 4 else ["community-links"]})
        person.answer(CHECKLIST, {"rationale": "not-yet" if person in (came[0], came[-1]) else "yes"})
        person.answer(WORDS, {"how-formed": {"text": f"text {number}", "shared": True}})
    return came


def test_private_answers_are_not_told_by_moving_whoever_gave_them(room: RoomInProcess) -> None:
    aby, bex = room.sides
    came = answered(room)
    first, observer = came[0].resume_words(), came[-1].resume_words()
    for name in EXERCISES:
        room.act("reveal", exercise=name)
    before, on_screens = files(room.board), pages([room.board], came[2:3], (CHECKLIST,))
    assert all(before.values()) and on_screens["board", CHECKLIST, 0][0] and on_screens["phone", CHECKLIST, 0][1]
    for words, to in ((first, bex), (first, OBSERVER), (observer, aby)):
        move(room.board, words, to)
        assert unlike(before, files(room.board)) == [], (words == first, to)
    came[0].answer(CHECKLIST, {"rationale": "partly"})  # what she says now is for the next reveal
    assert unlike(before, files(room.board)) == []
    assert unlike(on_screens, pages([room.board], came[2:3], (CHECKLIST,))) == []
    with refused(409):  # nor does another reveal tell what went with her: so few have moved
        room.act("reveal", exercise=CHECKLIST)
    assert unlike(before, files(room.board)) == []


def test_private_answers_are_not_told_by_moving_people_between_the_stages_of_a_seal(two: SharedInProcess) -> None:
    aby, bex = two.sides
    first, second = two.people(aby, 6), two.people(bex, 6)
    words, boards, phones = first[0].resume_words(), [two.aby, two.bex], [first[1], second[1]]
    two.both("own-side", exercise=GAP)
    own_sides = pages(boards, phones, (GAP,))
    assert all(own_sides["phone", GAP, at][0] for at in range(len(phones)))
    for to in (OBSERVER, bex):
        move(two.aby, words, to)
    assert unlike(own_sides, pages(boards, phones, (GAP,))) == []
    two.both("reveal", exercise=GAP)
    two.both("export-answers")
    before, on_screens = files(two.aby), pages(boards, phones, (GAP,))
    asked = [row for rows in before["answers", "csv"] for row in map(dict, rows) if row["item"] == CORE[0]]
    assert {side: sum(row["side"] == side for row in asked) for side in ("Aby", "Bex")} == {"Aby": 12, "Bex": 12}
    for to in (OBSERVER, aby):
        move(two.aby, words, to)
        assert unlike(before, files(two.aby)) == []
    assert unlike(on_screens, pages(boards, phones, (GAP,))) == []
