"""One's own result, whatever one answered: a sentence of at most 12 words about "you", one picture, and a fold."""

import random
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

import pytest
from one_person import answers_of_one
from test_form_html import exercises
from worked_room import SIDES

from kit.exercises import CANNOT_SAY, RATHER_NOT_SAY, Exercise, PairedScale, Scale, load_pack
from kit.responses import Answered, Side
from kit.results import (
    GroupResult,
    OwnPaired,
    OwnScale,
    Revealed,
    from_json,
    is_divided,
    own_result,
    summarise,
    to_json,
)
from kit.results.readings.beside import Beside
from kit.results.words.labels import mean_in_words, withheld_shortly
from kit.widgets.common import MOST_WORDS
from kit.widgets.kind import Around
from kit.widgets.results.result import own_result_html, own_sentence

PACK = load_pack()
WORDS = PACK.words("en")
EVERY = exercises(PACK)
COMPARED = [each for each in EVERY if isinstance(each, Scale | PairedScale) and not each.private]
DRAWS = 12
FINDING = re.compile('<p class="finding">(.*)</p>')
LINE = re.compile("<p><span>(.*)</span> <strong>(.*)</strong></p>")


def is_about_you(sentence: str) -> bool:
    return 0 < len(sentence.split()) <= MOST_WORDS and re.search(r"\b[Yy]our?\b", sentence) is not None


def answered_by(exercise: Exercise) -> Iterator[dict[str, Any]]:
    """Nothing, all of it refused, and what some people may have said."""
    yield {}
    if isinstance(exercise, Scale | PairedScale):
        for refusal in (CANNOT_SAY, RATHER_NOT_SAY):
            both = {"us": refusal, "them": refusal}
            yield {item.id: both if isinstance(exercise, PairedScale) else refusal for item in exercise.items}
    for number in range(DRAWS):
        yield answers_of_one(exercise, random.Random(f"{exercise.id} {number}"))


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)
def test_a_sentence_about_you_then_a_picture_then_a_fold(exercise: Exercise) -> None:
    for answers in answered_by(exercise):
        for around in (Around(), Around(in_room=True, calendar="/calendar.ics")):
            html = own_result_html(exercise, answers, WORDS, around)
            for sentence in FINDING.findall(html):  # of each story, too
                assert is_about_you(sentence), sentence
            top = html.partition("<details")[0]
            assert top.count('<p class="finding">') == 1
            assert top.count('<figure class="glance">') == bool(answers)
            assert not answers or top.index("finding") < top.index("glance")
            assert top.count("<h3") == 1, "nothing else stands beside them"
            assert html.count("own-more") == bool(answers and not exercise.for_each)


def test_a_refusal_is_a_result() -> None:
    exercise = PACK.exercise("eight-facets")
    refused = {item.id: RATHER_NOT_SAY for item in exercise.items}
    assert own_sentence(own_result(exercise, refused), exercise, WORDS) == WORDS["own-declined"]
    assert WORDS["own-declined-some"] in own_result_html(exercise, refused, WORDS)


def test_long_labels_give_way_to_numbers() -> None:
    scale = PACK.exercise("eight-facets")
    long = [f"a point of the scale with many words {number}" for number in range(5)]
    wordy = Scale.model_validate({**scale.model_dump(by_alias=True), "labels": long})
    first, second = (item.id for item in scale.items[:2])
    html = own_result_html(wordy, {first: 2, second: 4}, WORDS)
    assert FINDING.findall(html) == ["Your answers go from 2 to 4 of 5."]


def room_of(exercise: Exercise, people: Mapping[Side, int], seed: str = "") -> GroupResult:
    """What a room sees of drawn answers, so many of each side, as its snapshot keeps it."""
    drawn = [
        (f"{side.name}-{number}", side, answers_of_one(exercise, random.Random(f"{seed} {side.name} {number}")))
        for side, count in people.items()
        for number in range(count)
    ]
    said = [(name, side, place, value) for name, side, given in drawn for place, value in given.items()]
    answers = [Answered(name, side.id, exercise.id, at, value, seq) for seq, (name, side, at, value) in enumerate(said)]
    return from_json(to_json(summarise(exercise, answers, list(people))))


def cards_in(html: str) -> list[tuple[str, str, dict[str, str]]]:
    """The item, the sentence and the lines of each card."""
    shown = unescape(html).partition('<ol class="beside"')[2].partition("</ol>")[0]
    return [
        (re.findall("<h4>(.*)</h4>", card)[0], FINDING.findall(card)[0], dict(LINE.findall(card)))
        for card in shown.split("<li>\n")[1:]
    ]


