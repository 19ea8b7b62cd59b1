"""A group's result in one plain sentence."""

from kit.exercises import Exercise
from kit.results.kind import ResultKind
from kit.results.view import ResultView
from kit.results.words.labels import withheld_in_words


def headline(view: ResultView[Exercise]) -> str:
    """The finding of a result in one sentence; that too few people answered, or nothing can be counted, is one too."""
    kind, words = ResultKind.of(view.exercise), view.words
    if view.exercise.together:
        sheets = len(view.result.sheets)
        return words[{0: "sheets-none", 1: "sheets-count-one"}.get(sheets, "sheets-count")].format(count=sheets)
    if not view.items and (said := kind.uncounted(view.exercise, words)):
        return said
    if not view.shown:
        return withheld_in_words(view.result, words)
    return kind.episodes(view) if view.exercise.for_each else kind.headline(view)
