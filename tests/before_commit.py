"""A tool of this checkout's own environment, whichever Python calls this: what `.pre-commit-config.yaml` runs.

python3 tests/before_commit.py ruff check --fix
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main(command: list[str]) -> int:
    """Run a module of the environment with these options; returns its exit code."""
    if not PYTHON.exists():
        sys.stderr.write("There is no .venv here yet. Run this first: python3 start.py test tests/tooling\n")
        return 1
    return subprocess.run([str(PYTHON), "-m", *command], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
