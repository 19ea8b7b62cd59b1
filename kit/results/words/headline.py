"""A group's result in one plain sentence."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.exercises import Exercise
from kit.results.group import GroupResult
from kit.results.kind import ResultKind
from kit.results.words.labels import Words, withheld_in_words

if TYPE_CHECKING:
    from kit.responses import Side


def headline(result: GroupResult, exercise: Exercise, sides: "Sequence[Side]", words: Words) -> str:
    """The finding of `result` in one sentence; that too few people answered, or nothing can be counted, is one too."""
    kind = ResultKind.of(exercise)
    if exercise.together:
        key = {0: "sheets-none", 1: "sheets-count-one"}.get(len(result.sheets), "sheets-count")
        return words[key].format(count=len(result.sheets))
    if not result.items and (said := kind.uncounted(exercise, words)):
        return said
    if not any(item.shown for item in result.items):
        return withheld_in_words(result, words)
    tell = kind.episodes if exercise.for_each else kind.headline
    return tell(result, exercise, sides, words)
