"""Five kinds of faults that the Nu HTML checker found, looked for in a page's text: what it parses as is not judged."""

import re

from bs4 import BeautifulSoup, Tag

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SVG_SHAPES = ("path", "g", "rect", "circle", "line", "text")
TIME = re.compile(r"\d\d:\d\d(:\d\d)?|\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?")


def faults(html: str) -> list[str]:
    """Each fault of `html` in a line: the kind, and the beginning of the element."""
    page = BeautifulSoup(html, "html.parser")
    found = {
        "hidden on SVG": [each for each in page.find_all(SVG_SHAPES) if each.has_attr("hidden")],
        "required without options": [
            each for each in page.find_all("select", required=True) if not _may_be_required(each)
        ],
        "no time": [each for each in page.find_all("time") if not TIME.fullmatch(each.get("datetime") or _text(each))],
        "no source": [each for each in page.find_all("img") if not each.get("src")],
        "empty": [each for each in page.find_all(["section", *HEADINGS]) if not _text(each) and not each.find("img")],
    }
    return [f"{kind}: {str(each)[:60].partition('</')[0]}" for kind, those in found.items() for each in those]


def _text(element: Tag) -> str:
    """Its words, also inside a template, which `text` leaves out."""
    return "".join(element.find_all(string=True)).strip()


def _may_be_required(select: Tag) -> bool:
    """HTML asks for a first option that stands for no choice yet."""
    first = select.find("option")
    return isinstance(first, Tag) and (first.get("value") == "" or not first.text.strip())
