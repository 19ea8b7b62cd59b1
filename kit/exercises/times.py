"""How long people need to answer, counted from the items and never guessed."""

import re
from collections.abc import Iterable

from kit.exercises.model import Exercise

WORDS_A_MINUTE = 100
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SECOND_LANGUAGE = 1.5  # most people in a room read a language that is not their first


def minutes_to_answer(exercise: Exercise) -> float:
    """Minutes that a second-language reader needs for all items of `exercise`, without any talk.

    Counted per item: 12 seconds for a statement, 24 for a pair, 30 for a point on a plane, 15 for a choice or a line
    of a checklist, 100 for an answer in one's own words; where one picks and ranks, 5 for each option and 10 for each
    rank, also for what matters most at the end of pairs. What there are two rounds of takes twice the time. Of
    episodes, only the questions about one are counted.
    """
    return exercise.seconds() * SECOND_LANGUAGE / 60


def minutes_to_read(texts: Iterable[str]) -> float:
    """Minutes that a second-language reader needs for the longest of `texts`, at 100 words a minute.

    >>> minutes_to_read(["one two three four five", "one two"])
    0.05
    """
    return max((count_words(text) for text in texts), default=0) / WORDS_A_MINUTE


def count_words(text: str) -> int:
    """Words in `text`; what is joined by a hyphen or an apostrophe is one word, and marks are none.

    >>> count_words("**You** don't need a follow-up, 2 visits are enough.")
    9
    """
    return len(WORD.findall(text))
