"""Rooms of one partnership on a real server: what people say in them, and the room that follows."""

from typing import Any

from server_process import RoomOnServer

from kit.exercises import load_pack

FACETS, PLAN = "eight-facets", "commitments"
ITEMS = [item.id for item in load_pack().exercise(FACETS).items]


def facets(room: Any, points: dict[int, list[int]]) -> list[Any]:
    """People of the sides (by place), each of whom gives one point to every statement; the result is revealed.

    The room is on a server, or in this process.
    """
    room.act("open", workshop="partnership-health")
    came = []
    for place, given in points.items():
        for point in given:
            came.append(room.participant(room.sides[place]))
            came[-1].answer(FACETS, dict.fromkeys(ITEMS, point))
    room.act("reveal", exercise=FACETS)
    return came


def next_room(room: RoomOnServer, **given: Any) -> RoomOnServer:
    made = room.act("new-room", next=True, **given)
    return RoomOnServer(room.server, room.server.client(made["path"]), made["code"], made["path"])
