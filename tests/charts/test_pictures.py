"""Pictures: safe inside a page, the same each time, and readable, measured in a real browser."""

import gzip
import io
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any
from xml.etree import ElementTree

import brotli
import pytest
from pictures import written
from PIL import Image
from playwright.sync_api import Browser
from worked_room import KAMPALA, KIRKLEES, SIDES, each_says, plausible

from kit.charts import describe, group_svg, table
from kit.charts.drawing.canvas import svg_canvas
from kit.charts.drawing.look import side_look
from kit.exercises import Exercise, Open, PairedScale, Rows, Scale, Schedule, load_pack
from kit.responses import Side
from kit.results import GroupResult, ResultView, headline, item_label, summarise

PACK = load_pack()
WORDS = PACK.words("en")
EVERY = [exercise for name in PACK.manifest.workshops for exercise in PACK.workshop(name).exercises]
EVERY = [exercise for exercise in EVERY if not exercise.private and not exercise.together]  # of people
EVERY = [  # of the episodes, as many as a room reads
    each.model_copy(update={"sections": each.sections[:4]}) if each.for_each else each for each in EVERY
]
EVERY.append(
    Scale.model_validate(
        {
            "id": "eleven-points",
            "title": "Eleven points",
            "purpose": "To try",
            "instructions": "Answer",
            "minutes": 1,
            "where-this-comes-from": "kit",
            "labels": [f"label {number} that is not short" for number in range(11)],
            "items": [{"id": "one", "text": "A statement that is long enough to need two lines on a phone"}],
        }
    )
)
LONG = Side(1, 1, "Greater Manchester Combined Authority")
HOSTILE = Side(2, 2, "مدينة $x^2$ <script>alert(1)</script> & 😀")
THIRD, FOURTH = Side(3, 3, "Third"), Side(4, 4, "Fourth")
ROOMS = {
    "two sides": {KIRKLEES: 9, KAMPALA: 7},
    "awkward names": {LONG: 30, HOSTILE: 41},
    "four sides": {LONG: 300, HOSTILE: 204, THIRD: 3, FOURTH: 5},
    "one too small": {KIRKLEES: 12, KAMPALA: 3},
    "both too small": {KIRKLEES: 3, KAMPALA: 3},
    "nobody": {KIRKLEES: 0, KAMPALA: 0},
}
HARDEST = ("awkward names", "four sides")  # the widest words and the most groups
ONE_OF_A_KIND = {"gap", *{exercise.kind: exercise.id for exercise in reversed(EVERY)}.values()}
SVG = "{http://www.w3.org/2000/svg}"


def is_gap(exercise: Exercise) -> bool:
    """Whether both sides are laid over each other: its pictures and tables have tests of their own."""
    return isinstance(exercise, PairedScale) and exercise.matters is not None


def exercises_in(room: str) -> list[Exercise]:
    """Every exercise in the hardest rooms, and one of each kind in the others."""
    return [each for each in EVERY if room in HARDEST or each.id in ONE_OF_A_KIND]


def drawn(exercise: Exercise, room: str) -> tuple[GroupResult, tuple[Side, ...], str]:
    return _drawn(EVERY.index(exercise), room)


@cache
def _drawn(place: int, room: str) -> tuple[GroupResult, tuple[Side, ...], str]:
    exercise = EVERY[place]
    people = ROOMS[room]
    sides = tuple(people)
    result = summarise(exercise, plausible(exercise, people, seed=3), sides)
    return result, sides, group_svg(ResultView(result, exercise, sides, WORDS), simulated=True)


every_picture = pytest.mark.parametrize(
    ("exercise", "room"),
    [pytest.param(each, room, id=f"{each.id}-{room}") for room in ROOMS for each in exercises_in(room)],
)


