"""What was said last time: agreements, moves and commitments, as the next room of a partnership opens with them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from kit.exercises import Rows
from kit.results import GroupResult, by_date, in_words
from kit.widgets.markup import render
from kit.widgets.row_lists import ListedRow, owners, rows_shown, short_rows


def last_time_html(
    plans: Sequence[tuple[Rows, GroupResult]], agreed: Sequence[tuple[str, bool]], at: float, words: Mapping[str, str]
) -> str:
    """What a gathering agreed on, who said what, and by when; "" if it left nothing. `at` is when it was shown.

    `agreed` are sentences, each with whether somebody saw it differently. Rows of plans with names stand under these;
    those of others, as moves of both sides, under the plan. What was done is not marked: that is what the room talks
    about.
    """
    sources = [(exercise, rows_shown(exercise, result)) for exercise, result in plans]
    sources = [(exercise, rows) for exercise, rows in sources if rows]
    if not sources and not agreed:
        return ""
    named = owners([each for each in sources if each[0].names_people], words)
    bare = [(owner, [replace(row, cells=(), origin="") for row in rows]) for owner, rows in named]
    moves: list[tuple[str, list[ListedRow]]] = [
        (exercise.title, short_rows(exercise, by_date(rows), words))
        for exercise, rows in sources
        if not exercise.names_people
    ]
    day = in_words(date.fromtimestamp(at), words)
    return render("last_time", owners=bare, moves=moves, agreed=agreed, day=day, words=words)
