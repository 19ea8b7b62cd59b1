"""Results of a worksheet: what is written, and the questions that its rules ask."""

from kit.exercises import Worksheet
from kit.exercises.kinds.worksheet import SHARED
from kit.results.closeness import Revealed
from kit.results.common import (
    all_pictured,
    always_counted,
    coarse,
    counted_answers,
    every_part,
    label_of_item,
    never_counted,
    no_questions,
    not_compared,
    nothing_to_add,
    nothing_to_tell,
    one_finding,
    reply_to_item,
    text_of_item,
    words_of_answer,
    words_of_part,
)
from kit.results.kind import Answers, ResultKind
from kit.results.sheet import OwnSheet, own_sheet


class WorksheetResults(ResultKind[Worksheet]):
    """A table's sheet tells of nobody: the room sees it if the table says so."""

    written = True
    questions = no_questions
    reply = reply_to_item
    offered = counted_answers
    bands = coarse
    low_band = coarse
    contribution = nothing_to_add
    group = never_counted
    item_label = text_of_item
    part_label = words_of_part
    answer_label = words_of_answer
    headline = nothing_to_tell
    episodes = nothing_to_tell
    uncounted = always_counted
    findings = one_finding
    of_episode = all_pictured
    measure = not_compared
    drawn_over_time = every_part
    label_over_time = label_of_item

    def own(self, exercise: Worksheet, given: Answers, revealed: Revealed | None) -> OwnSheet:
        return own_sheet(exercise, given)

    def on_sheet(self, exercise: Worksheet, answers: Answers) -> Answers:
        boxes = set(exercise.boxes())
        return {place: value for place, value in answers.items() if place in boxes} if answers.get(SHARED) else {}
