"""The room's result of a mutuality gap as HTML: each side's own order, where to talk, the pictures, the numbers."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kit.charts import beliefs_svg, beliefs_table, between_svg, between_table, practice_table, table
from kit.charts.drawing.look import WIDTH
from kit.exercises import PairedScale
from kit.exercises.kinds.paired_scale import MATTERS
from kit.results import (
    GroupResult,
    Ranked,
    group_label,
    headline,
    ranking,
    reasons_in_words,
    short_label,
    where_to_talk,
)
from kit.results.words.gap_words import beliefs_finding, between_finding
from kit.results.words.labels import isolated
from kit.widgets.markup import render

if TYPE_CHECKING:
    from kit.responses import Side

Words = Mapping[str, str]
SHOWN_OF_AN_ORDER = 6
IN_A_CARD = 340
"""Width in px of a picture inside a card on a phone: drawn for it, its letters are not made smaller."""
RESPONSE_STYLES = "response-styles"


def gap_result_html(
    exercise: PairedScale,
    result: GroupResult,
    sides: "Sequence[Side]",
    words: Words,
    *,
    width: int,
    simulated: str = "",
) -> str:
    """What a room sees: rankings, then the items worth a talk, then pictures `width` px wide, each with its table.

    Beside every comparison stands the caution on response styles: the note of that id, or the one of the interface.
    `simulated` is the line that says that these people do not exist, or "". Of withheld groups nothing is here.
    """
    nothing = not any(item.shown for item in result.items)
    return render(
        "gap_result",
        exercise=exercise,
        words={**dict.fromkeys((f"reading-{each.id}" for each in exercise.readings), ""), **words},
        nothing=nothing,
        finding=headline(result, exercise, sides, words),
        orders=_orders(exercise, result, sides, words),
        talk=[
            (short_label(exercise, each.item), reasons_in_words(each, result, exercise, sides, words))
            for each in where_to_talk(result, sides)
        ],
        caution=next((note.text for note in exercise.notes if note.id == RESPONSE_STYLES), words["caution"]),
        pictures=() if nothing else _pictures(exercise, result, sides, words, width, bool(simulated)),
        practice=practice_table(result, exercise, sides, words),
        numbers=table(result, exercise, sides, words),
        simulated=simulated,
    )


def _orders(exercise: PairedScale, result: GroupResult, sides: "Sequence[Side]", words: Words) -> list[dict[str, Any]]:
    """Each side's own order; where no side has one, the order of the whole room. None where it is not in the result."""
    if all(each.item != MATTERS for each in result.items):
        return []
    found: dict[int | None, Sequence[Ranked]] = {side.id: ranking(result, side.id) for side in sides}
    shown = found if any(found.values()) else {None: ranking(result, None)}
    looks: dict[int | None, int] = {
        each.id: each.position if len(sides) == 1 else place for place, each in enumerate(sides)
    }
    return [
        {
            "name": isolated(group_label(side, sides, words)),
            "look": "us" if looks.get(side, 0) == 0 else "them",
            "ranked": [
                {
                    "place": each.place,
                    "text": short_label(exercise, each.item),
                    "said": words["gap-picked"].format(
                        of=words["of-people"].format(count=each.picked, people=each.people)
                    ),
                }
                for each in order[:SHOWN_OF_AN_ORDER]
                if each.points
            ],
        }
        for side, order in shown.items()
    ]


def _pictures(
    exercise: PairedScale, result: GroupResult, sides: "Sequence[Side]", words: Words, width: int, simulated: bool
) -> list[dict[str, Any]]:
    asked = (result, exercise, sides, words)
    width = min(width, IN_A_CARD) if width <= WIDTH else width
    return [
        {
            "title": words["gap-between"],
            "svg": between_svg(*asked, width=width, simulated=simulated),
            "finding": between_finding(*asked),
            "table": between_table(*asked),
        },
        {
            "title": words["gap-beliefs"],
            "svg": beliefs_svg(*asked, width=width, simulated=simulated),
            "finding": beliefs_finding(*asked),
            "table": beliefs_table(*asked),
        },
    ]
