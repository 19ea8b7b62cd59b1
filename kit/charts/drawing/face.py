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
    from matplotlib.ft2font import FT2Font

FOLDER = Path(__file__).with_name("fonts")
SHIPPED = {"Regular": "MutualitySans-Regular.ttf", "Bold": "MutualitySans-Bold.ttf"}
FOR_PAGES = {400: "MutualitySans-Regular.woff2", 700: "MutualitySans-Bold.woff2"}
"""By weight: fewer of the letters, packed for pages; what the English of the kit and names in Latin scripts need."""
FAMILIES = ("Mutuality Sans", "DejaVu Sans")
UNSEEN = VARIANTS | {"\u034f"}  # they choose or join letters, and have no shape


@cache
def make_known() -> None:
    """Tell matplotlib of the shipped files, before it looks for a face the first time."""
    from matplotlib.font_manager import fontManager

    for file in SHIPPED.values():
        fontManager.addfont(FOLDER / file)


@cache
def files(*, bold: bool = False) -> tuple[str, ...]:
    """The paths of the shipped face and of the one that stands in for it. Loads matplotlib."""
    from matplotlib.font_manager import FontProperties, findfont

    make_known()
    faces = (FontProperties(family=[family], weight="bold" if bold else "normal") for family in FAMILIES)
    return tuple(findfont(face, fallback_to_default=False) for face in faces)


def letters(*, bold: bool = False, alone: bool = False) -> "FT2Font":
    """Both faces as one, or the one that stands in `alone`; of the size that matplotlib makes paths of."""
    from matplotlib.font_manager import get_font
    from matplotlib.textpath import text_to_path

    font = get_font(files(bold=bold)[1:] if alone else files(bold=bold))
    font.set_size(text_to_path.FONT_SCALE, text_to_path.DPI)
    return font


def has_letters(text: str, *, bold: bool = False) -> bool:
    """Whether one of the two faces has each character of `text` that is seen.

    >>> has_letters("Kampala, Łódź, Đà Nẵng, Αθήνα, Київ, مدينة"), has_letters("北京"), has_letters("አዲስ አበባ")
    (True, False, False)
    """
    known = _characters(bold)
    return all(letter in known or letter in UNSEEN or category(letter) == "Cf" for letter in text)


@cache
def _characters(bold: bool) -> frozenset[str]:
    from matplotlib.font_manager import get_font

    return frozenset(chr(code) for file in files(bold=bold) for code in get_font(file).get_charmap())
