"""A facilitator chooses the stories for the room; and nobody reads others' opinions of one before giving her own."""

from typing import Any

import pytest
from room_in_process import RoomInProcess, refused

from kit.exercises import load_pack

STORIES = "mutuality-cases"
EPISODES = load_pack().workshop(STORIES).episodes


@pytest.fixture
def room(room: RoomInProcess) -> RoomInProcess:
    room.act("open", workshop=STORIES)
    return room


def choose(room: RoomInProcess, *episodes: str) -> None:
    room.act("choose-episodes", workshop=STORIES, episodes=list(episodes))


def library(room: RoomInProcess) -> dict[str, Any]:
    return {each["id"]: each["library"] for each in room.board.look()["workshops"]}


def test_the_choice_is_kept_in_its_order_and_told_to_all(room: RoomInProcess) -> None:
    room.act("open", workshop="linking")
    ada = room.participant(room.sides[0])
    assert ada.state()["episodes"] == {STORIES: []}
    choose(room, "ripple", "bus-lane", "our-story-south", "ripple")
    assert ada.state()["episodes"] == {STORIES: ["ripple", "bus-lane", "our-story-south"]}
    assert library(room)[STORIES]["chosen"] == ["ripple", "bus-lane", "our-story-south"]
    assert library(room)["linking"] is None  # it is open, and has no stories
    logged = "SELECT detail FROM act WHERE room = :room AND act = 'choose-episodes'"
    kept = '{"episodes":["ripple","bus-lane","our-story-south"],"workshop":"mutuality-cases"}'
    assert room.in_the_database(logged) == [(kept,)]
    choose(room)
    assert ada.state()["episodes"] == {STORIES: []}
    room.act("close", workshop=STORIES)
    assert ada.state()["episodes"] == {}
    assert library(room)[STORIES] is None  # it is closed


def test_what_cannot_be_chosen_is_refused_and_changes_nothing(room: RoomInProcess) -> None:
    choose(room, "ripple")
    person = room.participant(room.sides[0])
    too_many = [each.id for each in EPISODES][:7]
    for workshop, episodes, status, said in (
        (STORIES, ["ripple", "nowhere"], 404, ""),
        ("nowhere", ["ripple"], 404, ""),
        (STORIES, "ripple", 400, ""),
        (STORIES, [{"id": "ripple"}], 400, ""),
        (STORIES, too_many, 400, "Choose at most 6 stories."),
    ):
        with refused(status, said):
            room.act("choose-episodes", workshop=workshop, episodes=episodes)
    with refused(403):
        person.sends("choose-episodes", workshop=STORIES, episodes=[])
    assert person.state()["episodes"] == {STORIES: ["ripple"]}


def test_a_reading_is_told_after_ones_own_and_to_nobody_else(room: RoomInProcess) -> None:
    ada, bo = (room.participant(side) for side in room.sides)
    story = next(each for each in EPISODES if each.id == "bus-lane")
    others = [text for each in EPISODES for text in (each.reading, each.counter, each.terrain) if text]
    ada.answer("what-was-learned", {"bus-lane.level": "institutional", "bus-lane.by-whom": "north"})
    mine, yours = (person.result("what-was-learned")["own"] for person in (ada, bo))
    assert story.reading and story.reading in mine and story.counter and story.counter in mine
    assert not [text for text in others if text[:30] in yours]


def test_the_board_counts_both_rounds_and_one_story_is_enough(room: RoomInProcess) -> None:
    first, side = room.participant(room.sides[0]), room.sides[0]
    first.answer("dilemma", {"giving-is-learning": 4, "comfort": 2, "comfort.again": 3})
    first.answer("case-terrain", {f"leeds.{item}": {"x": 1, "y": 2} for item in ("for-north", "for-south")})
    dilemma, terrain = (room.board.exercise(name) for name in ("dilemma", "case-terrain"))
    assert dilemma["progress"][0] == {"side": side, "answered": 1, "complete": 1}
    assert dilemma["again"][0] == {"side": side, "answered": 1, "complete": 0}
    assert terrain["progress"][0]["complete"] == 1
    assert terrain["again"] == []
