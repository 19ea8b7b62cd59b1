"""Results of plans and logs: the rows that their authors share."""

from kit.exercises import Rows
from kit.exercises.kinds.rows import ALL_ROWS, SHARED
from kit.results.gate import Pool
from kit.results.group import KEPT, Group
from kit.results.kind import Answers, Coarse, ResultKind
from kit.results.questions import Question, Reply
from kit.results.readings.rows import OwnRows, cells_of, gathered, in_one_order, own_rows, rows_of, shared_rows
from kit.results.view import ResultView
from kit.results.words.labels import has_item, item_text
from kit.results.years.closeness import Revealed


class RowsResults(Coarse, ResultKind[Rows]):
    """All that a person wrote is one reply: the rows that she shares."""

    written = True
    identifying = False

    def questions(self, exercise: Rows) -> tuple[Question, ...]:
        return (Question(ALL_ROWS),)

    def reply(self, exercise: Rows, question: Question, answers: Answers) -> Reply | None:
        return shared_rows(answers, exercise)

    def on_sheet(self, exercise: Rows, answers: Answers) -> Answers:
        return {place: row for place, row in answers.items() if row.get(SHARED)}

    def group(self, exercise: Rows, question: Question, pool: Pool) -> Group:
        """Shared rows in the order of their words; `counts` are people, of whom each may share several."""
        sharing = sum(bool(given) for given in pool.replies)
        counts = {SHARED: sharing, KEPT: len(pool.replies) - sharing}
        rows = in_one_order([cells_of(row) for given in pool.replies for row in given])
        return Group(pool.side, len(pool.replies), counts, pool.declined, rows=rows)

    def own(self, exercise: Rows, given: Answers, revealed: Revealed | None) -> OwnRows:
        return own_rows(exercise, given)

    def item_label(self, exercise: Rows, item: str) -> str:
        return item_text(exercise, item) if has_item(exercise, item) else exercise.title

    def headline(self, view: ResultView[Rows]) -> str:
        words, rows = view.words, rows_of(view.exercise, (row for item in view.items for row in item.whole.rows))
        owners = [owner for owner, _ in gathered(rows) if owner]
        key = {0: "headline-rows-none", 1: "headline-rows-one"}.get(len(rows), "headline-rows")
        nobody = sum(not row.owner for row in rows)
        named = words["headline-rows-nobody"].format(count=nobody) if rows and nobody else ""
        return f"{words[key].format(count=len(rows), owners=len(owners))} {named}".strip()
