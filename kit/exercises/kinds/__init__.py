"""The kinds of exercise, one module each; a module here is a kind, and a pack's files may use its word."""

from typing import Annotated, Any

from pydantic import PlainValidator, SerializeAsAny
from pydantic_core import PydanticKnownError

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
from kit.exercises.model import Exercise, fault_at
from kit.exercises.registry import MODELS, import_modules


def _of_its_kind(given: Any) -> Exercise:
    if isinstance(given, Exercise):
        return given
    if not isinstance(given, dict):
        raise PydanticKnownError("model_type", {"class_name": "Exercise"})
    if "kind" not in given:
        raise fault_at("has no 'kind'; say which kind of exercise this is")
    word = str(given["kind"])
    if word not in MODELS:
        known = ", ".join(f"'{each}'" for each in sorted(MODELS))
        raise fault_at(f"there is no kind '{word}'; the kinds are {known}", "kind")
    return MODELS[word].model_validate(given)


AnyExercise = Annotated[SerializeAsAny[Exercise], PlainValidator(_of_its_kind)]

import_modules(__name__)

__all__ = [
    "AnyExercise",
    "Checklist",
    "Choice",
    "Guess",
    "Open",
    "PairedScale",
    "PickAndRank",
    "Plane",
    "Rows",
    "Scale",
    "Schedule",
    "Worksheet",
]
