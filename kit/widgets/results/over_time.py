"""What changed since an earlier gathering, as HTML below the room's result: finding, picture and an equal table."""

from datetime import date

from kit.charts import over_time_svg, over_time_table
from kit.charts.over_time import When
from kit.exercises import Exercise
from kit.results import GroupResult, ResultView, compare_over_time, in_words, same_sides
from kit.results.questions import Sides
from kit.results.words.over_time_words import finding
from kit.widgets.kind import OnScreen
from kit.widgets.markup import render


def over_time_html(
    now: ResultView[Exercise], before: GroupResult, sides_before: Sides, day: date, screen: OnScreen
) -> str:
    """What each side says `now` beside what it said `before`, on that `day`; of refused groups the reason alone.

    `folded` is for gatherings further back: the section opens with a press.
    """
    words = now.words
    rows = compare_over_time(now.exercise, before, now.result, now.sides, same_sides(now.sides, sides_before))
    when = When(words["over-time-then"].format(day=in_words(day, words)), words["over-time-now"])
    return render(
        "over_time",
        words=words,
        folded=screen.folded,
        day=in_words(day, words),
        finding=finding(rows, now),
        picture=over_time_svg(rows, now, when, width=screen.in_a_card, simulated=bool(screen.simulated)),
        table=over_time_table(rows, now, when, max(before.minimum, now.result.minimum)),
    )
