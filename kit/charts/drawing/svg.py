"""What matplotlib draws a picture with: plain SVG that can stand inside any page.

A page of a room allows no styles but its own files (`style-src 'self'`), so that looks are attributes. Two pictures
on a page would share ids, so that there is none but that of the hatching, which bears the picture's name. A line of
text is one path, each letter in steps from its own beginning: equal letters are equal characters, and those compress
well. A line that the kit has no letters for is text, set by the reader's device. Either says in `data-text` what stands
there.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal
from unicodedata import category
from xml.sax.saxutils import escape, quoteattr

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex, to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, Transform
from matplotlib.typing import ColorType

from kit.charts.drawing.face import has_letters, letters
from kit.charts.drawing.look import TextLook
from kit.charts.drawing.text import text_width
from kit.charts.drawing.tokens import tokens

UNITS = 500  # of a letter's path, for the size of its text
FONTS = tokens()["font"].replace('"', "'")
ANCHORS = {"left": ("start", 0.0), "center": ("middle", 0.5), "right": ("end", 1.0)}
HATCH = 72  # px, the side of a tile of hatching
NOT_IN_XML = "\ufffe\uffff"
COMMANDS = {Path.MOVETO: "m", Path.LINETO: "l", Path.CURVE3: "q", Path.CURVE4: "c"}


class SvgRenderer(RendererBase):
    """Collects the elements of a figure of `width` x `height` px; `svg` joins them. No rotation, no clipping."""

    def __init__(self, name: str, width: int, height: int) -> None:
        super().__init__()
        self.name, self.width, self.height = name, width, height
        self._hatching = ""
        self._elements: list[str] = []

    def svg(self, description: str) -> str:
        """All that was drawn, `description` being what a screen reader says. The same drawing gives the same text."""
        size = {"width": self.width, "height": self.height, "viewBox": f"0 0 {self.width} {self.height}"}
        joins = {"stroke-linejoin": "round", "stroke-linecap": "butt"}
        start = _attributes({**size, **joins, "role": "img", "aria-label": seen(description)})
        return f'<svg xmlns="http://www.w3.org/2000/svg"{start}>{self._hatching}{"".join(self._elements)}</svg>'

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The size of the picture in px."""
        return self.width, self.height

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | Literal["TeX"]
    ) -> tuple[float, float, float]:
        """As matplotlib asks it, in px."""
        size = prop.get_size_in_points()
        return text_width(s, TextLook(size, bold=_is_bold(prop))), size, size / 4

    def draw_path(
        self, gc: GraphicsContextBase, path: Path, transform: Transform, fill: ColorType | None = None
    ) -> None:
        """A shape; hatching lies over its colour."""
        down = transform + Affine2D().scale(1, -1).translate(0, self.height)
        x, y = np.asarray(down.transform_path(path).vertices)[0]
        there = (down + Affine2D().translate(-x, -y)).transform_path(path)
        d = f"M{_number(round(x, 2))} {_number(round(y, 2))}" + in_steps(there, 100).removeprefix("m0 0")
        look = {"d": d, **_paint("fill", fill)}
        if gc.get_linewidth() and len(edge := gc.get_rgb()) and edge[3]:
            look |= _paint("stroke", edge) | {"stroke-width": _number(gc.get_linewidth())}
            if (dashes := np.asarray(gc.get_dashes()[1] or ())).size:
                look["stroke-dasharray"] = " ".join(map(_number, dashes))
        self._elements.append(f"<path{_attributes(look)}/>")
        if gc.get_hatch():
            self._elements.append(f"<path{_attributes({'d': d, 'fill': self._hatched(gc)})}/>")

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | Literal["TeX"] = False,
        mtext: Text | None = None,
    ) -> None:
        """A line of text that begins at (x, y), in px from the upper left corner."""
        size, bold = prop.get_size_in_points(), _is_bold(prop)
        look = {"fill": to_hex(gc.get_rgb()), "font-size": _number(size), "data-text": s}
        if has_letters(s, bold=bold):
            place = f"translate({_number(round(x, 1))} {_number(round(y, 1))})scale({size / UNITS:g})"
            self._elements.append(f"<path{_attributes({'d': _line(s, bold), 'transform': place, **look})}/>")
            return
        anchor, share = ANCHORS[mtext.get_horizontalalignment() if mtext else "left"]
        look |= {
            "x": _number(x + share * text_width(s, TextLook(size, bold=bold))),
            "y": _number(y),
            "text-anchor": anchor,
        }
        look |= {"font-family": FONTS, "font-weight": "bold" if bold else "normal"}
        self._elements.append(f"<text{_attributes(look)}>{escape(s)}</text>")

    def _hatched(self, gc: GraphicsContextBase) -> str:
        """The fill that hatches; all hatching of a picture is the same."""
        if not self._hatching:
            tile = {"id": f"{self.name}-hatching", "patternUnits": "userSpaceOnUse", "width": HATCH, "height": HATCH}
            lines = in_steps(gc.get_hatch_path().transformed(Affine2D().scale(HATCH, -HATCH).translate(0, HATCH)), 1)
            look = _paint("stroke", gc.get_hatch_color()) | {"stroke-width": _number(gc.get_hatch_linewidth())}
            self._hatching = f"<pattern{_attributes(tile)}><path{_attributes({'d': lines, **look})}/></pattern>"
        return f"url(#{self.name}-hatching)"


