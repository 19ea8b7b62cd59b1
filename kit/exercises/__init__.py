"""Exercises as data: models of the YAML, packs, the loader and the check."""

from kit.exercises.episodes import Episode, one_by_one
from kit.exercises.folders import content_folder, exercises_folder, workshops_folder
from kit.exercises.kinds import (
    Canvas,
    Checklist,
    Choice,
    Guess,
    Open,
    PairedScale,
    PickAndRank,
    Place,
    Rows,
    Scale,
    Schedule,
)
from kit.exercises.loader import PackNotUsable, load_pack, read_pack
from kit.exercises.model import CANNOT_SAY, DECLINED, RATHER_NOT_SAY, AnswerNotAccepted, Cited, Exercise
from kit.exercises.pack import Manifest, Pack, Source, Workshop
from kit.exercises.yaml_lines import Fault

__all__ = [
    "CANNOT_SAY",
    "DECLINED",
    "RATHER_NOT_SAY",
    "AnswerNotAccepted",
    "Canvas",
    "Checklist",
    "Choice",
    "Cited",
    "Episode",
    "Exercise",
    "Fault",
    "Guess",
    "Manifest",
    "Open",
    "Pack",
    "PackNotUsable",
    "PairedScale",
    "PickAndRank",
    "Place",
    "Rows",
    "Scale",
    "Schedule",
    "Source",
    "Workshop",
    "content_folder",
    "exercises_folder",
    "load_pack",
    "one_by_one",
    "read_pack",
    "workshops_folder",
]
