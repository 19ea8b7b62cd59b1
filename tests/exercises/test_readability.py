"""What a participant reads is plain English, CEFR B1; `readability.py` says how it is measured and where the bar is."""

import re
from functools import cache

import pytest
from readability import (
    EASE_OF_B1,
    KEYS,
    LONGEST_SENTENCE,
    MOST_LONG,
    ROUND_THE_EXERCISES,
    Measured,
    measured_parts,
    measured_workshops,
    sentences_of,
    table,
    texts_in,
)

from kit.exercises import load_pack
from kit.exercises.check import count_words
from kit.exercises.pack import Workshop

PACK = load_pack()
NAMES = PACK.manifest.workshops

# Parts that are harder to read than the bar, each with the reason: (workshop, part) -> why it must be so.
NAMES_AND_ROLES = "names of places, offices and people's roles must stay as the source has them, and they are long"
HARDER = {("mutuality-cases", "episode invisible-culture"): NAMES_AND_ROLES}
HARDEST = 50  # what no reason excuses
EASE_OF_A_WORKSHOP = 75
# Sentences that are longer, by their first words, each with the reason.
LONGER: dict[str, str] = {}


@cache
def parts() -> list[Measured]:
    return measured_parts(PACK)


@cache
def workshops() -> list[Measured]:
    return measured_workshops(PACK)


def of(workshop: str, rows: list[Measured]) -> list[Measured]:
    return [row for row in rows if row.workshop == workshop]


@pytest.mark.parametrize("workshop", NAMES)
def test_every_part_is_easy_enough_for_b1(workshop: str) -> None:
    print(table(of(workshop, parts()) + of(workshop, workshops())))
    bar = {row.part: HARDEST if (workshop, row.part) in HARDER else EASE_OF_B1 for row in of(workshop, parts())}
    hard = [row for row in of(workshop, parts()) if row.ease < bar[row.part]]
    assert not hard, "\n" + table(hard)


@pytest.mark.parametrize("workshop", NAMES)
def test_a_workshop_as_a_whole_is_easier_than_its_hardest_part_may_be(workshop: str) -> None:
    (whole,) = of(workshop, workshops())
    assert whole.ease >= EASE_OF_A_WORKSHOP, table([whole])


@pytest.mark.parametrize("workshop", NAMES)
def test_no_sentence_is_too_long_and_most_are_short(workshop: str) -> None:
    long = [
        f"{row.part}: {count_words(row.longest)} words: {row.longest}"
        for row in of(workshop, parts())
        if count_words(row.longest) > LONGEST_SENTENCE and not row.longest.startswith(tuple(LONGER))
    ]
    assert not long, "\n" + "\n".join(long)
    (whole,) = of(workshop, workshops())
    assert whole.long <= MOST_LONG, f"{whole.long:.0%} of the sentences are long"


def test_every_exception_is_still_needed() -> None:
    easy = {(row.workshop, row.part) for row in parts() if row.ease >= EASE_OF_B1}
    assert not easy & set(HARDER)
    longer = [row.longest for row in parts() if count_words(row.longest) > LONGEST_SENTENCE]
    assert all(any(sentence.startswith(words) for sentence in longer) for words in LONGER)


def test_a_hard_text_is_found() -> None:
    workshop = PACK.workshop("start-here")
    hard = (
        "Institutional capacity-building necessitates the contextualisation of organisational epistemologies, "
        "notwithstanding considerable heterogeneity in participating municipalities' administrative arrangements, "
        "and so on and on and on, as one may go on when nobody is there to say where a sentence ought to end."
    )
    spoilt = workshop.model_copy(update={"introduction": hard, "closing": hard, "glossary": ()})
    pack = PACK.model_copy(update={"workshops": {"en": {**PACK.workshops["en"], "start-here": spoilt}}})
    part = next(row for row in of("start-here", measured_parts(pack)) if row.part == ROUND_THE_EXERCISES)
    assert part.ease < EASE_OF_B1
    assert part.longest.startswith("Institutional")


def test_texts_of_every_depth_are_measured() -> None:
    texts = " ".join(texts_in(PACK.workshop("linking")))
    for words in (
        "You have a written plan for your link",
        "How you will reach them",
        "Write one page",
        "A first, short",
    ):
        assert words in texts
    assert "Linking checklists" not in texts, "titles are no sentences"
    assert "linking-toolkit" not in texts, "keys of sources are not read"


def test_sentences_end_where_a_reader_pauses() -> None:
    text = 'Ask: who\nspeaks? She said "no." Then\n\n- one thing\n- another (of 3.5)'
    assert sentences_of(text) == ["Ask: who speaks?", 'She said "no."', "Then.", "one thing.", "another (of 3.5)"]


# What a glossary explains -----------------------------------------------------------------------------------------


def unused_terms(workshop: Workshop) -> list[str]:
    """The terms of the glossary that no text of the workshop has; a term may be inflected or differently spelt.

    A reader may meet it in another form (governance, governing), so the first letters of each of its words count.
    """
    read = " ".join(texts_in(workshop, (KEYS | {"glossary", "term"}))).lower()
    return [term.term for term in workshop.glossary if not _stands_in(term.term.lower().removeprefix("to "), read)]


def _stands_in(term: str, read: str) -> bool:
    words = [re.escape(word[: max(4, len(word) - 3)]) for word in re.findall(r"[\w'-]+", term)]
    return re.search(r"\b" + r"\w*\W+".join(words), read) is not None


@pytest.mark.parametrize("workshop", NAMES)
def test_every_term_of_the_glossary_is_used_in_its_workshop(workshop: str) -> None:
    assert unused_terms(PACK.workshop(workshop)) == []


def test_a_term_that_nobody_meets_is_found() -> None:
    workshop = PACK.workshop("linking")
    terms = [
        term.model_copy(update={"term": name}) for term, name in zip(workshop.glossary, ("Subsidiarity",), strict=False)
    ]
    assert unused_terms(workshop.model_copy(update={"glossary": tuple(terms)})) == ["Subsidiarity"]
