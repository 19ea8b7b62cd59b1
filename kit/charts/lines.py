"""Lines of text on a picture: most are drawn, as outlines of the shipped face; one that it has no letters for is text.

Either way the element of a line says in `data-text` what stands there, for whoever reads the picture with a program.
"""

from dataclasses import dataclass
from unicodedata import category
from xml.etree import ElementTree

from kit.charts.face import has_letters
from kit.charts.outlines import SVG

FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
NOT_IN_XML = "\ufffe\uffff"


@dataclass(frozen=True)
class Line:
    """Text with its baseline at (x, y), all in px from the upper left corner; `align` is left, center or right."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool
    align: str

    @property
    def is_drawn(self) -> bool:
        """Whether the kit has the letters; else the reader's device sets it."""
        return has_letters(self.text, bold=self.bold)

    def as_text(self) -> ElementTree.Element:
        """The line as an element of text."""
        look = {"font-family": FONTS, "font-size": f"{self.size:g}", "font-weight": "bold" if self.bold else "normal"}
        place = {"x": f"{self.x:g}", "y": f"{self.y:g}", "text-anchor": ANCHORS[self.align], "fill": self.colour}
        element = ElementTree.Element(f"{SVG}text", place | look | {"data-text": self.text})
        element.text = self.text
        return element


def seen(text: str) -> str:
    r"""`text` with a space for each character that no picture can hold, such as the end of a line.

    >>> seen("one\ntwo\x0b")
    'one two '
    """
    return "".join(" " if category(each) in ("Cc", "Cs") or each in NOT_IN_XML else each for each in text)


def line_id(number: int) -> str:
    """What matplotlib calls the group that it draws line `number` in."""
    return f"line-{number}"
