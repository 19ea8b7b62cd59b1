"""Layouts in letters of different widths, whatever this computer has: files that the kit or matplotlib bring along.

A page must hold with any face. `sticks_out` tries an open page in three: DejaVu Sans, which is wide and all that a
fresh Debian has; the face that the kit ships; and the narrow one of a newspaper.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import matplotlib
from playwright.sync_api import Page, ViewportSize

from kit.charts.drawing.face import FOLDER, SHIPPED

OF_MATPLOTLIB = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
FACES = {
    "wide": (OF_MATPLOTLIB / "DejaVuSans.ttf", OF_MATPLOTLIB / "DejaVuSans-Bold.ttf"),
    "shipped": (FOLDER / SHIPPED["Regular"], FOLDER / SHIPPED["Bold"]),
    "narrow": (OF_MATPLOTLIB / "STIXGeneral.ttf", OF_MATPLOTLIB / "STIXGeneralBol.ttf"),
}
WIDTHS = (320, 360, 390, 1280)
SMALL_PHONE: ViewportSize = {"width": 360, "height": 640}

# A sheet of style and a face that scripts make are not fetched, so that the page's policy stands as it is.
MISSING = "(names) => names.filter((name) => !(window.facesUnderTest ??= {})[name])"
LOAD = """async ([name, files]) => {
  for (const [weight, file] of Object.entries(files)) {
    const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
    document.fonts.add(await new FontFace(`Face under test, ${name}`, bytes, { weight }).load());
  }
  window.facesUnderTest[name] = true;
}"""
SET = """(name) => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => !each.setFace);
  if (!name) return;
  const sheet = new CSSStyleSheet();
  sheet.setFace = true;
  sheet.replaceSync(`*, ::before, ::after, ::placeholder { font-family: "Face under test, ${name}" !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

# In each face, how wide the page is if it is wider than its window, and what makes it so: the innermost elements that
# end beyond its right edge.
WIDER = f"""([names, width]) => {{
  const set = {SET};
  const right = (each) => each.getBoundingClientRect().right;
  return names.flatMap((name) => {{
    set(name);
    const page = document.documentElement.scrollWidth;
    if (page <= width) return [];
    const beyond = [...document.body.querySelectorAll("*")].filter((each) => right(each) > width + 0.5);
    const innermost = beyond.filter((each) => !beyond.some((other) => other !== each && each.contains(other)));
    const parts = innermost.slice(0, 4).map((each) => each.outerHTML.slice(0, 120));
    return [`${{name}} letters, ${{width}} px: ${{page}}: ${{parts.join(" | ")}}`];
  }});
}}"""


@cache
def _files(face: str) -> dict[str, str]:
    return {
        weight: b64encode(file.read_bytes()).decode() for weight, file in zip(("400", "700"), FACES[face], strict=True)
    }


def _load_faces(page: Page) -> None:
    """Give the open page the faces, once: they are large."""
    for face in page.evaluate(MISSING, list(FACES)):
        page.evaluate(LOAD, [face, _files(face)])


def set_face(page: Page, face: str | None) -> None:
    """Set all text of an open page in the `face` of that name, until it is loaded anew; None for its own again."""
    _load_faces(page)
    page.evaluate(SET, face)


def sticks_out(page: Page, widths: Iterable[int] = WIDTHS) -> list[str]:
    """In which face, and at which of the `widths`, the page is wider than its window, and by which of its parts."""
    before, found, faces = page.viewport_size, [], list(FACES)
    _load_faces(page)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        found += page.evaluate(WIDER, [faces, width])
        faces.reverse()  # the page is set in the last one, and need not be laid out in another first
    set_face(page, None)
    if before:
        page.set_viewport_size(before)
    return found


@contextmanager
def large_text(page: Page) -> Iterator[None]:
    """A small phone whose owner has set text to twice its size in the browser's settings."""
    before = page.viewport_size
    settings = page.context.new_cdp_session(page)
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.set_viewport_size(SMALL_PHONE)
    yield
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    settings.detach()
    if before:
        page.set_viewport_size(before)


def does_not_hold(page: Page) -> list[str]:
    """As `sticks_out`, and also where letters are twice as large."""
    with large_text(page):
        found = [f"large text, {each}" for each in sticks_out(page, [SMALL_PHONE["width"]])]
    return sticks_out(page) + found
