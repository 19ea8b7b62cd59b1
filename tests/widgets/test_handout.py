"""Sheets of paper: everything of a form, nothing of a key, and A4 pages on which no box is cut in two."""

import re
from pathlib import Path

import pytest
from mutuality import mutuality, refused
from paper_pack import write_paper_pack
from playwright.sync_api import Browser

from kit.exercises import Exercise, Pack, PickAndRank, Workshop, load_pack
from kit.exercises.reading.loader import read_pack
from kit.widgets.handout import handout_html

A4 = (595, 842)  # points
PRINTED = (680, 975)  # CSS pixels of an A4 page inside its margins, rounded down
KIT = load_pack()
EVERY = [(shop, each.id) for shop in KIT.manifest.workshops for each in KIT.workshop(shop).exercises]
WHOLE = ".square, .line, .rank, .plane, .together, .options li, tr, .story, h1, h2"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """The kinds that are awkward on paper."""
    read, faults = read_pack(write_paper_pack(tmp_path_factory.mktemp("paper") / "pack").folder)
    assert read and not faults
    return read.with_words_of(KIT)


def sheet(pack: Pack, workshop: str, *names: str) -> str:
    shop = pack.workshop(workshop)
    chosen = [shop.exercise(name) for name in names] or shop.exercises
    return handout_html(chosen, shop, pack.words())


def words_of(html: str) -> str:
    text = re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)
    for sign, meant in (("&#39;", "'"), ("&#34;", '"'), ("&amp;", "&"), ("&lt;", "<")):
        text = text.replace(sign, meant)
    return " ".join(text.split())


def texts_to_answer(exercise: Exercise) -> list[str]:
    """What a person needs to read before she can answer."""
    found = [exercise.title, exercise.instructions]
    for item in exercise.items:
        found += [item.text, item.help, *(each.text for each in getattr(item, "options", ()))]
        found += [each.text for each in getattr(item, "parts", ())]
        found += [group.title for group in item.groups] if isinstance(exercise, PickAndRank) else []
    return [" ".join(text.split()) for text in [*found, *getattr(exercise, "labels", ())] if text]


def keys_of(exercise: Exercise, workshop: Workshop) -> list[str]:
    """What nobody may read before she has answered, or at all."""
    found = [getattr(item, "next_step", "") for item in exercise.items]
    found += [section.title for section in exercise.sections] if getattr(exercise, "mixed", False) else []
    for episode in workshop.episodes:
        found += [episode.reading, episode.counter, episode.terrain]
    return [" ".join(text.split()) for text in found if text]


@pytest.mark.parametrize(("workshop", "name"), EVERY, ids=[name for _, name in EVERY])
def test_every_exercise_of_the_kit_is_whole_on_paper_and_shows_no_key(workshop: str, name: str) -> None:
    exercise = KIT.exercise(name)
    said = words_of(sheet(KIT, workshop, name))
    assert [text for text in texts_to_answer(exercise) if text not in said] == []
    assert [text for text in keys_of(exercise, KIT.workshop(workshop)) if text in said] == []


def test_awkward_kinds_are_whole_on_paper_and_show_no_key(paper: Pack) -> None:
    html = sheet(paper, "paper")
    said = words_of(html)
    for exercise in paper.workshop("paper").exercises:
        assert [text for text in texts_to_answer(exercise) if text not in said] == []
    assert "SECRET" not in html
    assert "a cell has to break it" in said and "The boat" in said  # the story is there
    assert html.count('class="empty"') == 6 + 9 + 2  # rows of a plan, of a longer log, and the steps of a year
    assert said.count("Before the talk") == said.count("After the talk") == 2
    assert html.count('class="rank"') == 3 + 3


def test_a_private_sheet_asks_for_no_side_and_offers_nothing_to_share(paper: Pack) -> None:
    alone, closed = sheet(paper, "paper", "alone"), sheet(paper, "paper", "closed")
    assert "Nobody collects it" in alone and "My side" not in alone and "Show my answer" not in alone
    assert "give it to the helper of your own side" in closed and "My side" in closed
    assert "Our group" in sheet(paper, "paper", "wall")


def pages(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of the pages, in points."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def cut_in_two(browser: Browser, html: str) -> list[str]:
    """What a break runs through that should stay whole: columns of the size of a page break where pages do."""
    page = browser.new_page()
    page.set_content(html)
    page.emulate_media(media="print")
    width, height = PRINTED
    page.add_style_tag(
        content=f"body {{ columns: {width}px; column-fill: auto; height: {height}px; width: {width}px }}"
    )
    cut: list[str] = page.evaluate(
        """selector => [...document.querySelectorAll(selector)]
          .filter(each => new Set([...each.getClientRects()].map(rect => Math.round(rect.left))).size > 1)
          .map(each => each.className + ' ' + each.textContent.trim().slice(0, 60))""",
        WHOLE,
    )
    page.close()
    return cut


@pytest.mark.parametrize("name", [*KIT.manifest.workshops, "paper"])
def test_chromium_prints_a4_pages_and_cuts_no_box(browser: Browser, paper: Pack, name: str) -> None:
    pack = paper if name == "paper" else KIT
    exercises = pack.workshop(name).exercises
    page = browser.new_page()
    page.set_content(sheet(pack, name))
    printed = pages(page.pdf(prefer_css_page_size=True))
    assert len(printed) >= len(exercises) and set(printed) == {A4}
    page.close()
    for exercise in exercises:
        assert cut_in_two(browser, sheet(pack, name, exercise.id)) == []


def test_the_test_finds_a_box_that_is_cut(browser: Browser, paper: Pack) -> None:
    spoilt = sheet(paper, "paper", "wall")
    for right, wrong in (("break-inside:avoid", "break-inside:auto"), ("min-height:40mm", "min-height:90mm")):
        assert right in spoilt
        spoilt = spoilt.replace(right, wrong)
    assert cut_in_two(browser, spoilt)


def test_a_sheet_needs_nothing_from_elsewhere(paper: Pack) -> None:
    html = sheet(paper, "paper")
    assert not re.findall(r'(?:src|href)="(?!data:)|url\(|@import', html)
    assert "<script" not in html


def test_the_command_writes_a_file_and_names_what_there_is(tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    done = mutuality("handout", "energy", "--to", file)
    assert done.exit_code == 0 and str(file) in done.stdout
    html = file.read_text(encoding="utf-8")
    assert "Loraine (2002), section 7" in html and html.count('class="sheet"') == 1
    assert mutuality("handout", "start-here", "--to", file).exit_code == 0
    assert file.read_text(encoding="utf-8").count('class="sheet"') == 5  # four exercises, and the words used
    assert mutuality("handout", "our-story", "--to", file, "--only", "aims", "--only", "before").exit_code == 0
    assert file.read_text(encoding="utf-8").count('class="item"') == 2
    assert "no item, section or story 'end'" in refused(mutuality("handout", "energy", "--to", file, "--only", "end"))
    assert "is a workshop" in refused(mutuality("handout", "start-here", "--to", file, "--only", "aims"))
    assert "The workshops: start-here" in refused(mutuality("handout", "nothing", "--to", file))
    assert "not there in 'xx'" in refused(mutuality("handout", "energy", "--to", file, "--language", "xx"))
    assert "Choose another place" in refused(mutuality("handout", "energy", "--to", tmp_path / "no" / "sheet.html"))
