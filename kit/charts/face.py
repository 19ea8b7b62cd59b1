"""The face that pictures are set in: the kit ships it, so that a picture looks and measures the same everywhere.

A character that it lacks comes from DejaVu Sans, which is inside matplotlib. What both lack, as Chinese or Amharic,
only the reader's own device may have. See `docs/decisions/0030-a-face-of-its-own.md`.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

from kit.exercises.visible import VARIANTS

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

FOLDER = Path(__file__).with_name("fonts")
SHIPPED = {"Regular": "MutualitySans-Regular.ttf", "Bold": "MutualitySans-Bold.ttf"}
WIDE = "DejaVu Sans"
FAMILIES = ("Mutuality Sans", WIDE)
UNSEEN = VARIANTS | {"\u034f"}  # they choose or join letters, and have no shape


@cache
def face(*families: str, bold: bool = False) -> "FontProperties":
    """What matplotlib sets text in, of no size yet: the first of `families`, or of both faces, that has the letter.

    Loads matplotlib, and makes the shipped face known to it.
    """
    from matplotlib.font_manager import FontProperties, fontManager

    fontManager.addfont(FOLDER / SHIPPED["Bold" if bold else "Regular"])
    return FontProperties(family=list(families or FAMILIES), weight="bold" if bold else "normal")


def has_letters(text: str, *, bold: bool = False) -> bool:
    """Whether one of the two faces has each character of `text` that is seen.

    >>> has_letters("Kampala, Łódź, Đà Nẵng, Αθήνα, Київ, مدينة"), has_letters("北京"), has_letters("አዲስ አበባ")
    (True, False, False)
    """
    known = _characters(bold)
    return all(letter in known or letter in UNSEEN or category(letter) == "Cf" for letter in text)


@cache
def files(*, bold: bool = False) -> tuple[str, ...]:
    """The paths of the shipped face and of the one that stands in for it."""
    from matplotlib.font_manager import findfont

    return tuple(findfont(face(family, bold=bold), fallback_to_default=False) for family in FAMILIES)


@cache
def _characters(bold: bool) -> frozenset[str]:
    from matplotlib.font_manager import get_font

    return frozenset(chr(code) for file in files(bold=bold) for code in get_font(file).get_charmap())
