"""Makes text fit: measured with the letters it is drawn with, by matplotlib.

What the kit has no letters for is set by the reader's device in letters of its own; its width can only be estimated, on
the wide side, so that what fits here fits there.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining

from kit.charts.drawing.face import has_letters, letters
from kit.charts.drawing.look import BODY, TextLook

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

WIDEST = 1.25  # of the size; emoji and Amharic syllables are widest


def text_width(text: str, look: TextLook = BODY) -> float:
    """Width of `text` in px. Loads matplotlib.

    >>> text_width("iii") < text_width("mmm") < text_width("三三三")
    True
    """
    return _width(text, look.bold) * look.size


def shorten(text: str, look: TextLook, room: float) -> str:
    """`text`, or its beginning and "…" if it is wider than `room` px.

    >>> shorten("Greater Manchester", BODY, 84)
    'Greater Ma…'
    """
    text = " ".join(text.split())
    if text_width(text, look) <= room:
        return text
    while text and text_width(text + "…", look) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def wrap(text: str, look: TextLook, room: float) -> list[str]:
    """`text` in lines of at most `room` px; a word that is wider by itself is broken.

    >>> wrap("one two three", BODY, 56)
    ['one two', 'three']
    """
    lines: list[str] = []
    for word in text.split():
        for piece in _pieces(word, look, room):
            if lines and text_width(longer := f"{lines[-1]} {piece}", look) <= room:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, look: TextLook, room: float) -> Iterator[str]:
    piece = ""
    for letter in word if text_width(word, look) > room else (word,):
        if piece and text_width(piece + letter, look) > room:
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
