"""Exercises as data: models of the YAML, packs, the loader and the check."""

from kit.exercises.folders import content_folder, exercises_folder, workshops_folder
from kit.exercises.kinds import Checklist, Choice, Open, PairedScale, PickAndRank, Place, Scale
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
    "Exercise",
    "Fault",
    "Manifest",
    "Open",
    "Pack",
    "PackNotUsable",
    "PairedScale",
    "PickAndRank",
    "Place",
    "Scale",
    "Source",
    "Workshop",
    "content_folder",
    "exercises_folder",
    "load_pack",
    "read_pack",
    "workshops_folder",
]
