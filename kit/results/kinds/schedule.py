"""Results of a schedule: dates of one's own."""

from kit.exercises import Schedule
from kit.results.closeness import Revealed
from kit.results.common import (
    all_pictured,
    coarse,
    counted_answers,
    every_part,
    label_of_item,
    never_counted,
    no_questions,
    not_compared,
    nothing_on_sheets,
    nothing_to_add,
    nothing_to_tell,
    one_finding,
    reply_to_item,
    text_of_item,
    words_of_answer,
    words_of_part,
)
from kit.results.kind import Answers, ResultKind, Words
from kit.results.schedule import OwnSchedule, own_schedule


class ScheduleResults(ResultKind[Schedule]):
    """There is nothing to count."""

    written = False
    questions = no_questions
    reply = reply_to_item
    offered = counted_answers
    bands = coarse
    low_band = coarse
    on_sheet = nothing_on_sheets
    contribution = nothing_to_add
    group = never_counted
    item_label = text_of_item
    part_label = words_of_part
    answer_label = words_of_answer
    headline = nothing_to_tell
    episodes = nothing_to_tell
    findings = one_finding
    of_episode = all_pictured
    measure = not_compared
    drawn_over_time = every_part
    label_over_time = label_of_item

    def own(self, exercise: Schedule, given: Answers, revealed: Revealed | None) -> OwnSchedule:
        return own_schedule(exercise, given)

    def uncounted(self, exercise: Schedule, words: Words) -> str:
        return words["schedule-of-ones-own"]
