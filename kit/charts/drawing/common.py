"""What several kinds of exercise have in common in their pictures; each says by name that it takes it from here."""

from typing import Never

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.shown import Sides
from kit.charts.tables import Table
from kit.exercises import Exercise
from kit.results import Finding, GroupResult
from kit.results.words.labels import Words


class SaysItself:
    """Its pictures need no words above them."""

    def explain(self, canvas: SvgCanvas, result: GroupResult, words: Words) -> None:
        pass


class NeverDrawn(SaysItself):
    """A group has no result of it."""

    def draw(
        self,
        canvas: SvgCanvas,
        result: GroupResult,
        exercise: Exercise,
        sides: Sides,
        words: Words,
        finding: Finding | None = None,
    ) -> Never:
        raise TypeError(f"'{exercise.id}' has no picture")

    def table(self, result: GroupResult, exercise: Exercise, sides: Sides, words: Words) -> Table:
        return Table(exercise.title, (), ())
