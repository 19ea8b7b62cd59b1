"""The face of pictures: shipped, small, the same on every computer; and what it has no letters for stays readable."""

import os
import subprocess
import sys
from pathlib import Path
from unicodedata import category
from xml.etree import ElementTree

import matplotlib
import pytest
from build_faces import for_pages
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from matplotlib.font_manager import get_font
from pictures import written

from kit.charts.drawing import face
from kit.charts.drawing.canvas import svg_canvas
from kit.charts.drawing.face import FOLDER, FOR_PAGES, SHIPPED, files, has_letters
from kit.charts.drawing.look import BODY, STRONG, WIDTH, TextLook
from kit.charts.drawing.text import text_width, wrap

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ("Kampala", "Ŋŋoma", "Łódź", "İzmir", "Đà Nẵng", "Αθήνα", "Київ", "Ẹ̀kọ́", "Gbagbaɖɛ", "“5 → 7” – ≥ 3 €")
NOBODY_HAS = ("北京", "አዲስ አበባ", "काठमाडौँ", "東京 & <b>", "Kampala 🏳️‍🌈", "\ue000")
BREAKING_OUT = (
    "--><script>alert(1)</script>",
    "]]>&amp;<!--",
    "x\x00\x0b\ud800\ufffe",
    '" onload="alert(1)',
    "$x^2$ \\alpha",
)
OF_THE_DEVICE = {
    "✓": "what is in place",
    "●": "what is open now",
    "◷": "the time, beside the same in words",
    "≈": "about, in a table",
}
"""Signs of the interface that the typeface of pages has not, and every device has: each with what it stands for."""
both_weights = pytest.mark.parametrize("bold", [False, True])


def picture(*texts: str, bold: bool = False) -> str:
    with svg_canvas("try") as canvas:
        for text in texts:
            canvas.paragraph(text, STRONG if bold else BODY)
        return canvas.svg("What it shows")


def drawn(svg: str) -> dict[str, str]:
    """The name of the element for each line."""
    elements = ElementTree.fromstring(svg).iter()
    return {each.get("data-text", ""): each.tag.removeprefix(SVG) for each in elements if "data-text" in each.attrib}


def test_the_face_is_shipped_small_and_with_its_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "LICENSE.md").read_text(encoding="utf-8").upper()
    for name in SHIPPED.values():
        assert (FOLDER / name).stat().st_size <= 100_000
        assert get_font(FOLDER / name).family_name == "Mutuality Sans", "the licence reserves the name of its source"


def outlines(font: TTFont) -> dict[int, object]:
    """What is drawn for each character, and how wide it is."""
    glyphs, drawn = font.getGlyphSet(), {}
    for code, name in font.getBestCmap().items():
        glyphs[name].draw(pen := DecomposingRecordingPen(glyphs))
        drawn[code] = (glyphs[name].width, pen.value)
    return drawn


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_what_pages_get_is_small_and_what_is_built_today(weight: str) -> None:
    packed = FOLDER / FOR_PAGES[{"Regular": 400, "Bold": 700}[weight]]
    assert packed.stat().st_size <= 25_000
    font = TTFont(packed)
    assert (font.flavor, font["name"].getBestFamilyName()) == ("woff2", "Mutuality Sans")
    assert outlines(font) == outlines(for_pages(FOLDER / SHIPPED[weight])), "run tests/build_faces.py"


def test_pages_have_a_letter_for_all_that_they_say() -> None:
    kit = Path(face.__file__).parents[2]
    read = [
        *(kit.parent / "exercises").rglob("*.yaml"),
        *(each for kind in ("j2", "css", "js") for each in kit.rglob(f"*.{kind}")),
    ]
    said = {letter for file in read for letter in file.read_text(encoding="utf-8") if letter.isprintable()}
    for name in FOR_PAGES.values():
        lacks = said - {chr(code) for code in TTFont(FOLDER / name).getBestCmap()}
        assert lacks == OF_THE_DEVICE.keys()


@both_weights
def test_no_letter_comes_from_this_computer(bold: bool) -> None:
    of_kit, of_matplotlib = (Path(str(file)) for file in files(bold=bold))
    assert of_kit.parent == FOLDER
    assert of_matplotlib.is_relative_to(matplotlib.get_data_path())


@both_weights
@pytest.mark.parametrize("name", NAMES)
def test_names_of_many_places_are_drawn(name: str, bold: bool) -> None:
    assert set(drawn(picture(name, bold=bold)).values()) == {"path"}


@both_weights
@pytest.mark.parametrize("name", NOBODY_HAS)
def test_what_no_face_has_is_left_to_the_readers_own(name: str, bold: bool) -> None:
    svg = picture(name, "beside", bold=bold)
    assert drawn(svg) == {name: "text", "beside": "path"}
    (text,) = ElementTree.fromstring(svg).iter(f"{SVG}text")
    assert text.text == name and text.get("font-weight") == ("bold" if bold else "normal")


@both_weights
def test_the_estimate_for_such_text_is_wide_enough_for_a_wide_face(bold: bool) -> None:
    look = TextLook(100, bold=bold)
    alone = text_width("北", look)
    assert alone >= 100
    wide = get_font(files(bold=bold)[1])
    for letter in map(chr, range(0x20, 0x24F)):
        if category(letter) not in ("Cc", "Cf"):
            wide.set_size(100, 72)
            wide.set_text(letter)
            assert text_width(f"北{letter}", look) - alone >= wide.get_width_height()[0] / 64 - 1, letter


@pytest.mark.parametrize("text", BREAKING_OUT)
def test_no_name_breaks_out_of_a_picture(text: str) -> None:
    with svg_canvas("try") as canvas:
        canvas.text(8, 20, text)
        canvas.text(8, 40, f"{text} 北京")
        svg = canvas.svg(text)
    elements = list(ElementTree.fromstring(svg).iter())
    assert {each.tag.removeprefix(SVG) for each in elements} <= {"svg", "g", "path", "text", "defs"}
    assert not [name for each in elements for name in each.attrib if name.startswith("on")]
    assert "<!--" not in svg and "<script" not in svg
    shown = "".join(each if has_letters(each) else " " for each in text)
    assert written(svg) == [shown, f"{shown} 北京"]


def test_letters_are_shaped_and_run_their_own_way() -> None:
    assert text_width("مدينة") < sum(text_width(letter) for letter in "مدينة"), "joined letters are narrower"
    assert "\u2068" not in NAMES and text_width("\u2068Kampala\u2069") == text_width("Kampala")


def test_a_line_is_as_wide_as_it_was_measured() -> None:
    text = "We hear what came of our work, and we say what we would like to hear more of."
    for line in wrap(text, STRONG, WIDTH - 16):
        assert text_width(line, STRONG) <= WIDTH - 16


def test_a_computer_with_other_fonts_draws_the_same(tmp_path: Path) -> None:
    """A home without settings, a style of one's own, and a cache that knows no font of the system."""
    program = "from test_face import *; print(picture(*NAMES, 'مدينة'))"
    (tmp_path / "matplotlibrc").write_text("font.family: serif\nfont.size: 20\nsvg.fonttype: none\n", encoding="utf-8")
    here = {
        "MPLCONFIGDIR": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(map(str, (Path(__file__).parent, Path(__file__).parents[1]))),
    }
    other = {"MATPLOTLIBRC": str(tmp_path / "matplotlibrc"), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | here | other,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout.rstrip("\n") == picture(*NAMES, "مدينة")
