"""No exit is forgotten: all addresses and commands are in `docs/exits.md`, and named modules alone read answers."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from listed_exits import DOCS, address, listed

import kit
from kit.cli import main
from kit.server.routes import ROUTES

KIT = Path(kit.__file__ or "").parent
CARRIES = {"none", "own", "gate"}

READING = {
    # others' answers as they are stored, on their way into the gate
    "room_answers": {
        "room/reveal/reveal.py",
        "room/reveal/retract.py",  # a result is made anew, without words that were taken back
    },
    # those that a result was made of: to compare it with the next, to make it anew, to let them out one by one
    "counted_in": {"room/reveal/reveal.py", "room/reveal/retract.py", "reports/room_export.py"},
    # answers of the one person, or table, that is asked for
    "current_answers": {
        "room/participants/answers.py",  # one's own
        "room/participants/headings.py",  # one's own
        "room/demonstration/people.py",  # of people who do not exist
        "room/participants/tables.py",  # one's own, or one's table's
        "room/reveal/seal.py",  # whether a side is ready: true or false leaves, and nothing else
    },
    # all about the one person who asks, for herself
    "every_answer": {"room/participants/tables.py"},  # one's own, or one's table's
    "all_about": {"room/participants/own_data.py"},
    "history": {"room/participants/seats.py", "room/reveal/retract.py"},  # of the author who has just answered
    "progress": {
        "room/board/progress.py",
        "room/reveal/completion.py",
    },  # who has answered which places, without values
    "who_answered": {"room/sides/counted_people.py"},  # a number, and when they joined, for their own side
    "where_refused": {
        "room/reveal/completion.py"
    },  # so that the number of those who have finished tells of none of them
    "every_snapshot": {
        "room/lifecycle/erase.py",
        "room/reveal/reveal.py",
        "room/reveal/retract.py",
        "room/sides/counted_people.py",  # who was counted, for a number
    },
    # people beside their answers
    "latest_answers": {
        "reports/answer_rows.py",
        "results/group.py",
        "results/years/shown_again.py",
        "room/reveal/seal.py",
    },
    "single_answers": {"reports/answer_rows.py"},
    "through_gate": {"results/group.py", "results/subtraction.py"},
    "without_telling_changes": {"results/group.py"},
    "schema": {"room/reveal/reveal.py"},  # the number of the latest answer
    "select": {
        "room/reveal/reveal.py",
        "widgets/plain_form.py",  # of parts of a page
        "server/runtime/lag.py",
        "server/runtime/event_loop.py",
    },  # of which the last two wait for the network, and ask no database
}
MAKING = {
    "Pool": {"results/gate.py"},
    "Group": {
        "results/group.py",  # withheld
        "results/snapshot_json.py",
        # counted, each from a `Pool`, which the gate alone makes
        "results/counting.py",
        "results/kinds/open.py",
        "results/kinds/plane.py",
        "results/kinds/rows.py",
        "results/kinds/scale.py",
    },
    "ItemResult": {"results/group.py", "results/snapshot_json.py"},
    "GroupResult": {"results/group.py", "results/snapshot_json.py"},
}


def test_every_exit_of_private_answers_is_listed_and_none_that_is_gone() -> None:
    exits = [address(str(route[0])) for route in ROUTES] + main.list_commands(click.Context(main))
    assert len(set(exits)) == len(exits)
    assert sorted(listed()) == sorted(exits), "say in docs/exits.md whether others' answers can leave there"


def test_the_list_of_private_exits_names_no_test_that_is_gone() -> None:
    assert {carries for carries, _ in listed().values()} == CARRIES
    assert all(re.search(r"`tests/[^`]+`", where) for _, where in listed().values())
    named = set(re.findall(r"`(tests/[^`]+)`", DOCS.read_text(encoding="utf-8")))
    assert [file for file in sorted(named) if not (KIT.parent / file).is_file()] == []


def used(source: str, names: set[str]) -> Iterator[str]:
    """Which of `names` the Python `source` imports, or takes from something imported."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(attr=name) if name in names:
                yield name
            case ast.ImportFrom(names=imported):
                yield from (each.name for each in imported if each.name in names)


def called(source: str, names: set[str]) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node.func.id


def test_reading_private_answers_is_found_wherever_it_is_hidden() -> None:
    for source in (
        "from kit.responses.answering.answers import room_answers as harmless",
        "from kit.responses import answers\nanswers.room_answers(c, 1, None)",
        "import kit\nread = kit.responses.answering.answers.room_answers",
    ):
        assert "room_answers" in set(used(source, set(READING)))


def modules() -> Iterator[tuple[str, str]]:
    """Every module above the store: its path, and its source."""
    for file in sorted(KIT.rglob("*.py")):
        name = file.relative_to(KIT).as_posix()
        if not name.startswith(("responses/", "exercises/")):
            yield name, file.read_text(encoding="utf-8")


@pytest.mark.parametrize("function", READING)
def test_private_answers_of_others_are_read_by_named_modules_alone(function: str) -> None:
    readers = {name for name, source in modules() if function in set(used(source, {function}))}
    assert readers == READING[function], f"who else reads answers through `{function}`, and is the gate behind it?"


@pytest.mark.parametrize("made", MAKING)
def test_private_results_of_a_group_are_made_of_what_the_gate_lets_out_alone(made: str) -> None:
    assert {name for name, source in modules() if made in set(called(source, {made}))} == MAKING[made]


def test_no_private_answer_is_read_past_the_store() -> None:
    """Text of SQL, or a database opened by another library, would be a way around every name above."""
    around = re.compile(r"\bsqlite3\b|\bpsycopg\b|create_engine|exec_driver_sql|\btext\(\s*[\"']|read_sql")
    assert [name for name, source in modules() if around.search(source)] == []
