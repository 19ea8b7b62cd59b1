"""The command `mutuality`: in this process, or in one of its own."""

import subprocess
import sys
from typing import NamedTuple

from click.testing import CliRunner
from patience import SECONDS

from kit.cli import main


class Done(NamedTuple):
    """How it ended, and what it wrote."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def output(self) -> str:
        return self.stdout + self.stderr


def mutuality(*words: object, typed: str = "") -> Done:
    """Run it to its end, with what somebody `typed`. An error that it does not tell in words is one of the test."""
    done = CliRunner().invoke(main, [*map(str, words)], input=typed, prog_name="mutuality", catch_exceptions=False)
    return Done(done.exit_code, done.stdout, done.stderr)


def in_a_process(*words: object) -> Done:
    """The same, as somebody runs it at her terminal: for a server that opens what only its end closes."""
    command = [sys.executable, "-m", "kit.cli", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    return Done(done.returncode, done.stdout, done.stderr)


def refused(done: Done) -> str:
    """What it said when it would not do it: exit code 1, words on standard error, and no traceback."""
    assert done.exit_code == 1, done.output
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "Error:" not in done.stderr.removeprefix("Error:")
    return done.stderr
