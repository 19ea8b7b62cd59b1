"""The page's scripts: their types, weak spots, format, and what can be told of them without a page.

Deno does all of it. It may read the repository and nothing else, and asks no other computer.
"""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = ["kit/widgets/static", "tests/widgets/scripts"]
WAYS = {
    "types": ["check", "--no-remote", "--no-npm", *SCRIPTS],
    "weak spots": ["lint"],
    "format": ["fmt", "--check"],
    "functions": ["test", "--no-remote", "--no-npm", "--no-check", "--location=http://kit.test/", SCRIPTS[1]],
}


@pytest.mark.parametrize("way", WAYS)
def test_scripts_pass(way: str, tmp_path: Path) -> None:
    from deno import find_deno_bin  # there is none for Windows on ARM, where only this file cannot run

    environment = {**os.environ, "DENO_DIR": str(tmp_path), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        [find_deno_bin(), *WAYS[way]],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,  # what is sent again and again ends, too
    )
    assert done.returncode == 0, done.stdout + done.stderr
