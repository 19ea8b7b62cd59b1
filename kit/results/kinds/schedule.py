"""Results of a schedule: dates of one's own."""

from kit.exercises import Schedule
from kit.exercises.wording import Words
from kit.results.kind import Answers, ResultKind, Uncounted
from kit.results.readings.schedule import OwnSchedule, own_schedule
from kit.results.years.closeness import Revealed


class ScheduleResults(Uncounted, ResultKind[Schedule]):
    """There is nothing to count."""

    written = False
    identifying = False

    def own(self, exercise: Schedule, given: Answers, revealed: Revealed | None) -> OwnSchedule:
        return own_schedule(exercise, given)

    def uncounted(self, exercise: Schedule, words: Words) -> str:
        return words["schedule-of-ones-own"]
