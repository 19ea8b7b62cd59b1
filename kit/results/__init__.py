"""Results: a person's own, a group's through the one gate, their words, and how snapshots keep them."""

from kit.results.closeness import Closeness, Revealed, closeness, distance
from kit.results.gap import Between, Shortfall, Spread, between_sides, espoused_practised, is_divided, spreads
from kit.results.gap_words import reasons_in_words
from kit.results.gate import (
    MINIMUM,
    REFUSALS_MINIMUM,
    SMALLEST_MINIMUM,
    Pool,
    Release,
    Withheld,
    may_show_again,
    release,
)
from kit.results.group import Group, GroupResult, ItemResult, may_summarise_again, summarise
from kit.results.headline import headline
from kit.results.labels import (
    answer_label,
    axis_label,
    group_label,
    item_label,
    nearest_label,
    part_label,
    short_label,
)
from kit.results.own import (
    NextStep,
    OwnChecklist,
    OwnChoice,
    OwnGuess,
    OwnOpen,
    OwnPair,
    OwnPaired,
    OwnPicks,
    OwnPlaces,
    OwnPoint,
    OwnResult,
    OwnScale,
    OwnText,
    own_result,
)
from kit.results.perception import Perception, perceptions
from kit.results.positions import BANDS, band, middle_band, quartiles
from kit.results.profile import FEWEST_ANSWERS, Heading, Profile, band_of, profile
from kit.results.ranking import Ranked, ranking, top
from kit.results.seal import enough_complete, ready_sides
from kit.results.snapshot_json import ResultNotReadable, from_json, to_json
from kit.results.spread import disagreement, reading
from kit.results.stages import of_one_side, shown_by_side, without_items
from kit.results.where_to_talk import Reason, WorthATalk, where_to_talk

__all__ = [
    "BANDS",
    "FEWEST_ANSWERS",
    "MINIMUM",
    "REFUSALS_MINIMUM",
    "SMALLEST_MINIMUM",
    "Between",
    "Closeness",
    "Group",
    "GroupResult",
    "Heading",
    "ItemResult",
    "NextStep",
    "OwnChecklist",
    "OwnChoice",
    "OwnGuess",
    "OwnOpen",
    "OwnPair",
    "OwnPaired",
    "OwnPicks",
    "OwnPlaces",
    "OwnPoint",
    "OwnResult",
    "OwnScale",
    "OwnText",
    "Perception",
    "Pool",
    "Profile",
    "Ranked",
    "Reason",
    "Release",
    "ResultNotReadable",
    "Revealed",
    "Shortfall",
    "Spread",
    "Withheld",
    "WorthATalk",
    "answer_label",
    "axis_label",
    "band",
    "band_of",
    "between_sides",
    "closeness",
    "disagreement",
    "distance",
    "enough_complete",
    "espoused_practised",
    "from_json",
    "group_label",
    "headline",
    "is_divided",
    "item_label",
    "may_show_again",
    "may_summarise_again",
    "middle_band",
    "nearest_label",
    "of_one_side",
    "own_result",
    "part_label",
    "perceptions",
    "profile",
    "quartiles",
    "ranking",
    "reading",
    "ready_sides",
    "reasons_in_words",
    "release",
    "short_label",
    "shown_by_side",
    "spreads",
    "summarise",
    "to_json",
    "top",
    "where_to_talk",
    "without_items",
]
