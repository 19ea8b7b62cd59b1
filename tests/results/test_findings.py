"""The findings of a result: of the mutuality gap that was worked by hand, and of other exercises."""

import random
import re
from dataclasses import replace

import pytest
from gap_room import ABY, BEX, SIDES, gap, worked_answers
from worked_room import answered

from kit.charts import finding_svg
from kit.exercises import load_pack
from kit.responses import Answered
from kit.results import Group, ResultView, findings, reasons_in_words, summarise, where_to_talk
from kit.results.words.findings import MOST_ANSWERS, distance
from kit.synthetic.answers import asked, plausible
from kit.widgets.results.findings import findings_html

PACK = load_pack()
WORDS = PACK.words("en")
HIGHEST = 430
"""px at a width of 300, shown at 0.57 of a screen 16:9: it may be higher than the screen, and never two screens."""


def test_a_gap_leads_with_the_items_most_worth_a_conversation() -> None:
    exercise = gap()
    result = summarise(exercise, worked_answers(), SIDES)
    worth = where_to_talk(result, SIDES)
    found = findings(ResultView(result, exercise, SIDES, WORDS))
    assert [each.items for each in found] == [(each.item,) for each in worth]
    assert [list(each.reasons) for each in found] == [
        reasons_in_words(each, ResultView(result, exercise, SIDES, WORDS)) for each in worth
    ]
    assert [each.question for each in found] == [each.text for each in exercise.debrief[: len(found)]]
    assert all(each.compares for each in found)
    assert len(findings(ResultView(result, exercise, SIDES, WORDS), at_most=1)) == 1


def test_the_picture_of_a_gap_shows_its_item_alone_and_large() -> None:
    exercise = gap()
    result = summarise(exercise, worked_answers(), SIDES)
    for finding in findings(ResultView(result, exercise, SIDES, WORDS)):
        picture = finding_svg(finding, ResultView(result, exercise, SIDES, WORDS))
        assert 'width="300"' in picture or 'viewBox="0 0 300 ' in picture
        assert "Aby" in picture


def test_findings_of_a_withheld_gap_are_suppressed() -> None:
    exercise = gap()
    three = [each for each in worked_answers() if each.author[-1] in "012"]
    assert findings(ResultView(summarise(exercise, three, SIDES), exercise, SIDES, WORDS)) == ()


def test_findings_say_nothing_of_a_side_below_the_minimum() -> None:
    """Three of Bex are withheld, so that every finding is about Aby alone."""
    exercise = PACK.exercise("readiness")
    given = [
        *answered("readiness", ABY, {f"a{n}": {"rationale": ("yes", "not-yet")[n % 2]} for n in range(8)}),
        *answered("readiness", BEX, {f"b{n}": {"rationale": "not-yet"} for n in range(3)}),
    ]
    found = findings(ResultView(summarise(exercise, given, SIDES), exercise, SIDES, WORDS))
    assert found
    assert all("Bex" not in " ".join([each.headline, *each.reasons]) for each in found)


def test_after_the_whole_come_the_items_that_the_sides_see_most_differently() -> None:
    exercise = PACK.exercise("readiness")
    far, near, alike = (item.id for item in exercise.items[:3])
    given = [
        *answered("readiness", ABY, {f"a{n}": {far: "yes", near: "yes", alike: "partly"} for n in range(8)}),
        *answered(
            "readiness",
            BEX,
            {f"b{n}": {far: "not-yet", near: "yes" if n < 4 else "partly", alike: "partly"} for n in range(8)},
        ),
    ]
    found = findings(ResultView(summarise(exercise, given, SIDES), exercise, SIDES, WORDS))
    assert [each.items for each in found[1:]] == [(far,), (near,)]
    assert "Aby “Yes” (8 of 8); Bex “Not yet” (8 of 8)" in found[1].headline


def a_full_room(name: str) -> list[Answered]:
    """Two sides of twelve who answer by chance, always the same."""
    exercise, chance = PACK.exercise(name), random.Random(name)
    people = {side: {f"{side.name}-{number}": {} for number in range(12)} for side in SIDES}
    for side, of_side in people.items():
        for given in of_side.values():
            for item in asked(exercise):
                value = plausible(exercise, item, chance, (0, side.id), WORDS)
                if value is not None:
                    given[item.id] = value
    return [each for side, of_side in people.items() for each in answered(name, side, of_side)]


@pytest.mark.parametrize(
    "name",
    ["who-we-are", "opportunities", "readiness", "eight-facets", "two-bottom-lines", "challenges", "what-was-learned"],
)
def test_what_a_finding_shows_is_few_and_large(name: str) -> None:
    exercise = PACK.exercise(name)
    result = summarise(exercise, a_full_room(name), SIDES)
    found = findings(ResultView(result, exercise, SIDES, WORDS))
    pictures = [finding_svg(each, ResultView(result, exercise, SIDES, WORDS)) for each in found]
    assert any(pictures)
    heights = [float(height) for each in pictures for height in re.findall(r'viewBox="0 0 300 ([\d.]+)"', each)]
    assert len(heights) == len([each for each in pictures if each])
    assert max(heights) <= HIGHEST


def test_of_many_answers_a_finding_shows_those_given_most() -> None:
    """Each question has a finding of its own, which says that the picture leaves answers out."""
    exercise = PACK.exercise("who-we-are")
    result = summarise(exercise, a_full_room("who-we-are"), SIDES)
    found = findings(ResultView(result, exercise, SIDES, WORDS))
    assert [each.items for each in found] == [("sector",), ("experience",)]
    shares = {
        answer: max(group.counts[answer] / group.people for group in result.items[0].shown)
        for answer in result.items[0].shown[0].counts
    }
    assert len(found[0].answers) == MOST_ANSWERS
    assert min(shares[each] for each in found[0].answers) >= max(
        share for answer, share in shares.items() if answer not in found[0].answers
    )
    assert str(MOST_ANSWERS) in found[0].reasons[0]


def test_every_kind_of_exercise_has_findings_or_none() -> None:
    """The whole is shown where there is nothing to sum up: words of one's own, sheets of tables."""
    for name in PACK.manifest.workshops:
        for exercise in PACK.workshop(name).exercises:
            if not exercise.private:
                result = summarise(exercise, [], SIDES)
                assert findings(ResultView(result, exercise, SIDES, WORDS)) == ()
                assert findings_html(ResultView(result, exercise, SIDES, WORDS)) == []


def test_groups_that_are_told_differently_have_no_distance() -> None:
    points = Group(1, 8, {"1": 8, "2": 0})
    assert distance(points, Group(2, 4, {"band-low": 4, "band-high": 0})) == 0
    assert distance(points, points) == 0
    assert distance(points, replace(points, counts={"1": 0, "2": 8})) == 1
