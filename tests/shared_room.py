"""A room with a facilitator for each side, on a real server: how it is made, answered and acted in."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from server_process import Client, RoomOnServer, ServerProcess

from kit.exercises import PairedScale, load_pack

GAP = "gap"
EXERCISE = load_pack().exercise(GAP)
assert isinstance(EXERCISE, PairedScale)
ITEMS = [item.id for item in EXERCISE.items]
CORE = [item.id for item in EXERCISE.core_items]


@dataclass
class SharedRoom:
    """`aby` opened the room and speaks for its first side, `bex` was invited for the second; both are boards."""

    room: RoomOnServer
    aby: Client
    bex: Client
    bex_path: str

    @property
    def sides(self) -> list[int]:
        return self.room.sides

    def board(self, who: Client) -> Any:
        return who.json("/api/board")["together"]

    def act(self, who: Client, act: str, **details: Any) -> tuple[int, Any]:
        """What the board sends, once more with her yes if it asks her about the people of her side."""
        status, said = who.post_json("/api/board/act", {"act": act, **details})
        if isinstance(said, dict) and "ask" in said:
            answered = said["ask"]["answered"]
            return who.post_json("/api/board/act", {"act": act, **details, "answered": answered})
        return status, said

    def waiting(self, who: Client) -> list[Any]:
        return list(self.board(who)["proposals"])

    def both(self, act: str, **details: Any) -> tuple[int, Any]:
        """`aby` proposes and `bex` confirms."""
        status, said = self.act(self.aby, act, **details)
        assert (status, said.get("proposed")) == (200, True), said
        return self.confirm(self.bex)

    def confirm(self, who: Client) -> tuple[int, Any]:
        return self.act(who, "confirm", proposal=self.waiting(who)[-1]["id"])

    def exercise(self, who: Client, name: str = GAP) -> Any:
        workshops = who.json("/api/board")["workshops"]
        return next(each for workshop in workshops for each in workshop["exercises"] if each["id"] == name)


def shared(server: ServerProcess, *workshops: str) -> SharedRoom:
    """A new shared room in which `workshops` are open."""
    room = server.room("Shared", ("Aby", "Bex"))
    aby, bex_side = room.sides
    room.act("share", side=aby)
    bex, path = accept(server, room.act("invite", side=bex_side)["link"])
    for workshop in workshops:
        room.act("open", workshop=workshop)
    made = SharedRoom(room, room.board, bex, path)
    assert made.board(bex)["shared"]
    return made


def accept(server: ServerProcess, link: str) -> tuple[Client, str]:
    """Take an invitation in a browser of its own; returns it, and the path of the link that is shown to her alone."""
    somebody = Client(server.here)
    status, page = somebody.form(urlsplit(link).path)
    assert status == 200, page
    (own,) = re.findall(r"data-own-link>([^<]+)<", page)
    return somebody, urlsplit(own).path


def answers(number: int, places: list[str] = CORE) -> dict[str, Any]:
    """Complete answers to the gap, different from person to person."""
    given: dict[str, Any] = {
        place: {"us": 1 + (number + at) % 5, "them": 1 + (number * 2 + at) % 5} for at, place in enumerate(places)
    }
    return {**given, "matters": [ITEMS[(number + step) % len(CORE)] for step in range(3)]}


def people(room: RoomOnServer, side: int, number: int) -> list[Client]:
    """People of one side, each of whom has answered the gap completely."""
    came = [room.participant(side) for _ in range(number)]
    for at, person in enumerate(came):
        person.answer(GAP, answers(at))
    return came