def in_steps(path: Path, unit: int) -> str:
    """The commands of `path` from point to point, rounded to a `unit`th where the points are and not the steps."""
    return "".join(_steps(path, unit)).replace(" -", "-")


def seen(text: str) -> str:
    r"""`text` with a space for each character that no picture can hold, such as the end of a line.

    >>> seen("one\ntwo\x0b")
    'one two '
    """
    return "".join(" " if category(each) in ("Cc", "Cs") or each in NOT_IN_XML else each for each in text)


def _steps(path: Path, unit: int) -> Iterator[str]:
    here = start = (0, 0)
    for values, code in path.iter_segments(simplify=False):
        if code == Path.CLOSEPOLY:
            yield "z"
            here = start
            continue
        numbers = (values * unit).round().astype(int).tolist()
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        (x, y), last = here, points[-1]
        if code == Path.LINETO and last[1] == y:
            yield f"h{_number((last[0] - x) / unit)}"
        elif code == Path.LINETO and last[0] == x:
            yield f"v{_number((last[1] - y) / unit)}"
        else:
            steps = (_number(each / unit) for to_x, to_y in points for each in (to_x - x, to_y - y))
            yield COMMANDS[code] + " ".join(steps)
        here = last
        start = last if code == Path.MOVETO else start


@lru_cache(maxsize=4096)
def _line(text: str, bold: bool) -> str:
    """The letters of a line as one path, `UNITS` for its size."""
    font = letters(bold=bold)
    of_size = UNITS / text_to_path.FONT_SCALE
    placed, outlines, _ = text_to_path.get_glyphs_with_font(font, text)
    downwards = Affine2D().scale(of_size, -of_size)
    shapes = {
        each: in_steps(Path(*outline).transformed(downwards), 1) if len(outline[0]) else ""
        for each, outline in outlines.items()
    }
    return "".join(
        f"M{round(x * of_size)} {round(-y * of_size)}{shapes[letter]}" for letter, x, y, _ in placed if shapes[letter]
    )


def _is_bold(prop: FontProperties) -> bool:
    return prop.get_weight() == "bold"


def _paint(name: str, colour: ColorType | None) -> dict[str, str]:
    """A fill or a stroke, and how much it lets through."""
    if colour is None:
        return {name: "none"}
    through = to_rgba(colour)[3]
    return {name: to_hex(colour)} | ({f"{name}-opacity": _number(through)} if through < 1 else {})


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def _attributes(values: Mapping[str, object]) -> str:
    return "".join(f" {name}={quoteattr(str(value))}" for name, value in values.items())
