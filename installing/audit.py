"""Asks whether a weakness is known of one of the versions that the kit is tested with; runs in its environment.

pip-audit does the asking. It says "none found" with success even if the index could tell nothing about any package, so
what it could not ask about is counted here.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements"
CANNOT_ASK = (
    "The package index did not answer the question about known weaknesses: this computer is not connected to the\n"
    "internet, or its index is a copy that knows nothing of weaknesses. Nothing was found out, neither good nor bad.\n"
    "Ask again from elsewhere."
)


def told(found: list[dict[str, Any]]) -> tuple[int, str]:
    """The exit code (0 nothing known, 1 something, 2 nobody could tell) and the words for what pip-audit found.

    >>> told([{"name": "click", "version": "8.3.1", "vulns": []}])
    (0, 'No weakness is known of the 1 parts.')
    """
    asked = [each for each in found if "skip_reason" not in each]
    if not asked:
        return 2, CANNOT_ASK
    weak = [
        f"{each['name']} {each['version']}: {known['id']}, fixed in {' or '.join(known['fix_versions']) or 'none yet'}"
        for each in asked
        for known in each["vulns"]
    ]
    said = [*weak, f"{len(weak)} known weaknesses." if weak else f"No weakness is known of the {len(asked)} parts."]
    if weak:
        said.append("Newer versions: .venv/bin/python tests/requirements_files.py --upgrade, then run the tests.")
    if skipped := [each["name"] for each in found if "skip_reason" in each]:
        said.append(f"Of {len(skipped)} parts nobody could tell anything: {', '.join(skipped)}.")
    return (1 if weak else 0), "\n".join(said)


def main(options: list[str]) -> int:
    """Ask about everything in the folder `requirements`; `options` go to pip-audit."""
    files = [word for file in sorted(REQUIREMENTS.glob("*.txt")) for word in ("-r", str(file))]
    words = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")
    command = [sys.executable, "-m", "pip_audit", *words, *files, *options]
    print("Asking the package index about every part; this takes half a minute ...", file=sys.stderr)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        code, said = told(json.loads(done.stdout)["dependencies"])
    except (ValueError, KeyError):  # it broke off before it found anything
        code, said = 2, f"{CANNOT_ASK}\n\n" + "\n".join(f"  | {line}" for line in done.stderr.splitlines()[-3:])
    print(said)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