@every_picture
def test_it_is_plain_svg_that_a_strict_page_shows(exercise: Exercise, room: str) -> None:
    result, sides, svg = drawn(exercise, room)
    root = ElementTree.fromstring(svg)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "g", "path", "text", "defs", "pattern", "rect", "clipPath"}
    assert not any("style" in element.attrib for element in root.iter())
    values = [value for element in root.iter() for value in element.attrib.values()]
    used = {each for value in values for each in re.findall(r"url\(([^)]*)\)", value)}
    assert used <= {f"#{element.get('id')}" for element in root.iter() if element.get("id")}
    assert not [value for value in values if "http" in value]
    assert root.get("role") == "img"
    assert root.get("aria-label") == describe(ResultView(result, exercise, sides, WORDS))
    assert headline(ResultView(result, exercise, sides, WORDS)) in root.get("aria-label", "")
    assert WORDS["simulated"].split()[0] in svg


def test_the_same_result_gives_the_same_characters() -> None:
    exercise = PACK.exercise("challenges")
    result, sides, svg = drawn(exercise, "awkward names")
    assert group_svg(ResultView(result, exercise, sides, WORDS), simulated=True) == svg


@pytest.mark.parametrize(("name", "by_gzip", "by_brotli"), [("gap", 46_000, 18_000), ("practice", 5_500, 4_500)])
def test_a_picture_is_small_enough_for_a_slow_phone(name: str, by_gzip: int, by_brotli: int) -> None:
    exercise = PACK.exercise(name)
    result = summarise(exercise, plausible(exercise, {KIRKLEES: 9, KAMPALA: 7}, seed=3), SIDES)
    svg = group_svg(ResultView(result, exercise, SIDES, WORDS)).encode()
    assert len(gzip.compress(svg, 9)) < by_gzip
    assert len(brotli.compress(svg)) < by_brotli


MEASURE = """() => [...document.querySelectorAll('svg [data-text]')].map(text => {
    const box = text.getBoundingClientRect(), style = getComputedStyle(text);
    return {text: text.dataset.text, left: box.left, right: box.right, top: box.top, bottom: box.bottom,
            size: parseFloat(style.fontSize), fill: style.fill};
})"""


