"""Exercises as data: models of the YAML, packs, the loader and the check."""

from kit.exercises.accepting import AnswerNotAccepted
from kit.exercises.episodes import Episode, one_by_one
from kit.exercises.folders import exercises_folder, workshops_folder
from kit.exercises.kinds.checklist import Checklist
from kit.exercises.kinds.choice import Choice
from kit.exercises.kinds.guess import Guess
from kit.exercises.kinds.open import Open
from kit.exercises.kinds.paired_scale import PairedScale
from kit.exercises.kinds.pick_and_rank import PickAndRank
from kit.exercises.kinds.plane import Plane
from kit.exercises.kinds.rows import Rows
from kit.exercises.kinds.scale import Scale
from kit.exercises.kinds.schedule import Schedule
from kit.exercises.kinds.worksheet import Worksheet
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
