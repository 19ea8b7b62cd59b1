"""One step of an installation: a program runs, what it prints goes to a file, and how far it is to the person."""

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# What uv prints when it has come this far, and what the person hears then.
UV_IS = {"Resolved": "parts chosen, fetching them", "Prepared": "parts fetched", "Installed": "parts put in place"}
_UV_SAID = re.compile(r"(Resolved|Prepared|Installed) (\d+) packages? in")


def say(text: str) -> None:
    """Tell the person how far we are. Standard output stays free for what the command itself prints."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


@dataclass
class Progress:
    """Turns lines that pip and uv print into a few lines for a person."""

    parts: int = 0

    def heard(self, line: str) -> str | None:
        """What to say after this `line`; None for nothing.

        >>> Progress().heard("Prepared 122 packages in 2.31s")
        '  122 parts fetched ...'
        """
        if uv := _UV_SAID.match(line):
            return f"  {uv.group(2)} {UV_IS[uv.group(1)]} ..." if int(uv.group(2)) > 1 else None
        if line.startswith(("Collecting ", "Processing ")):
            self.parts += 1
            return f"  {self.parts} parts found ..." if self.parts % 20 == 0 else None
        if line.startswith("Installing collected") and self.parts > 1:
            return f"  all {self.parts} parts found, putting them in place ..."
        return None


def run(
    command: list[str], log: Path, environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> tuple[bool, str]:
    """Whether `command`, run in `folder`, went well, and what it printed, which is added to the file `log` too."""
    lines, progress = [], Progress()
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd=folder,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as step:
        assert step.stdout
        try:
            for line in step.stdout:
                lines.append(line)
                if told := progress.heard(line):
                    say(told)
        except BaseException:
            step.kill()
            raise
    printed = "".join(lines)
    with log.open("a", encoding="utf-8") as file:
        file.write(f"$ {' '.join(command)}\n{printed}\n")
    return step.returncode == 0, printed


def last_lines(printed: str, log: Path) -> str:
    """The end of what a step printed, for a person who reports it."""
    return f"The last lines of {log}:\n" + "\n".join(f"  | {line}" for line in printed.splitlines()[-8:])
