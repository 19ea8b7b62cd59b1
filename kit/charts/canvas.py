"""What a picture is drawn on, from top to bottom, in px: a figure of matplotlib that grows."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kit.charts.face import make_known
from kit.charts.look import INK, LINE, MARGIN, QUIET, SMALL_SIZE, STYLE, TEXT_SIZE, TITLE_SIZE, WIDTH, SideLook
from kit.charts.text import shorten, text_width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DRAWING = threading.Lock()  # matplotlib's style is one per process


@contextmanager
def svg_canvas(name: str, width: int = WIDTH) -> Iterator["SvgCanvas"]:
    """An empty canvas of `width` px, and the kit's style for what is drawn on it. Loads matplotlib."""
    from matplotlib.style import context

    make_known()
    with DRAWING, context(["default", STYLE]):
        yield SvgCanvas(name, width)


class SvgCanvas:
    """Grows downwards: `y` is where the next thing goes."""

    def __init__(self, name: str, width: int) -> None:
        from matplotlib.figure import Figure

        self.name, self.width = name, width
        self.y = float(MARGIN)
        self._figure = Figure((width / 72, 1), dpi=72, frameon=False)
        self._framed: list[tuple[Axes, float, float, float]] = []
        self.axes = self.column(0, width, 0, width)
        """For what is placed in px; it lies over all other axes."""
        self.axes.set_zorder(1)

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def right(self) -> float:
        """Where the right margin begins."""
        return self.width - MARGIN

    def space(self, height: float) -> None:
        """Leave `height` free."""
        self.y += height

    def column(self, low: float, high: float, left: float = MARGIN, right: float | None = None) -> "Axes":
        """Axes for data from `low` to `high` between `left` and `right` px; their y is in px from the top, as here."""
        right = self.right if right is None else right
        bounds = (left / self.width, 0, (right - left) / self.width, 1)
        axes = self._figure.add_axes(bounds, sharey=self.axes if self._figure.axes else None)
        axes.set_axis_off()
        axes.set_xlim(low, high)
        axes.set_autoscale_on(False)
        return axes

    def square(self, left: float, side: float, highest: float) -> "Axes":
        """Axes with a frame, `side` px wide and high, for data from 0 to `highest` on both. They begin here."""
        axes = self._figure.add_axes((0, 0, 1, 1), xlim=(0, highest), ylim=(0, highest))
        ticks = (0, highest // 2, highest)
        axes.set(xticks=ticks, yticks=ticks)
        axes.tick_params(length=0, pad=5)
        self._framed.append((axes, left, self.y, side))
        return axes

    @contextmanager
    def side_by_side(self) -> Iterator[Callable[[], None]]:
        """What follows each call of the given function begins here; afterwards all goes on below the highest."""
        top, bottoms = self.y, [self.y]

        def beside() -> None:
            bottoms.append(self.y)
            self.y = top

        yield beside
        self.y = max(self.y, *bottoms)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = TEXT_SIZE,
        colour: str = INK,
        *,
        bold: bool = False,
        align: str = "left",
        axes: "Axes | None" = None,
        plate: str = "",
    ) -> None:
        """One line of text with its baseline at `y`, on a `plate` of that colour; `x` is in data of `axes` or in px."""
        from kit.charts.svg import seen

        look = {"fontsize": size, "color": colour, "fontweight": "bold" if bold else "normal", "ha": align}
        box = {"facecolor": plate, "edgecolor": "none", "pad": 2} if plate else None
        self.axes.text(x, y, seen(text), look, transform=(axes or self.axes).transData, bbox=box)

    def marks(
        self,
        x: float | Sequence[float],
        y: float | Sequence[float],
        look: SideLook,
        size: float = 10,
        *,
        hollow: bool = False,
        axes: "Axes | None" = None,
    ) -> None:
        """The marker of a side in the middle of each (x, y); `x` is in data of `axes` or in px."""
        (axes or self.axes).plot(x, y, **look.mark(size, hollow=hollow))

    def lines(
        self,
        text: str,
        size: float,
        left: float,
        right: float,
        colour: str = INK,
        *,
        bold: bool = False,
        align: str = "left",
    ) -> None:
        """Text in as many lines as it takes between `left` and `right`."""
        for line in wrap(text, size, right - left, bold=bold):
            self.text(left if align == "left" else right, self.y + size, line, size, colour, bold=bold, align=align)
            self.y += size * LINE

    def paragraph(self, text: str, size: float = TEXT_SIZE, colour: str = INK, *, bold: bool = False) -> None:
        """Text over the whole width."""
        self.lines(text, size, MARGIN, self.right, colour, bold=bold)

    def title(self, text: str, above: float) -> None:
        """A heading of a part, `above` px below what is there; "" leaves only the space."""
        self.space(above)
        if text:
            self.paragraph(text, TITLE_SIZE, bold=True)
            self.space(2)

    def note(self, text: str) -> None:
        """Something small below the picture."""
        self.space(6)
        self.paragraph(text, SMALL_SIZE, QUIET)

    def named(
        self,
        name: str,
        look: SideLook,
        beside: str = "",
        left: float = MARGIN,
        right: float | None = None,
        *,
        hollow: bool = False,
    ) -> None:
        """A marker and a name, in as many lines as it takes, and what is said of it at the right.

        What is said stands below a name that would have to be broken for it.
        """
        right = self.right if right is None else right
        free = right - left - 16 - (text_width(beside, SMALL_SIZE) + 8 if beside else 0)
        self.marks(left + 6, self.y + TEXT_SIZE - 3.5, look, hollow=hollow)
        self.lines(name, TEXT_SIZE, left + 16, right)
        if beside and text_width(name, TEXT_SIZE) > free:
            self.y += TEXT_SIZE * LINE
        self.text(right, self.y - TEXT_SIZE * LINE + TEXT_SIZE, beside, SMALL_SIZE, QUIET, align="right")
        self.space(2)

    def ends(self, texts: Sequence[str], left: float = MARGIN, right: float | None = None) -> None:
        """What both ends of a scale mean, each on its half of a line."""
        right = self.right if right is None else right
        half = (right - left) / 2 - 4
        for text, x, align in zip(texts, (left, right), ("left", "right"), strict=True):
            self.text(x, self.y + TEXT_SIZE, shorten(text, TEXT_SIZE, half), colour=QUIET, align=align)
        self.space(TEXT_SIZE + 5)

    def numbers(self, axes: "Axes", points: Sequence[float]) -> None:
        """Numbers at their places on axes."""
        for point in points:
            self.text(point, self.y + SMALL_SIZE, f"{point:g}", SMALL_SIZE, QUIET, align="center", axes=axes)
        self.space(SMALL_SIZE + 3)

    def svg(self, description: str) -> str:
        """The picture as SVG, `description` being what a screen reader says. The same drawing gives the same text."""
        from kit.charts.svg import SvgRenderer

        height = round(self.y + MARGIN)
        self._figure.set_size_inches(self.width / 72, height / 72)
        self.axes.set_ylim(height, 0)
        for axes, left, top, side in self._framed:
            axes.set_position((left / self.width, 1 - (top + side) / height, side / self.width, side / height))
        renderer = SvgRenderer(self.name, self.width, height)
        self._figure.draw(renderer)
        return renderer.svg(description)
