"""A mutuality gap worked by hand: five items, two sides of eight, and what every reading of it is.

Each line is what four people of a side say, and four more say the same.

Points from 1 to 5. Aby: voice 1 1 5 5, feedback 2 2 2 2, honesty 4 4 4 4; Bex: voice 5 5 5 5, feedback 3 3 4 4,
honesty 2 2 2 2. What Aby believes of Bex: voice 2 2 2 2, feedback 3 3 4 4, honesty 2 2 2 3. What Bex believes of Aby:
voice 3 3 3 3, feedback 2 2 2 2, honesty 5 5 5 5. All others are answered by nobody.
"""

from typing import Any

from worked_room import answered

from kit.exercises import PairedScale, load_pack
from kit.responses import Answered, Side

ABY, BEX = Side(1, 1, "Aby"), Side(2, 2, "Bex")
SIDES = (ABY, BEX)
ITEMS = ("voice", "feedback", "honesty")
US = {ABY: ("1155", "2222", "4444"), BEX: ("5555", "3344", "2222")}
THEM = {ABY: ("2222", "3344", "2223"), BEX: ("3333", "2222", "5555")}
FIRST = {
    ABY: (["feedback", "voice", "honesty"],) * 3 + (["voice", "feedback", "safety"],),
    BEX: (["honesty", "voice", "feedback"],) * 2 + (["honesty", "safety", "voice"],) * 2,
}
CORE = ("voice", "context-knowledge", "organisational-learning", "feedback", "honesty", "safety")


def gap() -> PairedScale:
    exercise = load_pack().exercise("gap")
    assert isinstance(exercise, PairedScale)
    return exercise


def person(side: Side, number: int, *, complete: bool = False) -> dict[str, Any]:
    """The answers of person `number` (0 to 7) of the worked room; `complete` declines the other core items."""
    given: dict[str, Any] = {item: {"us": "cannot-say", "them": "rather-not-say"} for item in CORE if complete}
    number %= 4
    for place, item in enumerate(ITEMS):
        given[item] = {"us": int(US[side][place][number]), "them": int(THEM[side][place][number])}
    return {**given, "matters": FIRST[side][number]}


def worked_answers() -> list[Answered]:
    """The answers of all sixteen."""
    return [
        each
        for side in SIDES
        for each in answered("gap", side, {f"{side.name}-{number}": person(side, number) for number in range(8)})
    ]
