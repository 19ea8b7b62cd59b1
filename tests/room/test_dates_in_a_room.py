"""Plans and dates in a room: a calendar file for their author alone, shared rows of all plans gathered for everyone."""

from collections.abc import Iterator
from typing import Any

import icalendar
import pytest
from room_in_process import Participant, RoomInProcess, Rooms, refused
from two_plans import promise, write_two_plans


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    """Rooms with a pack of two plans."""
    folder = tmp_path_factory.mktemp("plans")
    made = Rooms(folder / "data", write_two_plans(folder / "pack"))
    yield made
    made.end()


@pytest.fixture
def room(rooms: Rooms) -> RoomInProcess:
    room = rooms.room()
    for workshop in ("first", "second"):
        room.act("open", workshop=workshop)
    return room


def events(person: Participant, exercise: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(person.calendar(exercise)).walk("VEVENT"))


def told(person: Participant, exercise: str) -> list[tuple[str, str]]:
    return [(str(each["summary"]), each.decoded("dtstart").isoformat()) for each in events(person, exercise)]


def own(person: Participant, exercise: str) -> str:
    return str(person.result(exercise)["own"])


def test_the_calendar_file_holds_ones_own_dates_of_all_plans(room: RoomInProcess) -> None:
    ada, grace = (room.participant(side) for side in room.sides)
    assert "/calendar/" not in own(ada, "promises")
    ada.answer("moves", {"row-1": promise("Call the school", "Ada", "2031-05-05")})
    ada.answer("promises", {"row-1": promise("Write it down", "Ada", "2031-05-06")})
    ada.answer("meet", {"start": "2031-06-02"})
    grace.answer("promises", {"row-1": promise("Bake bread", "Grace", "2031-05-07")})
    everything = [
        ("Ada: Call the school", "2031-05-05"),
        ("Ada: Write it down", "2031-05-06"),
        ("We talk", "2031-08-25"),
    ]
    assert told(ada, "promises") == told(ada, "meet") == everything
    assert told(ada, "moves") == everything[:1]
    assert told(grace, "promises") == [("Grace: Bake bread", "2031-05-07")]
    assert 'href="/calendar/promises.ics"' in own(ada, "promises")
    assert "Call the school" in own(ada, "promises") and "Call the school" not in own(grace, "promises")


def test_the_same_file_again_updates_and_cancels(room: RoomInProcess) -> None:
    ada = room.participant(room.sides[0])
    ada.answer("promises", {"row-1": promise("Write it down", "Ada", "2031-05-06")})
    (first,) = events(ada, "promises")
    assert first["sequence"] == 1, "it counts her own changes, and says nothing about how much others answer"
    assert [each["sequence"] for each in events(ada, "promises")] == [first["sequence"]], "nothing has changed"
    ada.answer("promises", {"row-1": promise("Write it down", "Ada", "2031-05-08")})
    (moved,) = events(ada, "promises")
    assert moved["uid"] == first["uid"] and moved["sequence"] > first["sequence"]
    assert moved.decoded("last-modified") >= first.decoded("last-modified")
    ada.answer("promises", {"row-1": None})
    (gone,) = events(ada, "promises")
    assert (gone["uid"], gone["status"]) == (first["uid"], "CANCELLED") and gone["sequence"] > moved["sequence"]
    ada.answer("meet", {"start": "2031-06-02"})
    assert "in its category “Mutuality”" in own(ada, "meet")


@pytest.mark.parametrize(
    ("exercise", "place", "value", "offered"),
    [
        ("promises", "row-1", promise("Write it down", "Ada", "2031-05-06"), "promises"),
        ("moves", "row-1", promise("Call the school", "Ada", "2031-05-05"), "promises"),
        ("meet", "start", "2031-06-02", "meet"),
    ],
)
def test_who_removes_her_only_date_still_has_the_file_that_cancels_it(
    room: RoomInProcess, exercise: str, place: str, value: Any, offered: str
) -> None:
    ada, grace = (room.participant(side) for side in room.sides)
    ada.answer(exercise, {place: value})
    ada.answer(exercise, {place: None})
    (event,) = events(ada, offered)
    assert event["status"] == "CANCELLED" and str(event["summary"]).startswith("Cancelled: ")
    assert f'href="/calendar/{offered}.ics"' in own(ada, offered)
    assert "/calendar/" not in own(grace, offered), "nothing of hers has ever had a date"


def test_exercises_without_dates_have_no_file(room: RoomInProcess) -> None:
    ada = room.participant(room.sides[0])
    with refused(404):
        ada.calendar("nothing")
    assert events(ada, "promises") == []


def test_the_room_sees_shared_rows_of_all_plans_that_are_revealed(room: RoomInProcess) -> None:
    people = [room.participant(side) for side in room.sides for _ in range(2)]
    for number, person in enumerate(people):
        person.answer("moves", {"row-1": promise(f"Move {number}", "Ada", "2031-05-05", shared=True)})
        person.answer("promises", {"row-1": promise(f"Promise {number}", "ada", shared=number > 0)})

    def seen() -> str:
        return room.board.shown("promises")

    room.act("reveal", exercise="promises")
    assert "Promise 1" in seen() and "Promise 0" not in seen() and "Move" not in seen()
    room.act("reveal", exercise="moves")
    assert "Move 0" in seen() and seen().count("<dt") == 1 and "Plan moves" in seen()
    assert "Aby" not in seen() and "row-1" not in seen()
    shown = people[0].room_result("promises")
    assert "Move 3" in shown and "Promise 3" in shown
    room.act("hide", exercise="moves")
    assert "Move" not in seen() and "Promise 1" in seen()


def test_progress_counts_who_has_a_row_or_a_start(room: RoomInProcess) -> None:
    ada, grace = (room.participant(side) for side in room.sides)
    ada.answer("moves", {"row-7": promise("Call", "Ada", "2031-05-05")})
    grace.answer("meet", {"talk": {"place": "Library"}})

    def complete(exercise: str) -> list[int]:
        return [side["complete"] for side in room.board.exercise(exercise)["progress"]]

    assert complete("moves") == [1, 0] and complete("meet") == [0, 0]
    grace.answer("meet", {"start": "2031-06-02"})
    assert complete("meet") == [0, 1]
