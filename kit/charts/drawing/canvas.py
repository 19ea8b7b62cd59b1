"""What a picture is drawn on, from top to bottom, in px: a figure of matplotlib that grows."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from kit.charts.drawing.face import make_known
from kit.charts.drawing.look import AXIS, BODY, MARGIN, NOTE, STYLE, TITLE, WIDTH, SideLook, TextLook
from kit.charts.drawing.text import shorten, text_width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Places = float | Sequence[float]
T = TypeVar("T")
DRAWING = threading.Lock()  # matplotlib's style is one per process
INDENT = 16  # of a name, behind its marker


@contextmanager
def svg_canvas(name: str, width: int = WIDTH) -> Iterator["SvgCanvas"]:
    """An empty canvas of `width` px, and the kit's style for what is drawn on it. Loads matplotlib."""
    from matplotlib.style import context

    make_known()
    with DRAWING, context(["default", STYLE]):
        yield SvgCanvas(name, width)


class SvgCanvas:
    """Grows downwards: `y` is where the next thing goes, between `left` and `right`."""

    def __init__(self, name: str, width: int) -> None:
        from matplotlib.figure import Figure

        self.name, self.width = name, width
        self._figure = Figure((width / 72, 1), dpi=72, frameon=False)
        self._planes: list[tuple[Axes, float, float, float]] = []
        self.y, self.left, self.right = float(MARGIN), 0.0, float(width)
        self.axes = self.data_axes(0, width)
        """For what is placed in px; it lies over all other axes."""
        self.axes.set_zorder(1)
        self.left, self.right = float(MARGIN), float(width - MARGIN)

    @property
    def room(self) -> float:
        """The width that there is."""
        return self.right - self.left

    def space(self, height: float) -> None:
        """Leave `height` free."""
        self.y += height

    def columns(self, things: Sequence[T], between: float, count: int | None = None) -> Iterator[T]:
        """Each of `things` in turn: what is drawn meanwhile stands in a column of its own, beside the others.

        Afterwards all goes on below the highest. There are `count` columns, or as many as things.
        """
        left, right, top, bottom = self.left, self.right, self.y, self.y
        width = (self.room + between) / (count or len(things)) - between
        for number, each in enumerate(things):
            self.left, self.y = left + number * (width + between), top
            self.right = self.left + width
            yield each
            bottom = max(bottom, self.y)
        self.left, self.right, self.y = left, right, bottom

    def data_axes(self, low: float, high: float, left: float = 0, right: float = 0) -> "Axes":
        """Axes for data from `low` to `high`, `left` and `right` px inside the room; their y is in px, as here."""
        bounds = ((self.left + left) / self.width, 0, (self.room - left - right) / self.width, 1)
        axes = self._figure.add_axes(bounds, sharey=self.axes if self._figure.axes else None)
        axes.set_axis_off()
        axes.set_xlim(low, high)
        axes.set_autoscale_on(False)
        return axes

    def plane_axes(self, highest: float, left: float, side: float) -> "Axes":
        """Axes with a frame, `side` px wide and high, `left` px from the left, for data from 0 to `highest` on both."""
        axes = self._figure.add_axes((0, 0, 1, 1), xlim=(0, highest), ylim=(0, highest))
        ticks = (0, highest // 2, highest)
        axes.set(xticks=ticks, yticks=ticks)
        axes.tick_params(length=0, pad=5)
        self._planes.append((axes, self.left + left, self.y, side))
        return axes

    def text(
        self,
        x: float,
        y: float,
        text: str,
        look: TextLook = BODY,
        *,
        align: str = "left",
        axes: "Axes | None" = None,
        plate: str = "",
    ) -> None:
        """One line of text with its baseline at `y`, on a `plate` of that colour; `x` is in data of `axes` or in px."""
        from kit.charts.drawing.svg import seen

        style = {"fontsize": look.size, "color": look.colour, "fontweight": "bold" if look.bold else "normal"}
        box = {"facecolor": plate, "edgecolor": "none", "pad": 2} if plate else None
        self.axes.text(x, y, seen(text), style, ha=align, transform=(axes or self.axes).transData, bbox=box)

    def marks(
        self,
        x: Places,
        y: Places,
        look: SideLook,
        size: float = 10,
        *,
        hollow: bool = False,
        axes: "Axes | None" = None,
    ) -> None:
        """The marker of a side with its middle at (x, y); `x` is in data of `axes` or in px."""
        (axes or self.axes).plot(x, y, **look.mark(size, hollow=hollow))

    def paragraph(self, text: str, look: TextLook = BODY, indent: float = 0) -> None:
        """Text in as many lines as it takes, `indent` px from the left."""
        for line in wrap(text, look, self.room - indent):
            self.text(self.left + indent, self.y + look.size, line, look)
            self.y += look.line

    def title(self, text: str, above: float) -> None:
        """A heading of a part, `above` px below what is there; "" leaves only the space."""
        self.space(above)
        if text:
            self.paragraph(text, TITLE)
            self.space(2)

    def named(self, name: str, look: SideLook, beside: str = "", *, hollow: bool = False) -> None:
        """A marker and a name, in as many lines as it takes, and what is said of it at the right.

        What is said stands below a name that would have to be broken for it.
        """
        self.marks(self.left + 6, self.y + BODY.size - 3.5, look, hollow=hollow)
        self.paragraph(name, indent=INDENT)
        if beside and text_width(name, BODY) + text_width(beside, NOTE) + 8 > self.room - INDENT:
            self.y += BODY.line
        self.text(self.right, self.y - BODY.line + BODY.size, beside, NOTE, align="right")
        self.space(2)

    def points(self, axes: "Axes", labels: Sequence[str]) -> None:
        """What the points of axes from 1 on mean: the words of both ends, each on half of a line, and the numbers."""
        ends = [f"1 = {labels[0]}", f"{len(labels)} = {labels[-1]}"]
        for text, x, align in zip(ends, (self.left, self.right), ("left", "right"), strict=True):
            self.text(x, self.y + AXIS.size, shorten(text, AXIS, self.room / 2 - 4), AXIS, align=align)
        self.space(AXIS.size + 5)
        self.numbers(axes, {point: str(point) for point in range(1, len(labels) + 1)})

    def numbers(self, axes: "Axes", texts: Mapping[float, str]) -> None:
        """Numbers at their places on axes."""
        for place, text in texts.items():
            self.text(place, self.y + NOTE.size, text, NOTE, align="center", axes=axes)
        self.space(NOTE.size + 3)

    def svg(self, description: str, note: str = "") -> str:
        """The picture as SVG, `description` being what a screen reader says. The same drawing gives the same text.

        `note` stands below the picture.
        """
        from kit.charts.drawing.svg import SvgRenderer

        if note:
            self.space(6)
            self.paragraph(note, NOTE)
        height = round(self.y + MARGIN)
        self._figure.set_size_inches(self.width / 72, height / 72)
        self.axes.set_ylim(height, 0)
        for axes, left, top, side in self._planes:
            axes.set_position((left / self.width, 1 - (top + side) / height, side / self.width, side / height))
        renderer = SvgRenderer(self.name, self.width, height)
        self._figure.draw(renderer)
        return renderer.svg(description)
