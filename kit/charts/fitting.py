"""Makes text fit: measured with the letters it is drawn with, by matplotlib.

What the kit has no letters for is set by the reader's device in letters of its own; its width can only be estimated, on
the wide side, so that what fits here fits there.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, combining, east_asian_width

from kit.charts.face import WIDE, face, has_letters

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

OF_ONE = 100.0  # px; text is measured at this size
IDEOGRAPH, WIDEST = 1.05, 1.25  # of the size; emoji and Amharic syllables are widest


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of `text` in px, set at `size` px. Loads matplotlib.

    >>> text_width("iii", 10) < text_width("mmm", 10) < text_width("三三三", 10)
    True
    """
    return _width(text, bold) * size / OF_ONE


def shorten(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """`text`, or its beginning and "…" if it is wider than `room` px.

    >>> shorten("Greater Manchester", 10, 60)
    'Greater Ma…'
    """
    text = " ".join(text.split())
    if text_width(text, size, bold=bold) <= room:
        return text
    while text and text_width(text + "…", size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """`text` in lines of at most `room` px; a word that is wider by itself is broken.

    >>> wrap("one two three", 10, 40)
    ['one two', 'three']
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, size, room, bold):
            longer = f"{line} {piece}" if line else piece
            if line and text_width(longer, size, bold=bold) > room:
                lines.append(line)
                line = piece
            else:
                line = longer
    return [*lines, line] if line else lines


def _pieces(word: str, size: float, room: float, bold: bool) -> Iterator[str]:
    if text_width(word, size, bold=bold) <= room:
        yield word
        return
    piece = ""
    for letter in word:
        if piece and text_width(piece + letter, size, bold=bold) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece


@lru_cache(maxsize=8192)
def _width(text: str, bold: bool) -> float:
    if has_letters(text, bold=bold):
        return _measured(text, face(bold=bold))
    return sum(_estimate(letter, bold) for letter in text)


def _estimate(letter: str, bold: bool) -> float:
    """Width of a letter in a face that nobody knows: as wide as in DejaVu Sans, and there are few wider ones."""
    if has_letters(letter, bold=bold):
        return _measured(letter, face(WIDE, bold=bold))
    if combining(letter):
        return 0.0
    return (IDEOGRAPH if category(letter) == "Lo" and east_asian_width(letter) in "WF" else WIDEST) * OF_ONE


def _measured(text: str, one: "FontProperties") -> float:
    from matplotlib.textpath import text_to_path

    one = one.copy()
    one.set_size(OF_ONE)
    width: float = text_to_path.get_text_width_height_descent(text, one, ismath=False)[0]
    return width
