"""Exercises as data: models of the YAML, packs, the loader and the check."""

from kit.exercises.episodes import Episode, one_by_one
from kit.exercises.folders import content_folder, exercises_folder, workshops_folder
from kit.exercises.kinds import (
    Checklist,
    Choice,
    Guess,
    Open,
    PairedScale,
    PickAndRank,
    Plane,
    Rows,
    Scale,
    Schedule,
    Worksheet,
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
    "Plane",
    "Rows",
    "Scale",
    "Schedule",
    "Source",
    "Worksheet",
    "Workshop",
    "content_folder",
    "exercises_folder",
    "load_pack",
    "one_by_one",
    "read_pack",
    "workshops_folder",
]
