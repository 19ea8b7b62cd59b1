"""The command `mutuality` in a process of its own."""

import subprocess
import sys

from patience import SECONDS


def mutuality(*words: object, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run it to its end, with what somebody `typed`; for commands that are expected to end."""
    command = [sys.executable, "-m", "kit.cli", *map(str, words)]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=SECONDS, check=False)


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """What it said when it would not do it: exit code 1, words on standard error, and no traceback."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "Error:" not in done.stderr.removeprefix("Error:")
    return done.stderr
