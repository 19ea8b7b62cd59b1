"""The room's result of a mutuality gap as HTML: each side's own order, where to talk, the pictures, the numbers."""

from collections.abc import Sequence

from kit.charts import beliefs_svg, beliefs_table, between_svg, between_table, practice_table, table
from kit.exercises import PairedScale
from kit.exercises.kinds.paired_scale import MATTERS
from kit.results import Ranked, ResultView, headline, ranking, reasons_in_words, short_label, where_to_talk
from kit.results.words.gap_words import beliefs_finding, between_finding
from kit.widgets.kind import OnScreen
from kit.widgets.markup import render

SHOWN_OF_AN_ORDER = 6
RESPONSE_STYLES = "response-styles"


def gap_result_html(view: ResultView[PairedScale], screen: OnScreen) -> str:
    """What a room sees: rankings, then the items worth a talk, then pictures, each with its table.

    Beside every comparison stands the caution on response styles: the note of that id, or the one of the interface.
    Of withheld groups nothing is here.
    """
    exercise, words = view.exercise, view.words
    return render(
        "gap_result",
        exercise=exercise,
        words={**dict.fromkeys((f"reading-{each.id}" for each in exercise.readings), ""), **words},
        nothing=not view.shown,
        finding=headline(view),
        orders=_orders(view),
        talk=[
            (short_label(exercise, each.item), reasons_in_words(each, view))
            for each in where_to_talk(view.result, view.sides)
        ],
        caution=next((note.text for note in exercise.notes if note.id == RESPONSE_STYLES), words["caution"]),
        pictures=_pictures(view, screen) if view.shown else (),
        practice=practice_table(view),
        numbers=table(view),
        simulated=screen.simulated,
    )


def _orders(view: ResultView[PairedScale]) -> list[dict[str, object]]:
    """Each side's own order; where no side has one, the order of the whole room. None where it is not in the result."""
    if all(each.item != MATTERS for each in view.items):
        return []
    sides, words = view.sides, view.words
    found: dict[int | None, Sequence[Ranked]] = {side.id: ranking(view.result, side.id) for side in sides}
    shown = found if any(found.values()) else {None: ranking(view.result, None)}
    looks: dict[int | None, int] = {
        each.id: each.position if len(sides) == 1 else place for place, each in enumerate(sides)
    }
    return [
        {
            "name": view.side(side),
            "look": "us" if looks.get(side, 0) == 0 else "them",
            "ranked": [
                {
                    "place": each.place,
                    "text": short_label(view.exercise, each.item),
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


def _pictures(view: ResultView[PairedScale], screen: OnScreen) -> list[dict[str, object]]:
    drawn = (
        ("gap-between", between_svg, between_finding, between_table),
        ("gap-beliefs", beliefs_svg, beliefs_finding, beliefs_table),
    )
    return [
        {
            "title": view.words[name],
            "svg": svg(view, width=screen.in_a_card, simulated=bool(screen.simulated)),
            "finding": finding(view),
            "table": table_of(view),
        }
        for name, svg, finding, table_of in drawn
    ]