def beside(exercise: Exercise, answers: Mapping[str, Any], revealed: Revealed) -> tuple[Beside, ...]:
    mine = own_result(exercise, answers, revealed)
    assert isinstance(mine, OwnScale | OwnPaired)
    return mine.beside


@pytest.mark.parametrize("people", [(9, 9), (9, 5), (5, 3), (8, 1), (3, 3)], ids=str)
@pytest.mark.parametrize("exercise", COMPARED, ids=lambda each: each.id)
def test_a_card_says_of_others_what_the_room_has_seen(exercise: Exercise, people: tuple[int, int]) -> None:
    """Every word about others is that of a group in the snapshot; of a withheld one only that it is withheld."""
    result = room_of(exercise, dict(zip(SIDES, people, strict=True)))
    groups = {(each.item, each.part, group.side): group for each in result.items for group in each.groups}
    paired = isinstance(exercise, PairedScale)
    texts = {(getattr(item, "short", "") or item.text if paired else item.text): item.id for item in exercise.items}
    for side, other in (SIDES, SIDES[::-1]):
        answers = answers_of_one(exercise, random.Random("one person"))
        html = own_result_html(exercise, answers, WORDS, Around(Revealed(result, side.id, SIDES), in_room=True))
        found = cards_in(html)
        assert len(found) == len(beside(exercise, answers, Revealed(result, side.id, SIDES)))
        for title, sentence, lines in found:
            item = texts[title]
            assert is_about_you(sentence), sentence
            parts = ("us", "them") if paired else ("", "")
            if not paired and f"{item}.again" in answers and isinstance(answers[f"{item}.again"], int):
                parts = ("again", "again")
            for who, group in (
                ("own-your-side", groups[item, parts[0], side.id]),
                ("own-their-view" if paired else "own-other-side", groups[item, parts[1], other.id]),
            ):
                said = lines.pop(WORDS[who])
                if group.withheld:
                    assert said == withheld_shortly(group, WORDS) and WORDS["gap-withheld"] in sentence
                elif is_divided(group):
                    assert said == WORDS["gap-divided"] and said in sentence
                else:
                    assert said == mean_in_words(group.mean or 0, WORDS, about=group.in_bands) and said in sentence
            assert lines == {WORDS["own-you"]: sentence.split()[1].rstrip(".")}, "nothing more is said"


def test_of_a_room_that_saw_nothing_there_is_no_card() -> None:
    for exercise in COMPARED:
        result = room_of(exercise, dict.fromkeys(SIDES, 3))
        revealed = Revealed(result, SIDES[0].id, SIDES)
        answers = answers_of_one(exercise, random.Random(1))
        assert 'class="beside"' not in own_result_html(exercise, answers, WORDS, Around(revealed))


def test_whoever_is_of_no_side_has_no_side_to_compare_with() -> None:
    exercise = PACK.exercise("challenges")
    result = room_of(exercise, dict.fromkeys(SIDES, 8))
    answers = {item.id: {"us": 2, "them": 3} for item in exercise.items}
    assert not beside(exercise, answers, Revealed(result, None, SIDES))
    assert beside(exercise, answers, Revealed(result, 1, SIDES))


def test_between_three_sides_nobody_knows_whom_a_belief_is_about() -> None:
    three = (*SIDES, Side(3, 3, "Lima"))
    for name, line in (("challenges", None), ("eight-facets", WORDS["own-room"])):
        exercise = PACK.exercise(name)
        result = room_of(exercise, dict.fromkeys(three, 8))
        answers = {item.id: {"us": 2, "them": 3} if name == "challenges" else 2 for item in exercise.items}
        html = own_result_html(exercise, answers, WORDS, Around(Revealed(result, 1, three), in_room=True))
        cards = cards_in(html)
        assert cards
        for _, sentence, lines in cards:
            assert is_about_you(sentence)
            assert [*lines] == [WORDS["own-you"], WORDS["own-your-side"], *([line] if line else [])]


def test_a_scale_that_was_changed_since_is_not_compared() -> None:
    exercise = PACK.exercise("eight-facets")
    result = room_of(exercise, dict.fromkeys(SIDES, 8))
    shorter = Scale.model_validate({**exercise.model_dump(by_alias=True), "labels": ["no", "half", "yes"]})
    answers = {item.id: 2 for item in exercise.items}
    assert not beside(shorter, answers, Revealed(result, 1, SIDES))


def test_the_furthest_apart_comes_first() -> None:
    exercise = PACK.exercise("gap")
    result = room_of(exercise, dict.fromkeys(SIDES, 8))
    found = beside(exercise, answers_of_one(exercise, random.Random(2)), Revealed(result, 1, SIDES))
    apart = [each.apart for each in found]
    assert apart == sorted(apart, reverse=True) and apart[0] > apart[-1]
