"""Makes text fit: measured with the letters it is drawn with, by matplotlib.

What the kit has no letters for is set by the reader's device in letters of its own; its width can only be estimated, on
the wide side, so that what fits here fits there.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining

from kit.charts.face import has_letters, letters

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

WIDEST = 1.25  # of the size; emoji and Amharic syllables are widest


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of `text` in px, set at `size` px. Loads matplotlib.

    >>> text_width("iii", 10) < text_width("mmm", 10) < text_width("三三三", 10)
    True
    """
    return _width(text, bold) * size


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
    for word in text.split():
        for piece in _pieces(word, size, room, bold):
            if lines and text_width(longer := f"{lines[-1]} {piece}", size, bold=bold) <= room:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, size: float, room: float, bold: bool) -> Iterator[str]:
    piece = ""
    for letter in word if text_width(word, size, bold=bold) > room else (word,):
        if piece and text_width(piece + letter, size, bold=bold) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece


@lru_cache(maxsize=8192)
def _width(text: str, bold: bool) -> float:
    """Of text of the size 1. Letters of a face that nobody knows are as wide as in DejaVu Sans: few are wider."""
    if has_letters(text, bold=bold):
        return _measured(text, letters(bold=bold))
    wide = letters(bold=bold, alone=True)
    known = "".join(letter if has_letters(letter, bold=bold) else "" for letter in text)
    return sum(_measured(letter, wide) for letter in known) + WIDEST * sum(
        not has_letters(letter, bold=bold) and not combining(letter) for letter in text
    )


def _measured(text: str, font: "FT2Font") -> float:
    from matplotlib.ft2font import LoadFlags
    from matplotlib.textpath import text_to_path

    font.set_text(text, 0, flags=LoadFlags.NO_HINTING)
    return font.get_width_height()[0] / 64 / text_to_path.FONT_SCALE
