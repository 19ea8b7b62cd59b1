"""Results: a person's own, a group's through the one gate, their words, and how snapshots keep them."""

from kit.results import kinds as kinds
from kit.results.gate import MINIMUM, REFUSALS_MINIMUM, SMALLEST_MINIMUM
from kit.results.group import Group, GroupResult, ItemResult, summarise
from kit.results.kind import answer_label, item_label
from kit.results.own import own_result
from kit.results.own_results import (
    OwnChecklist,
    OwnChoice,
    OwnGuess,
    OwnOpen,
    OwnPaired,
    OwnPicks,
    OwnPlaces,
    OwnPoint,
    OwnResult,
    OwnScale,
)
from kit.results.questions import change
from kit.results.readings.gap import between_sides, espoused_practised, is_divided, spreads
from kit.results.readings.perception import perceptions
from kit.results.readings.positions import BANDS, band, quartiles
from kit.results.readings.profile import Profile, profile
from kit.results.readings.ranking import Ranked, ranking
from kit.results.readings.rows import OwnRows, Row, by_date, gathered, labelled, own_rows, rows_of
from kit.results.readings.schedule import OwnSchedule, own_schedule, proposed_day
from kit.results.readings.sheet import OwnSheet, own_sheet
from kit.results.readings.spread import disagreement, reading
from kit.results.seal import enough_complete, ready_sides
from kit.results.snapshot_json import from_json, to_json
from kit.results.stages import of_one_side, shown_by_side, without_items
from kit.results.subtraction import gone_too_few
from kit.results.taken_back import holds_words, may_be_taken_back, without_what_was_taken_back
from kit.results.view import ResultView
from kit.results.words.findings import Finding, findings
from kit.results.words.gap_words import reasons_in_words
from kit.results.words.headline import headline
from kit.results.words.labels import axis_label, group_label, nearest_label, short_label
from kit.results.words.where_to_talk import where_to_talk
from kit.results.years.closeness import Revealed
from kit.results.years.dates import in_words
from kit.results.years.over_time import OverTime, can_be_compared, compare_over_time, same_sides
from kit.results.years.shown_again import may_summarise_again

__all__ = [
    "BANDS",
    "MINIMUM",
    "REFUSALS_MINIMUM",
    "SMALLEST_MINIMUM",
    "Finding",
    "Group",
    "GroupResult",
    "ItemResult",
    "OverTime",
    "OwnChecklist",
    "OwnChoice",
    "OwnGuess",
    "OwnOpen",
    "OwnPaired",
    "OwnPicks",
    "OwnPlaces",
    "OwnPoint",
    "OwnResult",
    "OwnRows",
    "OwnScale",
    "OwnSchedule",
    "OwnSheet",
    "Profile",
    "Ranked",
    "ResultView",
    "Revealed",
    "Row",
    "answer_label",
    "axis_label",
    "band",
    "between_sides",
    "by_date",
    "can_be_compared",
    "change",
    "compare_over_time",
    "disagreement",
    "enough_complete",
    "espoused_practised",
    "findings",
    "from_json",
    "gathered",
    "gone_too_few",
    "group_label",
    "headline",
    "holds_words",
    "in_words",
    "is_divided",
    "item_label",
    "labelled",
    "may_be_taken_back",
    "may_summarise_again",
    "nearest_label",
    "of_one_side",
    "own_result",
    "own_rows",
    "own_schedule",
    "own_sheet",
    "perceptions",
    "profile",
    "proposed_day",
    "quartiles",
    "ranking",
    "reading",
    "ready_sides",
    "reasons_in_words",
    "rows_of",
    "same_sides",
    "short_label",
    "shown_by_side",
    "spreads",
    "summarise",
    "to_json",
    "where_to_talk",
    "without_items",
    "without_what_was_taken_back",
]
