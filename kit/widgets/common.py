"""Words that the own results of several kinds of exercise say."""

from collections.abc import Sequence

from kit.exercises import Exercise
from kit.exercises.wording import Words
from kit.results import answer_label, item_label
from kit.results.words.labels import listed


def item_names(items: Sequence[str], exercise: Exercise, words: Words) -> str:
    """The first few items, in words."""
    return listed([item_label(exercise, item) for item in items], words)


def answer_words(exercise: Exercise, item: str, answer: str | int | None, words: Words) -> str:
    """The words of an answer; those of a side chosen in a notebook of one's own, too."""
    if answer is None:
        return words["no-answer"]
    sides = {"ours": "our-side", "partner": "partner-side"}
    return answer_label(exercise, item, sides.get(str(answer), str(answer)), words)
