"""How easy the pack's English is to read: what a participant reads, measured for each part of a workshop.

    python tests/exercises/readability.py            # the kit's own pack
    python tests/exercises/readability.py path/to/a/pack

Flesch's reading ease looks at the length of sentences and of words; higher is easier. It was made for passages of a
hundred words and more, so that a single sentence says little: measured are a whole exercise (purpose, instructions,
items, options, help, notes, talk), what stands round the exercises (introduction, outcomes, closing, glossary), and
each episode. What has no full stop, such as an option or a heading of a column, counts as a sentence. Titles and
citations are left out.

The bar is 70, "fairly easy" in R. Flesch, How to Write Plain English (1979), chapter 2. That is where tables which set
Flesch beside the CEFR begin B1 (60 to 70 is B2, 70 to 80 is B1: englishexpert.de, Readability, 2025), and where a
regression over 59 graded texts puts it too (cefr.ai, 2024: GSE = 280 - 3.2 x ease, and B1 ends at GSE 58, so at 69).
No formula knows an idiom or a rare short word. It finds what is too long; the rest is for a reader's eye.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import textstat

from kit.exercises import Exercise, Pack, load_pack
from kit.exercises.check import count_words
from kit.exercises.episodes import Episode
from kit.exercises.model import Model
from kit.exercises.pack import Workshop

EASE_OF_B1 = 70
LONG_SENTENCE = 20  # words; most sentences have fewer
LONGEST_SENTENCE = 30  # words; no sentence has more
MOST_LONG = 0.1  # the share of sentences in a workshop that may be long
ROUND_THE_EXERCISES = "round the exercises"

# Fields that nobody reads, and those that are read as names.
KEYS = frozenset(
    {
        "id",
        "kind",
        "workshop",
        "source",
        "introduction_from",
        "tag",
        "level",
        "case",
        "type",
        "of",
        "options_from",
        "for_each",
        "filled",
        "empty",
    }
)
NO_SENTENCES = KEYS | {"title", "short_title", "short", "term", "label", "labels", "teller"}

LIST_MARK = re.compile(r"^\s*(?:\d+\.|[-*])\s+")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][\"”’)])\s+")


@dataclass(frozen=True)
class Measured:
    """A part of a workshop: `ease` by Flesch (up to about 120), `grade` by Flesch and Kincaid (years at school).

    `longest` is the sentence with most words, `long` the share (0 to 1) of sentences with more than `LONG_SENTENCE`.
    """

    workshop: str
    part: str
    words: int
    ease: float
    grade: float
    long: float
    longest: str


def measure(workshop: str, part: str, texts: list[str]) -> Measured:
    """Measure `texts`, which are read one after the other."""
    sentences = [sentence for text in texts for sentence in sentences_of(text)]
    whole = " ".join(sentences)
    return Measured(
        workshop=workshop,
        part=part,
        words=count_words(whole),
        ease=textstat.flesch_reading_ease(whole),
        grade=textstat.flesch_kincaid_grade(whole),
        long=sum(count_words(each) > LONG_SENTENCE for each in sentences) / len(sentences),
        longest=max(sentences, key=count_words),
    )


def sentences_of(text: str) -> list[str]:
    r"""The sentences of `text` without the signs of Markdown, each with its full stop.

    >>> sentences_of("1. **Who we are.** You say it:\n2. A short list")
    ['Who we are.', 'You say it.', 'A short list.']
    """
    blocks = re.split(r"\n\s*\n|\n(?=\s*(?:\d+\.|[-*])\s)", text)
    paragraphs = (" ".join(LIST_MARK.sub("", each).replace("*", "").split()) for each in blocks)
    found = (each.strip() for paragraph in paragraphs for each in SENTENCE_END.split(paragraph))
    return [each if each[-1] in '.!?"”)' else f"{each.rstrip(':;,')}." for each in found if count_words(each)]


def texts_in(
    model: Model, leave_out: frozenset[str] = NO_SENTENCES, without: tuple[type[Model], ...] = ()
) -> Iterator[str]:
    """The texts of `model` and all that it contains, but not those in the fields `leave_out` or parts `without`."""
    for name in (each for each in type(model).model_fields if each not in leave_out):
        value = getattr(model, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Model) and not isinstance(each, without):
                yield from texts_in(each, leave_out, without)
            elif isinstance(each, str):
                yield each


def parts_of(workshop: Workshop) -> Iterator[tuple[str, list[str]]]:
    """Each part of a workshop with its texts. What is asked for every episode counts once, and so does an episode."""
    yield ROUND_THE_EXERCISES, list(texts_in(workshop, without=(Exercise, Episode)))
    told = {episode.id: list(texts_in(episode)) for episode in workshop.episodes}
    elsewhere = {text for texts in told.values() for text in texts}
    for exercise in workshop.exercises:
        yield exercise.id, [text for text in dict.fromkeys(texts_in(exercise)) if text not in elsewhere]
    for name, texts in told.items():
        yield f"episode {name}", texts


def measured_parts(pack: Pack) -> list[Measured]:
    """All parts of all workshops of `pack`, in the order of the series."""
    return [
        measure(workshop, part, texts)
        for workshop in pack.manifest.workshops
        for part, texts in parts_of(pack.workshop(workshop))
        if any(map(count_words, texts))
    ]


def measured_workshops(pack: Pack) -> list[Measured]:
    """Each workshop of `pack` as a whole."""
    everything = {
        name: [text for _, texts in parts_of(pack.workshop(name)) for text in texts] for name in pack.manifest.workshops
    }
    return [measure(name, "all of it", texts) for name, texts in everything.items()]


def table(rows: list[Measured]) -> str:
    """`rows` as lines to print."""
    head = f"{'':58} {'words':>6} {'ease':>5} {'grade':>5} {'long':>5}  longest sentence"
    lines = (
        f"{row.workshop + ', ' + row.part:58.58} {row.words:>6} {row.ease:>5.0f} {row.grade:>5.1f} {row.long:>5.0%}"
        f"  {count_words(row.longest)} words"
        for row in rows
    )
    return "\n".join([head, *lines])


if __name__ == "__main__":
    shown = load_pack(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    print(f"Reading ease by Flesch; {EASE_OF_B1} and more is B1 or easier. 'long': more than {LONG_SENTENCE} words.\n")
    print(table(measured_parts(shown)))
    print()
    print(table(measured_workshops(shown)))
