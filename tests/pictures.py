"""Reads a picture as a person sees it. Its letters are outlines; each line says in `data-text` what it is."""

from xml.etree import ElementTree

LINES = "svg [data-text]"
"""The lines of text of all pictures on a page, for a browser."""


def written(svg: str) -> list[str]:
    """The lines of text of a picture, in the order in which they were drawn."""
    return [text for each in ElementTree.fromstring(svg).iter() if (text := each.get("data-text")) is not None]
