"""What a room and its sides may be called: what everybody can read and tell apart."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection

from kit.charts.drawing.look import SIDES
from kit.charts.drawing.tokens import tokens
from kit.responses import Room, Store
from kit.responses.people.names import MOST_SIDES, NameNotUsable, side_name
from kit.responses.room import rooms
from kit.widgets.assets import STATIC

WRONG = [
    (" ", "needs-a-name"),
    ("n" * 61, "name-too-long"),
    ("n" * 5_000, "name-too-long"),
    ("\u200b", "name-not-seen"),
    ("Aby\u200b", "name-not-seen"),
    ("Ab\u00ady", "name-not-seen"),
    ("\u200d\u200d", "name-not-seen"),
    ("\u3164", "name-not-seen"),
    ("\u2800", "name-not-seen"),
    ("\u202eAby", "name-turns"),
    ("Aby\u2066", "name-turns"),
    ("\u200fAby", "name-turns"),
]
RIGHT = [
    "Aby",
    "Nürnberg",
    "القاهرة",
    "ירושלים",
    "می\u200cخواهم",
    "東京",
    "Łódź 2",
    "7",
    "🦀",
    "👩\u200d🌾 farmers",
    "O\u2019Hara",
]


@pytest.mark.parametrize(("name", "words"), WRONG)
def test_a_name_that_nobody_can_read_is_refused_in_its_own_words(
    store: Store, room: Room, name: str, words: str
) -> None:
    def refused(job: Callable[[Connection], Any]) -> str:
        with pytest.raises(NameNotUsable) as caught:
            store.write(job).result()
        return caught.value.words

    with store.read() as connection:
        first = rooms.sides(connection, room.id)[0].id
    assert refused(lambda c: rooms.add_side(c, room.id, name)) == words
    assert refused(lambda c: rooms.rename(c, room.id, sides={first: name})) == words
    assert refused(lambda c: rooms.create_room(c, "A room", ["Here", name], 1.0)) == words


@pytest.mark.parametrize("name", RIGHT)
def test_names_of_every_script_are_kept_as_they_are(name: str) -> None:
    assert side_name(name) == name


@pytest.mark.parametrize(
    ("names", "words"), [(["Aby"], "sides-too-few"), ([f"S{n}" for n in range(13)], "sides-too-many")]
)
def test_a_room_has_two_to_four_sides(store: Store, names: list[str], words: str) -> None:
    with pytest.raises(NameNotUsable) as caught:
        store.write(lambda c: rooms.create_room(c, "A room", names, 1.0)).result()
    assert caught.value.words == words


def test_two_sides_that_look_alike_are_refused(store: Store, room: Room) -> None:
    def add(connection: Connection) -> None:
        rooms.add_side(connection, room.id, "ASHFORD")

    def rename(connection: Connection) -> None:
        first, _ = rooms.sides(connection, room.id)
        rooms.rename(connection, room.id, sides={first.id: "mbeya"})

    for job in (add, rename):
        with pytest.raises(NameNotUsable, match="alike"):
            store.write(job).result()
    swapped = store.write(lambda c: rooms.sides(c, room.id)).result()
    names = {swapped[0].id: "Mbeya", swapped[1].id: "Ashford"}
    store.write(lambda c: rooms.rename(c, room.id, sides=names)).result()


def test_there_are_no_more_sides_than_marks_and_the_board_has_the_colours_of_the_charts() -> None:
    assert len({(side.colour, side.marker) for side in SIDES}) == MOST_SIDES
    style = (STATIC / "board.css").read_text(encoding="utf-8")
    colours = re.findall(r'\[data-side="(\d)"\] \{ --side: var\(--kit-(side-\d)\); \}', style)
    assert [(int(side), tokens()[name]) for side, name in colours] == [
        (number, side.colour) for number, side in enumerate(SIDES, 1)
    ]
