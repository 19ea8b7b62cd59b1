"""The looks stand in one place, `tokens.css`: nothing else holds a colour or a size of letters, and all can be read."""

import re
from itertools import combinations
from pathlib import Path

import pytest

import kit
from kit.charts.drawing.look import contrast
from kit.charts.drawing.tokens import FILE, tokens
from kit.widgets import assets

CODE = Path(kit.__file__).parent
TOKENS = re.sub(r"/\*.*?\*/", "", FILE.read_text("utf-8"), flags=re.DOTALL)
SHEETS = sorted(assets.STATIC.glob("*.css"))
COLOUR = r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab)\(|\b(?:white|black|gray|grey|red|green|blue|orange|yellow)\b"
NIGHT = pytest.mark.parametrize("night", [False, True], ids=["day", "night"])

INKS = ("ink", "soft", "strong", "stronger", "good", "wait", "alarm")
PAPERS = ("paper", "card", "field", "quiet", "tint", "good-back", "wait-back", "alarm-back")
ON_A_COLOUR = (("on-strong", "strong"), ("on-strong", "stronger"), ("on-strong", "alarm"))

# What an eye without one of the three kinds of cones makes of red, green and blue (Machado, Oliveira, Fernandes 2009).
EYES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def seen_by(eye: str, colour: str) -> str:
    """`colour` as such an eye sees it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    mixed = [min(1, max(0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in EYES[eye]]
    shown = [12.92 * each if each <= 0.0031308 else 1.055 * each ** (1 / 2.4) - 0.055 for each in mixed]
    return "#" + "".join(f"{round(each * 255):02x}" for each in shown)


@NIGHT
def test_all_text_is_readable_on_all_that_it_stands_on(night: bool) -> None:
    look = tokens(night=night)
    pairs = [*((ink, paper) for ink in INKS for paper in PAPERS), *ON_A_COLOUR]
    assert [pair for pair in pairs if contrast(look[pair[0]], look[pair[1]]) < 4.5] == []


@NIGHT
def test_edges_of_fields_are_seen(night: bool) -> None:
    look = tokens(night=night)
    assert [paper for paper in PAPERS[:5] if contrast(look["edge"], look[paper]) < 3] == []


@NIGHT
def test_sides_stay_apart_in_grey_and_for_every_eye(night: bool) -> None:
    look = tokens(night=night)
    us, them = look["us"], look["them"]
    assert contrast(us, them) >= 2, "in grey"
    assert [eye for eye in EYES if contrast(seen_by(eye, us), seen_by(eye, them)) < 2] == []
    assert min(contrast(each, look["card"]) for each in (us, them)) >= 3


def test_charts_are_read_from_the_back_of_a_room() -> None:
    look = tokens()
    assert min(contrast(look[ink], look["plate"]) for ink in ("plate-ink", "chart-soft")) >= 7


def test_letters_on_a_state_are_readable() -> None:
    look = tokens()
    pale = ("state-partly", "state-not-yet", "state-not-for-us")
    assert all(contrast(look["plate-ink"], look[each]) >= 4.5 for each in pale)
    assert contrast(look["plate"], look["state-yes"]) >= 4.5


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda each: each.stem)
def test_a_style_sheet_takes_colours_and_sizes_of_letters_from_the_tokens(sheet: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    inside = re.findall(r"[{;]\s*([\w-]+)\s*:\s*([^;{}]+)", css)
    assert [f"{name}: {value}" for name, value in inside if re.search(COLOUR, re.sub(r"--[\w-]+", "", value))] == []
    letters = [f"{name}: {value}" for name, value in inside if name in ("font", "font-size", "font-family")]
    raw = r"(?<![\w-])[\d.]+(?:px|rem|em|pt|mm|vw|vh|%|cqi)|\b(?:small|large|medium|serif|system-ui)\b"
    assert [each for each in letters if re.search(raw, each)] == []


def test_nothing_else_holds_a_colour() -> None:
    drawn = [file for kind in ("j2", "js") for file in CODE.rglob(f"*.{kind}")]
    colour = re.compile(r"""["'`](#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|rgba?\([^"']*\))["'`]""")
    assert [f"{file.name}: {found}" for file in drawn for found in colour.findall(file.read_text("utf-8"))] == []
    code = [(file, re.sub(r'""".*?"""', "", file.read_text("utf-8"), flags=re.DOTALL)) for file in CODE.rglob("*.py")]
    assert [f"{file.name}: {found}" for file, text in code for found in colour.findall(text)] == []


def test_no_value_is_written_twice() -> None:
    values = re.findall(r"#[0-9a-f]{3,6}\b", TOKENS)
    assert len(values) > 40
    assert sorted(set(values)) == sorted(values)


def test_every_token_is_used_and_each_that_is_asked_for_is_there() -> None:
    rules = "".join(each.read_text("utf-8") for each in SHEETS) + TOKENS
    asked = set(re.findall(r"var\(--kit-([\w-]+)", rules))
    assert asked - {"day", "night"} <= tokens().keys()
    code = "".join(file.read_text("utf-8") for kind in ("py", "j2") for file in CODE.rglob(f"*.{kind}"))
    drawn = set(re.findall(r'"([a-z0-9-]+)"', code)) | {f"chart-{each}" for each in re.findall(r'"([a-z]+)"', code)}
    assert sorted(tokens().keys() - asked - drawn) == []


def test_space_is_in_fours_and_sizes_rise() -> None:
    spaces = [float(value.removesuffix("rem")) * 16 for name, value in tokens().items() if name.startswith("space-")]
    assert len(spaces) == 7 and all(each % 4 == 0 for each in spaces)
    sizes = [float(tokens()[f"type-{step}"].removesuffix("rem")) for step in range(1, 11)]
    assert all(one < other for one, other in combinations([*spaces], 2))
    assert sizes == sorted(sizes) and sizes[0] * 16 >= 13


def test_a_page_gets_the_tokens_that_it_uses_and_no_others() -> None:
    page, board = assets.first_style(), assets.style("board")
    assert "--kit-type-huge:" in board and "--kit-type-huge:" not in page
    for css in (page, board, page + assets.later_style(), assets.style("handout")):
        assert set(re.findall(r"var\(--kit-([\w-]+)", css)) <= set(re.findall(r"--kit-([\w-]+):", css))
