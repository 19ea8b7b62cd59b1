"""How long people need to answer, counted from the items and never guessed; and how long a session with talk takes.

The speeds, and where each is from:

- Reading in a second language, on a phone or aloud: 100 words a minute. In their first language people read English at
  238 words a minute in silence and 183 aloud (M. Brysbaert, "How many words do we read per minute?", Journal of Memory
  and Language 109, 2019, 104047). We take less than half of the first: people in a room also look up and think.
- Writing: 100 seconds for an answer in one's own words, and half as much again. People type about 36 words a minute on
  a phone (K. Palin et al., "How do people type on mobile devices?", MobileHCI 2019); most of it is for thinking.
- A talk: three minutes for a question, so that each of four people at a table speaks for 45 seconds. All tables talk at
  once, in a room of 12 as in one of 60. Two questions for an exercise, with a star in the guide. Our own.
- Getting ready, and looking at a result in silence: a minute each. Three to begin a workshop, five to end it. Our own.
"""

import math
import re
from collections.abc import Iterable

from kit.exercises.model import Exercise
from kit.exercises.pack import Workshop

WORDS_A_MINUTE = 100
READY, LOOK = 1, 1
MINUTES_A_QUESTION, QUESTIONS = 3, 2
BEGIN, END = 3, 5
STORIES_ALONE = 4
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


def minutes_in_a_room(exercise: Exercise, core: Exercise) -> float:
    """Minutes that a room needs for `exercise` at least: to read it, answer its `core` items, look, and talk.

    A practice is not talked about. A story is read before; it is not counted here.
    """
    reading = count_words(f"{exercise.purpose} {exercise.instructions}") / WORDS_A_MINUTE
    questions = 0 if getattr(exercise, "practice", False) else min(QUESTIONS, len(exercise.debrief))
    return READY + reading + minutes_to_answer(core) + LOOK + questions * MINUTES_A_QUESTION


def minutes_alone(workshop: Workshop) -> int:
    """Minutes, in fives, to read `workshop` and answer all of it without any talk; of stories, four."""
    stories = [episode.text for episode in workshop.episodes[:STORIES_ALONE]]
    texts = [workshop.introduction, workshop.closing, *stories]
    texts += [f"{each.purpose} {each.instructions} {each.origin}" for each in workshop.exercises]
    times = {True: len(stories), False: 1}
    answers = sum(minutes_to_answer(each) * times[each.for_each is not None] for each in workshop.exercises)
    return 5 * math.ceil((sum(map(count_words, texts)) / WORDS_A_MINUTE + answers) / 5)


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
