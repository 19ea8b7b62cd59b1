"""Makes one path of each line of text that matplotlib drew letter by letter.

So a line is one element, and no letter needs an id, which two pictures on a page would share. In a path each letter
begins at its place and goes on in steps, in whole thousandths of the size of the text: the same letter is the same
characters wherever it stands, and those compress well.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from kit.charts.fitting import OF_ONE

NAMESPACE = "http://www.w3.org/2000/svg"
SVG = f"{{{NAMESPACE}}}"
LINK = "{http://www.w3.org/1999/xlink}href"
UNITS = 500  # of a path, for the size of its text
OF_A_LETTER = UNITS / OF_ONE / 64  # matplotlib draws letters at `OF_ONE` px, in 64ths
_COMMAND = re.compile(r"([MLQCz])([^MLQCz]*)")
_TRANSLATION = re.compile(r"translate\(([^ )]+) ([^ )]+)\)")


def letters_of(root: ElementTree.Element) -> dict[str, str]:
    """What matplotlib drew of each letter, in steps from where it begins; by what a `use` of it refers to."""
    paths = (path for defs in root.iter(f"{SVG}defs") for path in defs.findall(f"{SVG}path"))
    return {f"#{path.get('id')}": _in_steps(path.get("d", "")) for path in paths}


def joined(drawn: ElementTree.Element, letters: Mapping[str, str], size: float) -> ElementTree.Element:
    """One path for the line that matplotlib has `drawn` of `letters`, at `size` px."""
    left, baseline = _place(drawn)
    path = "".join(
        f"M{round(x * UNITS / OF_ONE)} {round(-y * UNITS / OF_ONE)}{letters[use.get(LINK, '')]}"
        for use in drawn.findall(f"{SVG}use")
        for x, y in [_place(use)]
        if letters[use.get(LINK, "")]
    )
    place = f"translate({left:g} {baseline:g})scale({size / UNITS:g})"
    return ElementTree.Element(f"{SVG}path", {"d": path, "transform": place})


def _place(element: ElementTree.Element) -> tuple[float, float]:
    found = _TRANSLATION.search(element.get("transform", ""))
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def _in_steps(path: str) -> str:
    return "".join(_steps(path)).replace(" -", "-")


def _steps(path: str) -> Iterator[str]:
    """The commands of `path` from point to point, downwards, rounded where the points are and not the steps."""
    here = start = (0, 0)
    for command, numbers in _COMMAND.findall(path):
        if command == "z":
            yield "z"
            here = start
            continue
        values = [round(float(each) * OF_A_LETTER) for each in numbers.split()]
        points = [(x, -y) for x, y in zip(values[::2], values[1::2], strict=True)]
        (x, y), last = here, points[-1]
        if command == "L" and last[1] == y:
            yield f"h{last[0] - x}"
        elif command == "L" and last[0] == x:
            yield f"v{last[1] - y}"
        else:
            yield command.lower() + " ".join(f"{to_x - x} {to_y - y}" for to_x, to_y in points)
        here = last
        start = last if command == "M" else start
