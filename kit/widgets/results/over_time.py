"""What changed since an earlier gathering, as HTML below the room's result: finding, picture and an equal table."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kit.charts import over_time_svg, over_time_table
from kit.charts.drawing.look import WIDTH
from kit.charts.over_time import When
from kit.exercises import Exercise
from kit.results import GroupResult, compare_over_time, in_words, same_sides
from kit.results.words.over_time_words import finding
from kit.widgets.markup import render

if TYPE_CHECKING:
    from kit.responses import Side

IN_A_CARD = 340
"""Width in px of a picture inside a card on a phone: drawn for it, its letters are not made smaller."""


def over_time_html(
    exercise: Exercise,
    before: "tuple[GroupResult, Sequence[Side], date]",
    now: "tuple[GroupResult, Sequence[Side]]",
    words: Mapping[str, str],
    *,
    width: int = WIDTH,
    simulated: bool = False,
    folded: bool = False,
) -> str:
    """What each side says `now` beside what it said `before`; of refused groups nothing is here but the reason.

    `folded` is for gatherings further back: the section opens with a press.
    """
    (earlier, earlier_sides, day), (later, sides) = before, now
    rows = compare_over_time(exercise, earlier, later, sides, same_sides(sides, earlier_sides))
    when = When(words["over-time-then"].format(day=in_words(day, words)), words["over-time-now"])
    width = min(width, IN_A_CARD) if width <= WIDTH else width
    return render(
        "over_time",
        words=words,
        folded=folded,
        day=in_words(day, words),
        finding=finding(rows, exercise, sides, words),
        picture=over_time_svg(rows, exercise, sides, when, words, width=width, simulated=simulated),
        table=over_time_table(rows, exercise, sides, when, words, max(earlier.minimum, later.minimum)),
    )
