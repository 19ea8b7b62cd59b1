"""Makes text fit without a font: a phone and a laptop set the same words in different letters.

The widths are estimates on the wide side, so that what fits here fits there.
"""

from collections.abc import Iterator
from unicodedata import category, combining, east_asian_width

NARROW, WIDE = set("iljtfrI.,:;!'|()[] "), set("mwMW@%—")


def text_width(text: str, size: float) -> float:
    """Estimated width of `text` in px, set at `size` px.

    >>> text_width("iii", 10) < text_width("mmm", 10) < text_width("三三三", 10)
    True
    """
    return sum(_width(letter) for letter in text) * size


def shorten(text: str, size: float, room: float) -> str:
    """`text`, or its beginning and "…" if it is wider than `room` px.

    >>> shorten("Greater Manchester", 10, 60)
    'Greater Ma…'
    """
    text = " ".join(text.split())
    if text_width(text, size) <= room:
        return text
    while text and text_width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def wrap(text: str, size: float, room: float) -> list[str]:
    """`text` in lines of at most `room` px; a word that is wider by itself is broken.

    >>> wrap("one two three", 10, 40)
    ['one two', 'three']
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, size, room):
            longer = f"{line} {piece}" if line else piece
            if line and text_width(longer, size) > room:
                lines.append(line)
                line = piece
            else:
                line = longer
    return [*lines, line] if line else lines


def _pieces(word: str, size: float, room: float) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and text_width(piece + letter, size) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _width(letter: str) -> float:
    if combining(letter) or category(letter) == "Cf":
        return 0.0
    if east_asian_width(letter) in "WF":
        return 1.05
    if letter in NARROW:
        return 0.34
    if letter in WIDE:
        return 0.95
    return 0.72 if letter.isupper() else 0.58
