"""Names of rooms and of their sides: what everybody can read, tell apart, and see whole on a phone."""

import unicodedata
from collections.abc import Iterable

from kit.exercises.visible import BLANK, JOINERS, MARKS, TURNING, seen
from kit.responses.answering.values import whole_characters

LONGEST_TITLE, LONGEST_SIDE = 120, 60
MOST_SIDES = 4
"""Pictures and the board have so many marks and colours to tell sides apart."""


class NameNotUsable(ValueError):
    """A name, or the sides together, cannot be kept. `words` is the key of the sentence that says so in a room."""

    def __init__(self, words: str, message: str, **filled: object) -> None:
        super().__init__(message)
        self.words = words
        self.filled = filled


def title_of(text: str) -> str:
    """The title of a room as it is kept. Raises `NameNotUsable`."""
    return _usable(text, LONGEST_TITLE)


def side_name(text: str) -> str:
    """The name of a side as it is kept. Raises `NameNotUsable`.

    >>> side_name("  Aby   on Sea ")
    'Aby on Sea'
    """
    return _usable(text, LONGEST_SIDE)


def check_sides(names: Iterable[str]) -> None:
    """Pass if a room can have these sides. Raises `NameNotUsable` for one alone, more than four, or two alike.

    >>> check_sides(["Aby", "ABY"])
    Traceback (most recent call last):
    ...
    kit.responses.people.names.NameNotUsable: two sides would have names that look alike: ABY
    """
    every = list(names)
    if len(every) < 2:
        raise NameNotUsable("sides-too-few", "a room needs at least two sides")
    if len(every) > MOST_SIDES:
        raise NameNotUsable("sides-too-many", f"a room can have at most {MOST_SIDES} sides", most=MOST_SIDES)
    check_alike(every)


def check_alike(names: Iterable[str]) -> None:
    """Pass if nobody takes one of these sides for another. Raises `NameNotUsable`."""
    known: set[str] = set()
    for name in names:
        if (alike := _alike(name)) in known:
            raise NameNotUsable("name-twice", f"two sides would have names that look alike: {name}", name=name)
        known.add(alike)


def _usable(text: str, longest: int) -> str:
    name = whole_characters(" ".join(text.replace("\x00", "").split()))
    if not name:
        raise NameNotUsable("needs-a-name", f"a room and its sides need names of 1 to {longest} characters")
    if len(name) > longest:
        message = f"a name has {len(name):,} characters, and at most {longest} can be shown; rooms and sides need names"
        raise NameNotUsable("name-too-long", message, begins=name[:20], count=f"{len(name):,}", most=longest)
    if (TURNING | MARKS) & {*name}:
        raise NameNotUsable("name-turns", "one of the names has a sign that turns the direction of the text")
    if any(_hidden(letter) for letter in name) or not any(map(seen, name)):
        raise NameNotUsable("name-not-seen", "one of the names has letters that cannot be seen")
    return name


def _hidden(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cn") and letter not in JOINERS


def _alike(name: str) -> str:
    shown = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in shown if letter not in JOINERS and letter not in BLANK)
