"""What the own results of several kinds of exercise say and show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.exercises import Exercise
from kit.exercises.wording import Words
from kit.results import answer_label, item_label
from kit.results.words.labels import listed

MOST_WORDS = 12
Squares = Sequence[tuple[str, str, int]]
"""Squares of one look each: the end of its class, what it means, and how many there are."""


@dataclass(frozen=True)
class Lane:
    """A line of a picture: what it is `of`, what was `said`, and where a `mark` lies: see `own_pictures.lane`."""

    of: str
    said: str
    at: float | None
    mark: str


def point_lane(of: str, labels: Sequence[str], value: int | str | None, mark: str, words: Words) -> Lane:
    """The line of what was answered on a scale with these `labels`: a point, a way to decline, or nothing."""
    if isinstance(value, int):
        return Lane(of, labels[value - 1], value, mark)
    return Lane(of, words["no-answer" if value is None else value], None, mark)


def in_few_words(*sentences: str) -> str:
    """The first of these that has few enough words for the first line of a result; else the last.

    >>> in_few_words("one " * 13, "few words")
    'few words'
    """
    return next((each for each in sentences if len(each.split()) <= MOST_WORDS), sentences[-1])


def counted(count: int, total: int, words: Words) -> str:
    """How much is answered, where nothing else stands out."""
    return words["your-answers-count"].format(count=count, total=total)


def answered_squares(done: int, declined: int, unanswered: int, words: Words) -> Squares:
    """How much is answered: said, not to be said, and open."""
    return (
        ("done", words["own-answered"], done),
        ("kept", words["own-declined-some"], declined),
        ("unanswered", words["unanswered"], unanswered),
    )


def ordered_bars(
    exercise: Exercise,
    item: str,
    options: Sequence[str],
    words: Words,
    said: Mapping[str, tuple[str, str]] | None = None,
) -> list[tuple[str, str, float, str]]:
    """A bar for each of these options, the first the longest; `said` is what stands with one, and its colour."""
    found = []
    for place, option in enumerate(options):
        more, look = (said or {}).get(option, ("", "side-1"))
        found.append((answer_words(exercise, item, option, words), more, 1 - place / (len(options) + 1), look))
    return found


def item_names(items: Sequence[str], exercise: Exercise, words: Words) -> str:
    """The first few items, in words."""
    return listed([item_label(exercise, item) for item in items], words)


def answer_words(exercise: Exercise, item: str, answer: str | int | None, words: Words) -> str:
    """The words of an answer; those of a side chosen in a notebook of one's own, too."""
    if answer is None:
        return words["no-answer"]
    sides = {"ours": "our-side", "partner": "partner-side"}
    return answer_label(exercise, item, sides.get(str(answer), str(answer)), words)
