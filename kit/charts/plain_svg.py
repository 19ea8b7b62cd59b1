"""Turns matplotlib's SVG into one that can stand inside any page.

A page of a room allows no styles but its own files (`style-src 'self'`), so that every style becomes an attribute.
Ids that nothing refers to go, because two pictures on a page would share them.
"""

import re
from xml.etree import ElementTree

NAMESPACE = "http://www.w3.org/2000/svg"
FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")


def plain_svg(drawn: str, width: int, height: int, description: str) -> str:
    """`drawn`, with attributes for styles, without what refers to elsewhere, named `description` for screen readers."""
    root = ElementTree.fromstring(drawn.encode())
    _drop_styles(root)
    used = {each for element in root.iter() for value in element.attrib.values() for each in _REFERENCE.findall(value)}
    for element in root.iter():
        for name, value in _declarations(element.attrib.pop("style", "")):
            element.set(name, value)
        element.attrib.pop("font-family", None)
        if element.get("id") not in used:
            element.attrib.pop("id", None)
        if element.tag == f"{{{NAMESPACE}}}path":
            element.set("d", " ".join(element.get("d", "").split()))
    size = {"width": str(width), "height": str(height), "viewBox": f"0 0 {width} {height}"}
    of_all = {"font-family": FONTS, "stroke-linejoin": "round", "stroke-linecap": "butt"}
    root.attrib.clear()
    root.attrib.update(size | of_all | {"role": "img", "aria-label": description})
    ElementTree.register_namespace("", NAMESPACE)
    ElementTree.indent(root, "")
    return ElementTree.tostring(root, encoding="unicode")


def _drop_styles(root: ElementTree.Element) -> None:
    for parent in root.iter():
        for child in [each for each in parent if each.tag in (f"{{{NAMESPACE}}}style", f"{{{NAMESPACE}}}metadata")]:
            parent.remove(child)


def _declarations(style: str) -> list[tuple[str, str]]:
    pairs = (each.split(":", 1) for each in style.split(";") if ":" in each)
    return [(name.strip(), value.strip()) for name, value in pairs]
