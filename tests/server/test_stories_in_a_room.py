"""The stories in a real room: light enough for a slow line, and nobody's opinion before one's own."""

import gzip
from typing import Any

from server_process import Client, RoomOnServer

from kit.exercises import load_pack
from kit.widgets import assets

WORKSHOP = load_pack().workshop("mutuality-cases")


def give(person: Client, exercise: str, **answers: Any) -> None:
    sent = [
        {"id": f"{exercise}-{place}-{value}", "exercise": exercise, "item": place, "value": value}
        for place, value in answers.items()
    ]
    receipts = person.post("/api/answers", {"answers": sent})["receipts"]
    assert {receipt["status"] for receipt in receipts} == {"saved"}


def test_a_reading_is_told_after_ones_own_and_to_nobody_else(room: RoomOnServer) -> None:
    room.act("open", workshop="mutuality-cases")
    ada, bo = (room.participant(side) for side in room.sides)
    page = ada.get("/w/mutuality-cases").decode()
    story = next(each for each in WORKSHOP.episodes if each.id == "bus-lane")
    others = [text for each in WORKSHOP.episodes for text in (each.reading, each.counter, each.terrain) if text]
    assert story.text[:60] in page
    assert not [text for text in others if text[:30] in page]
    give(ada, "what-was-learned", **{"bus-lane.level": "institutional", "bus-lane.by-whom": "north"})
    mine, yours = (person.json("/api/result/what-was-learned")["own"] for person in (ada, bo))
    assert story.reading in mine and story.counter in mine
    assert not [text for text in others if text[:30] in yours]


def test_the_page_is_light(room: RoomOnServer) -> None:
    room.act("open", workshop="mutuality-cases")
    page = room.participant(room.sides[0]).get("/w/mutuality-cases")
    packed = sum(len(gzip.compress(each, 9)) for each in (page, *_assets()))
    assert packed < 60_000


def _assets() -> list[bytes]:
    return [assets.script("boot").encode(), assets.style("kit", "page").encode()]


def test_the_board_counts_both_rounds_and_one_story_is_enough(room: RoomOnServer) -> None:
    room.act("open", workshop="mutuality-cases")
    first = room.participant(room.sides[0])
    give(first, "dilemma", **{"giving-is-learning": 4, "comfort": 2, "comfort.again": 3})
    give(first, "case-terrain", **{f"leeds.{item}": {"x": 1, "y": 2} for item in ("for-north", "for-south")})
    board = room.board.json("/api/board")
    exercises = {each["id"]: each for shelf in board["workshops"] for each in shelf["exercises"]}
    assert exercises["dilemma"]["progress"][0] == {"side": room.sides[0], "answered": 1, "complete": 1}
    assert exercises["dilemma"]["again"][0] == {"side": room.sides[0], "answered": 1, "complete": 0}
    assert exercises["case-terrain"]["progress"][0]["complete"] == 1
    assert exercises["case-terrain"]["again"] == []
