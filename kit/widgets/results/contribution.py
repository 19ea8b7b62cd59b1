"""The offer below a private profile: to add its headings to the room, or to take them back."""

from collections.abc import Mapping

from kit.exercises import Exercise
from kit.exercises.json_types import JsonObject
from kit.results.kind import ResultKind
from kit.widgets.markup import render


def offer_html(exercise: Exercise, answers: JsonObject, words: Mapping[str, str], *, added: bool) -> str:
    """The offer below the profile of `answers`; "" for an exercise without one, and before anything is answered.

    It is a plain form, so that nothing leaves but by a press of its button.
    """
    if exercise.added_to_room() is None or not (answers or added):
        return ""
    may_add = ResultKind.of(exercise).contribution(exercise, answers) is not None
    return render("contribution", exercise=exercise, words=words, added=added, may_add=may_add)
