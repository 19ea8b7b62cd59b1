"""Results: a person's own, a group's through the one gate, their words, and how snapshots keep them."""

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
from kit.results.labels import answer_label, axis_label, group_label, item_label, nearest_label, part_label
from kit.results.own import (
    NextStep,
    OwnChecklist,
    OwnChoice,
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
from kit.results.snapshot_json import ResultNotReadable, from_json, to_json
from kit.results.spread import disagreement, reading
from kit.results.stages import of_one_side, shown_by_side, without_items

__all__ = [
    "BANDS",
    "FEWEST_ANSWERS",
    "MINIMUM",
    "REFUSALS_MINIMUM",
    "SMALLEST_MINIMUM",
    "Group",
    "GroupResult",
    "Heading",
    "ItemResult",
    "NextStep",
    "OwnChecklist",
    "OwnChoice",
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
    "Release",
    "ResultNotReadable",
    "Withheld",
    "answer_label",
    "axis_label",
    "band",
    "band_of",
    "disagreement",
    "from_json",
    "group_label",
    "headline",
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
    "reading",
    "release",
    "shown_by_side",
    "summarise",
    "to_json",
    "without_items",
]