@pytest.mark.parametrize("room", ROOMS)
def test_on_a_phone_no_text_is_cut_off_small_or_on_top_of_another(browser: Browser, room: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    for exercise in exercises_in(room):
        svg = drawn(exercise, room)[2]
        policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
        page.set_content(f"<!doctype html><html lang=en><head>{policy}<title>x</title></head><body>{svg}</body>")
        origin = page.evaluate("document.querySelector('svg').getBoundingClientRect().left")
        texts: list[dict[str, Any]] = page.evaluate(MEASURE)
        assert texts
        for text in texts:
            assert text["size"] >= 12, text
            assert origin <= text["left"], text
            assert text["right"] <= origin + 390 + 0.5, text
        for place, one in enumerate(texts):
            for other in texts[place + 1 :]:
                across = min(one["right"], other["right"]) - max(one["left"], other["left"])
                down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
                # Boxes of lines hold the space above and below the letters, which may be shared.
                assert across <= 0.5 or down <= 0.35 * one["size"], (exercise.id, one, other)
    assert refused == []
    page.close()


@every_picture
def test_every_count_of_the_table_stands_in_the_picture(exercise: Exercise, room: str) -> None:
    result, _, svg = drawn(exercise, room)
    if isinstance(exercise, Open | Rows) or is_gap(exercise) or not any(item.shown for item in result.items):
        return  # words; or means and orders, which have tests of their own
    numbers = Counter(re.findall(r"\d+", " ".join(written(svg))))
    parts = {"picked", "", "us", "them"}
    for item in result.items:
        for group in item.shown:
            if group.side is not None and item.part in parts:
                for count in group.counts.values():
                    assert not count or numbers[str(count)], (item.item, group.side, count)


@every_picture
def test_the_table_has_a_cell_for_each_column_and_a_row_for_each_group(exercise: Exercise, room: str) -> None:
    result, sides, _ = drawn(exercise, room)
    made = table(ResultView(result, exercise, sides, WORDS))
    assert made.caption == exercise.title
    assert all(len(row) == len(made.columns) for row in made.rows)
    if isinstance(exercise, Open | Rows):
        assert len(made.rows) == sum(len(item.whole.texts) + len(item.whole.rows) for item in result.items)
        return
    if is_gap(exercise):
        return
    if isinstance(exercise, Schedule):
        assert made.rows == ()
        return
    cells = {cell for row in made.rows for cell in row}
    assert {side.name for side in sides} <= cells or not result.items  # no story that may be shown
    for item in result.items:
        if item.part != "ranked":
            assert any(item_label(exercise, item.item) in str(cell) for cell in cells)


def test_a_table_worked_by_hand() -> None:
    exercise = PACK.exercise("practicalities")
    room = each_says("practicalities", KIRKLEES, "visas", ["yes", "yes", "partly", "not-yet"])
    made = table(ResultView(summarise(exercise, room, SIDES), exercise, SIDES, WORDS))
    assert made.columns == ("Question", "Who", "People", "Yes", "Partly", "Not yet", "Not for us")
    visas = exercise.item("visas").text
    assert made.rows[:3] == (
        (visas, "Kirklees", 4, 2, 1, 1, 0),
        (visas, "Kampala", "Too few or too alike", "", "", "", ""),
        (visas, "Everyone", 4, 2, 1, 1, 0),
    )


@pytest.mark.parametrize("exercise", EVERY, ids=lambda exercise: exercise.id)
def test_suppress_reaches_picture_sentence_and_table(exercise: Exercise) -> None:
    large = plausible(exercise, {KIRKLEES: 9})
    one, other = (large + plausible(exercise, {KAMPALA: 3}, seed=seed) for seed in (5, 6))
    if isinstance(exercise, Open | Rows):  # no side is shown, so that three more people are part of the whole
        one, other = one[:3], other[:3]
    results = [summarise(exercise, room, SIDES) for room in (one, other)]
    views = [ResultView(result, exercise, SIDES, WORDS) for result in results]
    for make in (group_svg, describe, table):
        assert make(views[0]) == make(views[1])


def test_a_wider_picture_needs_less_height() -> None:
    exercise = PACK.exercise("opportunities")
    result, sides, narrow = drawn(exercise, "awkward names")
    wide = ElementTree.fromstring(group_svg(ResultView(result, exercise, sides, WORDS), width=800))
    assert wide.get("viewBox", "").startswith("0 0 800 ")
    assert int(wide.get("height", "")) < int(ElementTree.fromstring(narrow).get("height", ""))


def test_a_side_keeps_its_look_when_another_is_withheld() -> None:
    exercise = PACK.exercise("practicalities")
    room = each_says("practicalities", KAMPALA, "visas", ["yes"] * 4)
    result = summarise(exercise, room, SIDES)
    svg = group_svg(ResultView(result, exercise, SIDES, WORDS))
    assert "#d97706" in svg
    renamed = (KIRKLEES, replace(KAMPALA, name="Entebbe"))
    assert "Entebbe" in group_svg(ResultView(result, exercise, renamed, WORDS))


def test_hatching_is_seen_on_every_part_of_a_bar(browser: Browser) -> None:
    with svg_canvas("try", width=200) as canvas:
        canvas.axes.barh(100, 160, 160, left=20, **side_look(1).bar())
        canvas.space(200)
        svg = canvas.svg("A bar")
    page = browser.new_page(viewport={"width": 220, "height": 240})
    page.set_content(f"<body style='margin:0'>{svg}</body>")
    with Image.open(io.BytesIO(page.screenshot(clip={"x": 24, "y": 24, "width": 152, "height": 152}))) as seen:
        parts = [seen.crop((x, y, x + 8, y + 8)) for x in range(0, 152, 8) for y in range(0, 152, 8)]
        assert all(len(part.convert("RGB").getcolors()) > 1 for part in parts)
    page.close()
