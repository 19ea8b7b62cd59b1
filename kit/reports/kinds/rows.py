"""Reports of plans and logs: the cells of rows, and the dated rows of a plan in a calendar."""

from collections.abc import Iterable
from datetime import tzinfo

from kit.exercises import Rows
from kit.exercises.wording import Words
from kit.reports.events import Changed, Event, uid
from kit.reports.kind import Changes, ReportKind, Row
from kit.results import Group, labelled, own_rows
from kit.results import Row as OwnRow
from kit.results.kind import Answers


class RowsReports(ReportKind[Rows]):
    """Who wrote a row, no file says."""

    def cells(self, exercise: Rows, group: Group) -> Iterable[Row]:
        """A line for each cell of the rows that came through the gate."""
        for number, cells in enumerate(group.rows, 1):
            for (column, _), (known, short, text) in zip(cells, labelled(exercise, cells), strict=True):
                question = known.text if known else short
                start: Row = {"item": column, "part": f"row-{number}", "question": question}
                yield start | {"answer": "text", "answer_text": text}

    def events(
        self, exercise: Rows, given: Answers, changes: Changes, owner: str, words: Words, zone: tzinfo | None
    ) -> Iterable[Event]:
        if exercise.kind != "plan":
            return
        for row in own_rows(exercise, given).rows:
            if row.due:
                said = [f"{short}: {text}" for _, short, text in labelled(exercise, row.cells)]
                description = "\n".join([*said, exercise.title])
                name, summary = uid(owner, exercise.id, row.place), _summary(exercise, row)
                yield Event(name, row.due, summary, description=description, changed=changes.get(row.place))
        for last, changed in _that_lost_their_date(exercise, given, changes):
            if last.due:
                what = words["calendar-cancelled"].format(what=_summary(exercise, last))
                yield Event(uid(owner, exercise.id, last.place), last.due, what, changed=changed, cancelled=True)

    def has_dates(self, exercise: Rows, given: Answers, changes: Changes) -> bool:
        return any(row.due for row in own_rows(exercise, given).rows) or any(
            _that_lost_their_date(exercise, given, changes)
        )


def _that_lost_their_date(plan: Rows, given: Answers, changes: Changes) -> Iterable[tuple[OwnRow, Changed]]:
    """Rows, as they were when they last had a date, that have none any more or were removed."""
    dated = {row.place for row in own_rows(plan, given).rows if row.due}
    for place, changed in changes.items():
        if place in dated:
            continue
        before = (row for value in changed.before if value for row in own_rows(plan, {place: value}).rows)
        if last := next((row for row in before if row.due), None):
            yield last, changed


def _summary(plan: Rows, row: OwnRow) -> str:
    return f"{row.owner}: {row.what}" if row.owner else row.what or plan.title
