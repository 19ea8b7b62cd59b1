"""The findings of a result, each for a screen of its own: headline, picture, the question to ask.

What people wrote is no finding: it is read, as cards, a few at a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.charts import finding_svg, screen_svg
from kit.exercises import Exercise
from kit.exercises.json_types import JsonDict
from kit.results import Finding, ResultView, findings, headline
from kit.widgets.kind import Card, WidgetKind
from kit.widgets.markup import render

MOST_CARDS, MOST_LETTERS = 6, 480
"""Of one screen: more cannot be read from the back of a room. A longer text has a screen of its own."""


@dataclass(frozen=True)
class Page:
    """What stands on one screen: a finding, and where people wrote it `cards`."""

    finding: Finding
    cards: Sequence[Card] = ()


def findings_html(view: ResultView[Exercise], *, simulated: str = "") -> list[str]:
    """Each finding of a result as HTML, in their order; see `kit.results.words.findings`. Loads matplotlib.

    `simulated` is the line that says that these people do not exist, or "".
    """
    return [
        render(
            "finding",
            finding=each.finding,
            cards=each.cards,
            words=view.words,
            picture=finding_svg(each.finding, view),
            simulated=simulated,
        )
        for each in pages(view)
    ]


def findings_on_screen(view: ResultView[Exercise]) -> list[JsonDict]:
    """The same for the Screen: `headline`, `picture` (SVG, or ""), `question`, and `cards` (`title`, `text`).

    Of a result without findings, its headline alone. Loads matplotlib.
    """
    return [
        {
            "headline": each.finding.headline,
            "picture": screen_svg(each.finding, view),
            "question": each.finding.question,
            "cards": [card._asdict() for card in each.cards],
        }
        for each in pages(view) or [Page(Finding(headline(view)))]
    ]


def pages(view: ResultView[Exercise]) -> list[Page]:
    """What a room looks at of a result, one thing after the other; maybe nothing."""
    return [Page(each) for each in findings(view)] or list(_written(view))


def _written(view: ResultView[Exercise]) -> Iterator[Page]:
    exercise, kind = view.exercise, WidgetKind.of(view.exercise)
    asked = exercise.debrief[0].text if exercise.debrief else ""
    table = view.words["table-number-name"]
    of_tables = [
        (table.format(number=each.group), kind.cards_of_sheet(exercise, each.answers, view.words))
        for each in view.result.sheets
    ]
    for heading, cards in of_tables or kind.cards(view):
        for few in _few(cards):
            yield Page(Finding(heading, question=asked), few)


def _few(cards: Sequence[Card]) -> Iterator[list[Card]]:
    """`cards` in their order, as many together as a room can read at once."""
    few: list[Card] = []
    for card in cards:
        letters = sum(len(each.title) + len(each.text) for each in (*few, card))
        if few and (len(few) == MOST_CARDS or letters > MOST_LETTERS):
            yield few
            few = []
        few.append(card)
    if few:
        yield few
