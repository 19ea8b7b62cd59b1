"""The kinds of exercise, one module each; a module here is a kind, and a pack's files may use its word."""

from typing import Annotated

from pydantic import PlainValidator, SerializeAsAny
from pydantic_core import PydanticKnownError

from kit.exercises.json_types import Value
from kit.exercises.model import Exercise, fault_at
from kit.exercises.registry import MODELS, import_modules


def _of_its_kind(given: Value) -> Exercise:
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
