"""Results of a schedule: dates of one's own."""

from kit.exercises import Schedule
from kit.results import common as of
from kit.results.kind import Answers, ResultKind, Words
from kit.results.readings.schedule import OwnSchedule, own_schedule
from kit.results.years.closeness import Revealed


class ScheduleResults(of.Uncounted, ResultKind[Schedule]):
    """There is nothing to count."""

    written = False
    on_sheet = of.nothing_on_sheets
    contribution = of.nothing_to_add
    answer_label = of.words_of_answer

    def own(self, exercise: Schedule, given: Answers, revealed: Revealed | None) -> OwnSchedule:
        return own_schedule(exercise, given)

    def uncounted(self, exercise: Schedule, words: Words) -> str:
        return words["schedule-of-ones-own"]
