"""Rules broken by hand, one at a time; a test must see each: `.venv/bin/python tests/mutants.py` tells which did not.

It changes files of `kit` while it runs, and puts each back.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Mutant:
    """A rule that is broken when `before` in `file` becomes `after`, and the test that sees it."""

    rule: str
    file: str
    before: str
    after: str
    test: str


MUTANTS = (
    Mutant(
        "a reveal waits until every side agreed",
        "kit/room/sides/approval.py",
        "if set(who.leading) - set(agreed.agreed):",
        "if False:",
        "tests/room/test_two_facilitators.py::test_seal_of_a_side_is_not_taken_by_inviting_oneself",
    ),
    Mutant(
        "a side does not confirm what it proposed",
        "kit/room/sides/approval.py",
        "if who.side in proposal.agreed:",
        "if False:",
        "tests/room/test_two_facilitators.py::test_reveal_is_not_confirmed_by_the_side_that_proposes",
    ),
    Mutant(
        "a proposal is over after ten minutes",
        "kit/responses/room/proposals.py",
        "0 <= now - self.made_at < SECONDS_OPEN",
        "True",
        "tests/room/test_two_facilitators.py::test_reveal_proposed_too_long_ago_is_over",
    ),
    Mutant(
        "a side below the minimum is not shown",
        "kit/results/gate.py",
        "if people_by_side.get(side, 0) >= minimum)",
        "if people_by_side.get(side, 0) >= 1)",
        "tests/results/test_gate.py",
    ),
    Mutant(
        "the seal opens when every side is ready",
        "kit/room/reveal/seal.py",
        "if not all(ready.values()):",
        "if not any(ready.values()):",
        "tests/room/test_seal_and_reveal.py::test_nothing_is_revealed_before_every_side_is_ready",
    ),
    Mutant(
        "an item that a side holds back is in no result",
        "kit/room/reveal/reveal.py",
        "result = without_items(from_json(made.results), held)",
        "result = from_json(made.results)",
        "tests/room/test_three_stages.py::test_suppress_held_items_everywhere_and_say_of_nobody",
    ),
    Mutant(
        "the room sees the result that the sides have seen, and no newer one",
        "kit/room/reveal/staged.py",
        "if snapshot is None or snapshot.id != snapshot_id:",
        "if snapshot is None:",
        "tests/room/test_three_stages.py::test_reveal_agreed_of_another_result_is_not_done",
    ),
    Mutant(
        "words taken back leave results",
        "kit/room/participants/answers.py",
        "taken_back = take_back(connection, room.id, pack, by_author)",
        "taken_back = False",
        "tests/room/test_words_taken_back.py::test_private_again_at_once_on_every_exit",
    ),
    Mutant(
        "one plan runs at a time",
        "kit/room/plan/runner.py",
        "if running_plan(context.services, state):",
        "if False:",
        "tests/room/test_plan_runs.py::test_a_plan_is_chosen_and_runs",
    ),
    Mutant(
        "a step that has begun is not left out",
        "kit/room/plan/runner.py",
        "if any(step <= running.step for step in steps):",
        "if False:",
        "tests/room/test_plan_runs.py::test_what_cannot_be_done_is_refused_in_words",
    ),
    Mutant(
        "an observer does not write on a table's sheet",
        "kit/room/participants/tables.py",
        "person.group is not None and person.side is not None",
        "person.group is not None",
        "tests/room/test_tables.py::test_observers_read_a_sheet_and_do_not_write_on_it",
    ),
)


def is_seen(mutant: Mutant) -> bool:
    """Whether the test fails while the rule is broken."""
    file = ROOT / mutant.file
    whole = file.read_text(encoding="utf-8")
    assert whole.count(mutant.before) == 1, mutant
    try:
        file.write_text(whole.replace(mutant.before, mutant.after), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", mutant.test, "-q", "--numprocesses=0"]
        return subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode == 1
    finally:
        file.write_text(whole, encoding="utf-8")


def main() -> int:
    unseen = 0
    for mutant in MUTANTS:
        seen = is_seen(mutant)
        unseen += not seen
        print("seen" if seen else "NOT SEEN", mutant.rule, mutant.test, sep="  ", flush=True)
    return unseen


if __name__ == "__main__":
    sys.exit(main())
