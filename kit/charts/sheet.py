"""A sheet to draw on, from top to bottom, in px: the only place that calls matplotlib."""

import io
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.charts.face import face
from kit.charts.fitting import text_width, wrap
from kit.charts.lines import Line, line_id, seen
from kit.charts.look import INK, LINE, MARGIN, PAPER, QUIET, SMALL_SIZE, TEXT_SIZE, WIDTH, SideLook, ink_on, tint
from kit.charts.plain_svg import plain_svg

if TYPE_CHECKING:
    from matplotlib.patches import Patch

DRAWING = threading.Lock()  # matplotlib's settings are one per process


class Sheet:
    """Grows downwards: `y` is where the next thing goes."""

    def __init__(self, name: str, width: int = WIDTH) -> None:
        from matplotlib.figure import Figure

        self.name = name
        self.width = width
        self.y = float(MARGIN)
        self._lines: list[Line] = []
        self._figure = Figure(dpi=72)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    def space(self, height: float) -> None:
        """Leave `height` free."""
        self.y += height

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
    ) -> None:
        """One line of text with its baseline at `y`."""
        line = Line(x, y, seen(text), size, colour, bold, align)
        self._lines.append(line)
        if line.is_drawn:
            one = face(bold=bold).copy()
            one.set_size(size)
            drawn = self._axes.text(x, y, line.text, fontproperties=one, color=colour, ha=align, va="baseline")
            drawn.set_parse_math(False)  # a side may be called $x$
            drawn.set_gid(line_id(len(self._lines) - 1))

    def paragraph(self, text: str, size: float = TEXT_SIZE, colour: str = INK, *, bold: bool = False) -> None:
        """Text over the whole width, in as many lines as it takes."""
        for line in wrap(text, size, self.room, bold=bold):
            self.text(MARGIN, self.y + size, line, size, colour, bold=bold)
            self.y += size * LINE

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, edge: str = PAPER, hatched: bool = False
    ) -> None:
        """A rectangle with its upper left corner at (x, y)."""
        from matplotlib.patches import Rectangle

        if hatched:
            lines = tint(fill, 0.6)
            self._add(Rectangle((x, y), width, height, facecolor=fill, edgecolor=lines, hatch="///", linewidth=0))
            fill = "none"
        self._add(Rectangle((x, y), width, height, facecolor=fill, edgecolor=edge, linewidth=1))

    def veil(
        self, x: float, y: float, width: float, height: float, colour: str, *, strength: float, dashed: bool
    ) -> None:
        """A rectangle that lets through what is below it; `strength` from 0 (only its edge) to 1."""
        from matplotlib.colors import to_rgba
        from matplotlib.patches import Rectangle

        edge = (0, (5, 3)) if dashed else "solid"
        fill = to_rgba(colour, strength)
        self._add(Rectangle((x, y), width, height, facecolor=fill, edgecolor=colour, linewidth=2, linestyle=edge))

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        *,
        width: float = 1,
        dashed: bool = False,
        arrow: bool = False,
    ) -> None:
        """A line through `points`; as an `arrow` it has a head before its end, if there is room for one."""
        from matplotlib.patches import Polygon

        style = (0, (2, 3)) if dashed else "solid"
        self._add(Polygon(points, closed=False, fill=False, edgecolor=colour, linewidth=width, linestyle=style))
        (x1, y1), (x2, y2) = points[-2:]
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        if arrow and length > 24:
            dx, dy = (x2 - x1) / length, (y2 - y1) / length
            tip, back = (x2 - 8 * dx, y2 - 8 * dy), (x2 - 18 * dx, y2 - 18 * dy)
            wings = [(back[0] - 6 * dy, back[1] + 6 * dx), (back[0] + 6 * dy, back[1] - 6 * dx)]
            self._add(Polygon([tip, *wings], facecolor=colour, edgecolor=colour, linewidth=0))

    def in_box(
        self, x: float, y: float, width: float, height: float, text: str, fill: str, *, hatched: bool = False
    ) -> None:
        """Text in the middle of a box of the colour `fill`; hatching leaves it free."""
        if hatched:
            plate = text_width(text, SMALL_SIZE) + 4
            self.box(x + (width - plate) / 2, y + 4, plate, height - 8, fill, fill)
        self.text(x + width / 2, y + height / 2 + 4.3, text, SMALL_SIZE, ink_on(fill), align="center")

    def group_line(self, name: str, look: SideLook, beside: str) -> None:
        """A group's marker and name, in as many lines as it takes, and what is said of it at the right margin.

        What is said stands below a name that would have to be broken for it.
        """
        below = text_width(name, TEXT_SIZE) > self.room - 16 - text_width(beside, SMALL_SIZE) - 8
        lines = [*wrap(name, TEXT_SIZE, self.room - 16), *([""] if below and beside else [])]
        self.marker(MARGIN + 6, self.y + TEXT_SIZE - 3.5, look)
        for line in lines:
            self.text(MARGIN + 16, self.y + TEXT_SIZE + 1, line)
            self.y += TEXT_SIZE * LINE
        last = self.y - TEXT_SIZE * LINE + TEXT_SIZE + 1
        self.text(self.width - MARGIN, last, beside, SMALL_SIZE, QUIET, align="right")
        self.space(2)

    def legend(self, entries: Sequence[tuple[str, SideLook]], *, hollow: bool = False) -> None:
        """Markers with their names, one below the other."""
        for name, look in entries:
            self.marker(MARGIN + 6, self.y + TEXT_SIZE - 3.5, look, hollow=hollow)
            for line in wrap(name, TEXT_SIZE, self.room - 16):
                self.text(MARGIN + 16, self.y + TEXT_SIZE + 1, line)
                self.y += TEXT_SIZE * LINE
            self.space(2)

    def marker(self, x: float, y: float, look: SideLook, size: float = 10, *, hollow: bool = False) -> None:
        """The marker of a side with its middle at (x, y); a `hollow` one is an outline on paper."""
        from matplotlib.patches import Circle, Polygon

        half = size / 2
        fill, edge, line = (PAPER, look.colour, 2.5) if hollow else (look.colour, PAPER, 1.0)
        corners: dict[str, Sequence[tuple[float, float]]] = {
            "square": [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)],
            "triangle": [(x, y - half), (x + half, y + half), (x - half, y + half)],
            "diamond": [(x, y - half), (x + half, y), (x, y + half), (x - half, y)],
        }
        if look.shape == "circle":
            self._add(Circle((x, y), half, facecolor=fill, edgecolor=edge, linewidth=line))
        else:
            self._add(Polygon(corners[look.shape], facecolor=fill, edgecolor=edge, linewidth=line))

    def svg(self, description: str) -> str:
        """The sheet as SVG, `description` being what a screen reader says. The same drawing gives the same text."""
        import matplotlib as mpl

        height = round(self.y + MARGIN)
        self._figure.set_size_inches(self.width / 72, height / 72)
        self._axes.set_xlim(0, self.width)
        self._axes.set_ylim(height, 0)
        written = io.StringIO()
        nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
        with DRAWING, mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": self.name}):
            self._figure.savefig(written, format="svg", metadata=nothing)
        return plain_svg(written.getvalue(), self.width, height, description, self._lines)

    def _add(self, patch: "Patch") -> None:
        patch.set_clip_on(False)
        self._axes.add_artist(patch)  # not `add_patch`, which works out limits that are given here
