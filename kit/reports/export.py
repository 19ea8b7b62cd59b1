"""What a facilitator takes home of a room: results, or single answers, as a file."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Literal, get_args

from kit.exercises import Pack
from kit.reports.answer_rows import ANSWER_COLUMNS, answer_rows
from kit.reports.formats import to_csv, to_json, to_xlsx
from kit.reports.kind import Row
from kit.reports.result_rows import RESULT_COLUMNS, agreement_rows, result_rows
from kit.results import MINIMUM, ResultView, from_json, gone_too_few
from kit.results.questions import RoomAnswers, Sides

if TYPE_CHECKING:
    from kit.responses import Agreement, Snapshot

What = Literal["results", "answers"]
To = Literal["csv", "xlsx", "json"]
FORMAT = 1


def export(
    what: What,
    to: To,
    *,
    pack: Pack,
    sides: Sides,
    revealed: Collection[str],
    snapshots: "Iterable[Snapshot]",
    answers: RoomAnswers = (),
    minimum: int = MINIMUM,
    language: str = "en",
    on_paper: Collection[str] = (),
    agreed: "Iterable[Agreement]" = (),
) -> bytes:
    """The file's bytes: "results" as the room saw them, or single "answers" that stood when it saw them.

    Only exercises among `revealed` that have a snapshot are in it, by the latest one, in the order of the pack; a
    private one never is.
    `answers`, and the authors who are `on_paper`, are needed for "answers" alone; what the room has `agreed` on comes
    last in "results". Nothing revealed or agreed is a file without rows. Columns never depend on content,
    but for texts of more than 32,767 characters in XLSX: see `to_xlsx`.

    Raises `ValueError` for a `what` or `to` that does not exist.
    """
    if what not in get_args(What) or to not in get_args(To):
        raise ValueError(f"'{what}' to '{to}' cannot be exported; there are results and answers, to csv, xlsx and json")
    latest = latest_revealed(snapshots, revealed, pack)
    columns: tuple[str, ...]
    rows: list[Row]
    told = {each.exercise: (pack.exercise(each.exercise, language), sides, pack.words(language)) for each in latest}
    views = {each.exercise: ResultView(from_json(dict(each.results)), *told[each.exercise]) for each in latest}
    if what == "results":
        columns = RESULT_COLUMNS
        rows = [*result_rows(views.values(), pack), *agreement_rows(agreed, language, pack)]
    else:
        columns = ANSWER_COLUMNS
        leaving = (each for each in latest if each.exercise not in pack.contributed_exercises)
        # Without those who were erased since, single answers and the result would tell what they had said.
        up_to = {each.exercise: each.up_to_seq for each in leaving if not gone_too_few(each.results)}
        rows = list(answer_rows(answers, up_to, views, pack, minimum, on_paper))
    if to == "csv":
        return to_csv(columns, rows)
    if to == "xlsx":
        return to_xlsx(what, columns, rows)
    manifest = pack.manifest
    about: Row = {
        "format": FORMAT,
        "what": what,
        "pack": manifest.id,
        "version": manifest.version,
        "language": language,
    }
    return to_json(about, rows)


def latest_revealed(snapshots: "Iterable[Snapshot]", revealed: Collection[str], pack: Pack) -> "list[Snapshot]":
    """What an export holds: of each exercise `revealed` that is not private the latest, in the order of the pack."""
    by_exercise = {each.exercise: each for each in sorted(snapshots, key=lambda each: each.id)}
    workshops = [pack.workshop(name) for name in pack.manifest.workshops]
    order = [exercise.id for each in workshops for exercise in (*each.exercises, *each.contributed)]
    shown = set(revealed) - pack.private_exercises
    return [by_exercise[name] for name in order if name in by_exercise and name in shown]
