"""An exercise as text, kept with each result that a room has seen: a result is told in the words of then."""

import json
from functools import cache

from pydantic import TypeAdapter

from kit.exercises import Episode, Exercise, Manifest
from kit.exercises.episodes import EpisodeSection, for_each_episode
from kit.exercises.json_types import JsonDict
from kit.exercises.kinds import AnyExercise
from kit.responses.answering.values import to_text


def asked_as(exercise: Exercise, manifest: Manifest) -> str:
    """The text for `exercise` in the first language of a pack."""
    sections = exercise.sections
    episodes = [section.episode for section in sections if isinstance(section, EpisodeSection)]
    written: JsonDict = exercise.model_dump(mode="json", by_alias=True)
    if episodes:
        first = exercise.sections[0]
        items = [item.model_dump(mode="json", by_alias=True) for item in first.items]
        written["sections"] = [{"items": [{**each, "id": each["id"].removeprefix(f"{first.id}.")} for each in items]}]
    return to_text(
        {
            "pack": manifest.id,
            "version": manifest.version,
            "language": manifest.languages[0],
            "exercise": written,
            "episodes": [each.model_dump(mode="json", by_alias=True) for each in episodes],
        }
    )


def exercise_of(asked: str) -> Exercise:
    """The exercise that `asked_as` wrote. Raises `ValueError` if this version of the kit cannot read it."""
    kept = json.loads(asked)
    exercise = _exercises().validate_python(kept["exercise"])
    episodes = [Episode.model_validate(each) for each in kept["episodes"]]
    return for_each_episode(exercise, episodes) if episodes else exercise


def pack_of(asked: str) -> tuple[str, str, str]:
    """The pack of then: its id, its version, and the language of the text."""
    kept = json.loads(asked)
    return kept["pack"], kept["version"], kept["language"]


@cache
def _exercises() -> TypeAdapter[Exercise]:
    return TypeAdapter(AnyExercise)
