"""Results of a worksheet: what is written, and the questions that its rules ask."""

from kit.exercises import Worksheet
from kit.exercises.kinds.worksheet import SHARED
from kit.results.kind import Answers, ResultKind, Uncounted
from kit.results.readings.sheet import OwnSheet, own_sheet
from kit.results.years.closeness import Revealed


class WorksheetResults(Uncounted, ResultKind[Worksheet]):
    """A table's sheet tells of nobody: the room sees it if the table says so."""

    written = True
    identifying = False

    def own(self, exercise: Worksheet, given: Answers, revealed: Revealed | None) -> OwnSheet:
        return own_sheet(exercise, given)

    def on_sheet(self, exercise: Worksheet, answers: Answers) -> Answers:
        boxes = set(exercise.boxes())
        return {place: value for place, value in answers.items() if place in boxes} if answers.get(SHARED) else {}
