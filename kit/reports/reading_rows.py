"""The readings of a mutuality gap as rows: what the room's page says in words and tables, as numbers to work with.

`part` is the reading. `espoused-practised` has for each item and side the answers "matters", "practice" and "gap";
`between-sides` the difference of the first side's view of itself from the second's; `perception` for each item and side
its own view, what the other side believes, and their distance; `disagreement` Leik's D; `where-to-talk` the items most
worth a talk, in their order (`points`, from 1), with each reason and how strong it is. `value` is the number.
"""

from collections.abc import Iterator

from kit.exercises import PairedScale
from kit.results import (
    ResultView,
    between_sides,
    espoused_practised,
    group_label,
    perceptions,
    spreads,
    where_to_talk,
)

Cells = dict[str, str | int | float | None]


def reading_rows(view: ResultView[PairedScale]) -> Iterator[Cells]:
    """Rows of all readings that the groups shown allow; what is withheld has none. Values have four decimals."""
    for part, item, side, answer, answer_text, value, points in _readings(view):
        yield {
            "item": item,
            "part": part,
            "question": view.item(item),
            "side": "" if side is None else group_label(side, view.sides, view.words),
            "withheld": "",
            "answer": answer,
            "answer_text": answer_text,
            "value": round(value, 4),
            "points": points,
        }


Reading = tuple[str, str, int | None, str, str, float, int | None]


def _readings(view: ResultView[PairedScale]) -> Iterator[Reading]:
    result, sides, words = view.result, view.sides, view.words
    for short in espoused_practised(result, sides):
        numbers = {"matters": short.matters, "practice": short.practice, "gap": short.gap}
        for answer, value in numbers.items():
            yield ("espoused-practised", short.item, short.side, answer, words[f"column-{answer}"], value, None)
    for between in between_sides(result, sides):
        text = words["column-difference"]
        yield ("between-sides", between.item, between.one, "difference", text, between.difference, None)
    for seen in perceptions(result, sides):
        numbers = {"itself": seen.own, "believed": seen.believed, "distance": seen.distance}
        for answer, value in numbers.items():
            yield ("perception", seen.item, seen.about, answer, words[f"column-{answer}"], value, None)
    for spread in spreads(result, sides):
        text = words[f"spread-{spread.called}"]
        yield ("disagreement", spread.item, spread.side, spread.called, text, spread.value, None)
    for place, worth in enumerate(where_to_talk(result, sides), 1):
        for reason in worth.reasons:
            text = words[f"why-{reason.why}"]
            yield ("where-to-talk", worth.item, reason.side, reason.why, text, reason.strength, place)
