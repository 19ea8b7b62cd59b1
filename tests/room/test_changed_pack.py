"""A facilitator changes her pack between two sessions: what was answered before must not break what comes after."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from exported_files import FORMATS, WHAT, read
from room_in_process import Participant, RoomInProcess, Rooms

from kit.exercises import exercises_folder

CHOICE, CHECKLIST = "kind-of-link", "practicalities"


@dataclass(frozen=True)
class Changed:
    """Rooms whose pack changed between two starts, with people from before; `said` is what was said at the second."""

    answered: tuple[RoomInProcess, list[Participant]]
    revealed: tuple[RoomInProcess, list[Participant]]
    said: str


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Changed]:
    folder = tmp_path_factory.mktemp("changed")
    pack = folder / "pack"
    shutil.copytree(exercises_folder(), pack)
    rooms = Rooms(folder / "data", pack)
    found = answered(rooms), answered(rooms)
    for exercise in (CHOICE, CHECKLIST):
        found[1][0].act("reveal", exercise=exercise)
    rooms.close()
    linking = pack / "en" / "linking.yaml"
    text = linking.read_text(encoding="utf-8")
    options = text[text.index("- id: kind-of-link") :]
    text = text.replace(options, options.replace("id: twinning", "id: town-twinning", 1))
    assert text.count("- id: visas") == 1
    linking.write_text(text.replace("- id: visas", "- id: entry-permits"), encoding="utf-8")
    rooms.open()
    yield Changed(*found, rooms.said)
    rooms.end()


def answered(rooms: Rooms) -> tuple[RoomInProcess, list[Participant]]:
    """Four on each side answer two exercises of one workshop."""
    room = rooms.room()
    room.act("open", workshop="linking")
    people = [room.participant(side) for side in room.sides for _ in range(4)]
    for person in people:
        person.answer(CHOICE, {"kind": ["twinning"]})
        person.answer(CHECKLIST, {"visas": "not-yet"})
    return room, people


def test_answers_that_are_no_longer_offered_do_not_break_results(changed: Changed) -> None:
    room, people = changed.answered
    assert people[0].result(CHOICE)["own"]
    room.act("reveal", exercise=CHOICE)
    assert room.board.shown(CHOICE)
    progress = room.board.exercise(CHOICE)["progress"]
    assert [side["answered"] for side in progress] == [0, 0], "the board counts what a result counts"


def test_results_revealed_before_a_change_are_hidden_named_and_exported(changed: Changed) -> None:
    room, people = changed.revealed
    (note,) = room.board.look()["notes"]
    assert len(note["more"]) == 2
    assert all("Its result is not shown." in line for line in note["more"])
    assert "Answers set aside: 8." in changed.said
    for exercise in (CHOICE, CHECKLIST):
        assert room.board.shown(exercise) == ""
        mine = people[0].result(exercise)
        assert mine["own"]
        assert mine["room"] is None
    for what in WHAT:
        for to in FORMATS:
            rows = read(room.board.export(what, to), to)
            assert {CHOICE, CHECKLIST} <= {row["exercise"] for row in rows}
            assert {"twinning", "not-yet"} <= {row["answer"] for row in rows}


def test_a_room_result_that_cannot_be_read_leaves_the_own_result(
    rooms: Rooms, caplog: pytest.LogCaptureFixture
) -> None:
    room, people = answered(rooms)
    room.act("reveal", exercise=CHECKLIST)
    newer = "UPDATE snapshot SET results = :results WHERE room = :room"  # as a newer kit might have
    room.in_the_database(newer, results='{"format":99}')
    mine = people[0].result(CHECKLIST)
    assert mine["own"]
    assert mine["room"] is None
    assert "saved by another version of the kit" in caplog.text
