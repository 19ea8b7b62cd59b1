"""Lanes: a scale as a line for each group, with its marks, and what they say in words and numbers at the right."""

from collections.abc import Sequence

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.look import BODY, STRONG, TRACK, SideLook
from kit.charts.drawing.text import shorten

FIRST = 16


class Lanes:
    """Lanes from the first to the last of `points`, one below the other, with `beside` px for words."""

    def __init__(self, canvas: SvgCanvas, points: Sequence[float], height: float, beside: float) -> None:
        self.canvas, self.points, self.height, self.beside = canvas, points, height, beside
        self.axes = canvas.data_axes(points[0], points[-1], FIRST, beside)

    def lane(self) -> float:
        """Draw the next lane, and say where its middle is."""
        y = self.canvas.y + self.height / 2
        self.axes.plot(self.points, [y] * len(self.points), color=TRACK, marker="|", markersize=6)
        self.canvas.space(self.height)
        return y

    def say(self, y: float, look: SideLook, said: str, *, bold: bool, hollow: bool = False) -> None:
        """The marker of a group and `said` at the right of the lane at `y`."""
        x = self.canvas.right - self.beside + 20
        self.canvas.marks(x, y, look, 9, hollow=hollow)
        text = STRONG if bold else BODY
        self.canvas.text(x + 9, y + 4.5, shorten(said, text, self.beside - 24), text)
