"""As many stories as a room can hold: at each of them both sides are shown, with somebody leaving an answer out."""

from typing import Any

import pytest
from room_in_process import RoomInProcess
from worked_room import KAMPALA, KIRKLEES, SIDES, answered

from kit.exercises import Workshop, load_pack
from kit.results import summarise
from kit.room.board.episode_choice import stories_that_fit

PACK = load_pack()
STORIES = "mutuality-cases"
WORKSHOP: Workshop = PACK.workshop(STORIES)
MINIMUM = 4


def told_at_tables(of_each_side: int, stories: tuple[str, ...], exercise: str, answer: dict[str, Any]) -> Any:
    """What the board shows when the people of each side spread over `stories`, and one of each at each says nothing."""
    given = []
    for side in (KIRKLEES, KAMPALA):
        people = {}
        for person in range(of_each_side):
            turn, place = divmod(person, len(stories))
            if turn:  # the first of each side at each story leaves it out
                people[f"{side.name}-{person}"] = {f"{stories[place]}.{item}": value for item, value in answer.items()}
        given += answered(exercise, side, people)
    return summarise(PACK.exercise(exercise), given, SIDES)


ASKED = {
    "what-was-learned": {"level": "personal", "by-whom": "north"},
    "case-terrain": {"for-north": {"x": 7, "y": 6}, "for-south": {"x": 3, "y": 2}},
    "turning-point": {"turn": ["more-time"]},
}


@pytest.mark.parametrize("people", [12, 24, 60])
@pytest.mark.parametrize("exercise", ASKED)
def test_at_each_story_that_fits_both_sides_are_shown(people: int, exercise: str) -> None:
    half = people // 2
    stories = WORKSHOP.episode_sets[0].episodes[: stories_that_fit((half, half), MINIMUM)]
    result = told_at_tables(half, stories, exercise, ASKED[exercise])
    assert {item.item for item in result.items} == {f"{story}.{item}" for story in stories for item in ASKED[exercise]}
    for item in result.items:
        assert len(item.shown) == 3, "both sides and the whole room"


def test_at_a_story_for_each_table_of_24_nothing_is_shown() -> None:
    result = told_at_tables(12, WORKSHOP.episode_sets[0].episodes, "what-was-learned", ASKED["what-was-learned"])
    assert result.items == ()


def test_the_board_offers_as_many_as_fit_those_who_have_joined(room: RoomInProcess) -> None:
    room.act("open", workshop=STORIES)

    def offered() -> dict[str, Any]:
        return next(each["library"] for each in room.board.look()["workshops"] if each["id"] == STORIES)

    whole = list(WORKSHOP.episode_sets[0].episodes)
    assert (offered()["fitting"], offered()["sets"][0]["episodes"]) == (1, whole[:1])
    for side in room.sides:
        for _ in range(12):
            room.participant(side)
    assert (offered()["fitting"], offered()["sets"][0]["episodes"]) == (2, whole[:2])
