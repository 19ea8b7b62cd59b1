"""Plans and logs on pages: rows by date, and under the names of those who do them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kit.exercises import Exercise, Rows
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.kinds.rows import SHARED
from kit.exercises.wording import Words
from kit.results import GroupResult, OwnRows, ResultView, Row, own_rows
from kit.results.kind import Answers
from kit.widgets.fields import of_parts, texts_in
from kit.widgets.kind import Around, Card, Parts, Seen, WidgetKind
from kit.widgets.markup import render
from kit.widgets.row_lists import Source, listed_rows, owners, rows_sentence, rows_shown, short_rows


class RowsWidgets(WidgetKind[Rows]):
    """The room reads the rows that their authors tick."""

    template = "rows"
    dated = True

    def seen(self, exercise: Rows) -> Seen:
        return "ticked"

    def from_fields(self, exercise: Rows, place: str, parts: Parts, before: Value) -> JsonDict | None:
        filled = texts_in(parts, [column.id for column in exercise.items])
        return {**filled, SHARED: SHARED in parts} if filled else None

    def to_fields(self, exercise: Rows, place: str, value: JsonDict) -> Parts:
        return of_parts(value)

    def with_room_for(self, exercise: Rows, answers: Answers) -> Rows:
        """As many rows as the page offers at first, and one that is empty."""
        places = list(exercise.places())
        used = max((places.index(place) + 1 for place in answers if place in places), default=0)
        return exercise.model_copy(update={"rows": min(max(exercise.rows, used + 1), len(places))})

    def sentence(self, exercise: Rows, result: OwnRows, words: Words, around: Around) -> str:
        look = _counts(result, exercise, around.today)
        count, again = len(result.rows), look["late"] + look["without"]
        key = "own-rows-look" if again else "own-rows-one" if count == 1 else "own-rows"
        return words[key].format(count=count, open=again)

    def told(self, exercise: Rows, result: OwnRows, words: Words, around: Around) -> str:
        return rows_sentence(result, exercise, words, around.today)

    def own_values(
        self, exercise: Rows, result: OwnRows, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        beside = [(each, own_rows(each, given).rows) for each, given in around.beside]
        sources: list[Source] = [(exercise, result.rows), *beside]
        names = owners(sources, words, around.today) if exercise.gathers else []
        says_more = len(names) > 1 or any(rows for _, rows in beside)
        found = _counts(result, exercise, around.today)
        return {
            "has_more": bool(result.rows) or says_more,
            "counts": (
                ("yes", words["own-complete"], found["complete"]),
                ("not-yet", words["own-without"], found["without"]),
                ("late", words["own-late"], found["late"]),
            ),
            "calendar": around.calendar,
            "rows": listed_rows(exercise, result.rows, words, around.today),
            "owners": names if says_more else [],
        }

    def room_values(
        self, view: ResultView[Rows], beside: "Iterable[tuple[Exercise, GroupResult]]"
    ) -> Mapping[str, object]:
        sources = [
            (each, rows_shown(each, found))
            for each, found in [(view.exercise, view.result), *beside]
            if isinstance(each, Rows) and each.names_people
        ]
        return {"owners": owners(sources, view.words), "written": True}

    def sheet(self, exercise: Rows, answers: Answers, words: Words, caption: str) -> str:
        rows = listed_rows(exercise, own_rows(exercise, answers).rows, words, date.today())
        return render("sheet_rows", exercise=exercise, rows=rows, words=words, caption=caption)

    def cards(self, view: ResultView[Rows]) -> Sequence[tuple[str, Sequence[Card]]]:
        found = rows_shown(view.exercise, view.result)
        return [(view.exercise.title, _cards(view.exercise, found, view.words))] if found else ()

    def cards_of_sheet(self, exercise: Rows, answers: Answers, words: Words) -> Sequence[Card]:
        return _cards(exercise, own_rows(exercise, answers).rows, words)


def _counts(result: OwnRows, exercise: Rows, today: date) -> Counter[str]:
    """How many rows are complete, "late", or in a plan "without" a date or a name that it asks for."""
    columns = {column.type for column in exercise.items} if exercise.kind == "plan" else set()

    def state(row: Row) -> str:
        if exercise.kind == "plan" and row.is_late(today):
            return "late"
        lacks = ("date" in columns and row.due is None) or ("person" in columns and not row.owner)
        return "without" if lacks else "complete"

    return Counter(map(state, result.rows))


def _cards(exercise: Rows, rows: Sequence[Row], words: Words) -> list[Card]:
    """A card a row: what it begins with, and below it whose it is, when, and all else."""
    named = owners([(exercise, rows)], words) if exercise.names_people else [("", short_rows(exercise, rows, words))]
    return [
        Card(row.what, " · ".join([*filter(None, (owner, row.day)), *(text for _, text in row.cells)]))
        for owner, of_owner in named
        for row in of_owner
    ]
