"""Exercises as data: models of the YAML, packs, the loader and the check."""

from kit.exercises.accepting import AnswerNotAccepted
from kit.exercises.episodes import Episode, one_by_one
from kit.exercises.folders import exercises_folder, workshops_folder
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
from kit.exercises.model import CANNOT_SAY, DECLINED, RATHER_NOT_SAY, Exercise
from kit.exercises.pack import Manifest, Pack, Source, Workshop
from kit.exercises.reading.loader import PackNotUsable, load_pack

__all__ = [
    "CANNOT_SAY",
    "DECLINED",
    "RATHER_NOT_SAY",
    "AnswerNotAccepted",
    "Checklist",
    "Choice",
    "Episode",
    "Exercise",
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
    "exercises_folder",
    "load_pack",
    "one_by_one",
    "workshops_folder",
]
