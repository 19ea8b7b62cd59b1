"""Turns matplotlib's SVG into one that can stand inside any page.

A page of a room allows no styles but its own files (`style-src 'self'`), so that every style becomes an attribute.
Ids that nothing refers to go, because two pictures on a page would share them.
"""

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from kit.charts.lines import Line, line_id, seen
from kit.charts.outlines import NAMESPACE, SVG, joined, letters_of

_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_FRACTION = re.compile(r"-?\d+\.\d+")


def plain_svg(drawn: str, width: int, height: int, description: str, lines: Sequence[Line]) -> str:
    """`drawn`, with attributes for styles, without what refers to elsewhere, named `description` for screen readers.

    Line `number` of `lines` is in the group `line_id(number)`, if matplotlib drew it, and is added if it did not.
    """
    root = ElementTree.fromstring(drawn.encode())
    _set_lines(root, lines)
    _drop_styles(root)
    used = {each for element in root.iter() for value in element.attrib.values() for each in _REFERENCE.findall(value)}
    for element in root.iter():
        for name, value in _declarations(element.attrib.pop("style", "")):
            element.set(name, value)
        if element.get("id") not in used:
            element.attrib.pop("id", None)
        if element.tag == f"{SVG}path":
            element.set("d", _FRACTION.sub(_rounded, " ".join(element.get("d", "").split())))
    size = {"width": str(width), "height": str(height), "viewBox": f"0 0 {width} {height}"}
    of_all = {"stroke-linejoin": "round", "stroke-linecap": "butt"}
    root.attrib.clear()
    root.attrib.update(size | of_all | {"role": "img", "aria-label": seen(description)})
    ElementTree.register_namespace("", NAMESPACE)
    return ElementTree.tostring(root, encoding="unicode")


def _set_lines(root: ElementTree.Element, lines: Sequence[Line]) -> None:
    letters = letters_of(root)
    groups = {element.get("id"): element for element in root.iter(f"{SVG}g")}
    for number, line in enumerate(lines):
        if not line.is_drawn:
            root.append(line.as_text())
        elif (group := groups.get(line_id(number))) is not None:
            (outlines,) = group
            path = joined(outlines, letters, line.size)
            path.attrib |= {"fill": line.colour, "font-size": f"{line.size:g}", "data-text": line.text}
            group[:] = [path]


def _drop_styles(root: ElementTree.Element) -> None:
    for parent in root.iter():
        for child in [each for each in parent if each.tag in (f"{SVG}style", f"{SVG}metadata")]:
            parent.remove(child)


def _declarations(style: str) -> list[tuple[str, str]]:
    pairs = (each.split(":", 1) for each in style.split(";") if ":" in each)
    return [(name.strip(), value.strip()) for name, value in pairs]


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
