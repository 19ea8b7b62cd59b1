"""The forms as HTML, before any script: complete, labelled, and safe for any text."""

from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from kit.exercises import Exercise, Pack, Rows, Schedule
from kit.exercises.episodes import blank_section
from kit.widgets.forms import form_html, result_frame_html
from kit.widgets.script_words import words_html

VOID = {"input", "br", "hr", "img", "meta", "link", "source", "line", "rect", "circle"}


class Tree(HTMLParser):
    """Elements as (tag, attributes, path of open elements), and whether every one was closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], tuple[tuple[str, dict[str, str]], ...]]] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes, tuple(self.open)))
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for _, attributes, _ in self.elements if name in attributes]


def exercises(pack: Pack) -> list[Exercise]:
    return [each for name in pack.manifest.workshops for each in pack.workshop(name).exercises]


@pytest.fixture
def words(pack: Pack) -> dict[str, str]:
    return pack.words("en")


def test_every_item_has_a_container_with_one_status(pack: Pack, words: dict[str, str]) -> None:
    for exercise in exercises(pack):
        tree = Tree(form_html(exercise, words))
        items = [each["data-item"] for each in tree.all("data-item")]
        on_the_form = [place for place in exercise.places() if not place.endswith(".owner")]
        if isinstance(exercise, Rows):  # and the template of all further rows
            on_the_form = [*on_the_form[: exercise.rows], "row-0"]
        elif isinstance(exercise, Schedule) and not any(item.after for item in exercise.items):
            on_the_form.remove("spacing")  # one meeting has nothing to be apart from
        if exercise.for_each:  # the questions about one episode, and blank ones to copy for the others
            on_the_form = [
                item.id for section in (exercise.sections[0], blank_section(exercise)) for item in section.items
            ]
        assert Counter(items) == Counter(f"{exercise.id}/{place}" for place in on_the_form)
        for item in tree.all("data-item"):
            inside = [a for _, a, path in tree.elements if ("data-status" in a) and item in [p for _, p in path]]
            assert [each["data-status"] for each in inside] == [""]


def test_everything_to_answer_has_a_name(pack: Pack, words: dict[str, str]) -> None:
    for exercise in exercises(pack):
        tree = Tree(form_html(exercise, words))
        labelled = {a["for"] for tag, a, _ in tree.elements if tag == "label" and "for" in a}
        ids = {each["id"] for each in tree.all("id")}
        for tag, attributes, path in tree.elements:
            if tag in ("input", "textarea"):
                assert "label" in [name for name, _ in path] or attributes["id"] in labelled
            if tag == "input" and attributes["type"] == "radio":
                assert "fieldset" in [name for name, _ in path]
            for name in ("aria-describedby", "aria-labelledby"):
                assert set(attributes.get(name, "").split()) <= ids
        fieldsets = [tag for tag, _, _ in tree.elements if tag == "fieldset"]
        legends = [tag for tag, _, path in tree.elements if tag == "legend" and path[-1][0] == "fieldset"]
        assert len(fieldsets) == len(legends)


def test_no_id_twice_on_a_page_with_all_forms(pack: Pack, words: dict[str, str]) -> None:
    page = "".join(form_html(each, words) + result_frame_html(each, words) for each in exercises(pack))
    ids = Counter(each["id"] for each in Tree(page).all("id"))
    assert [each for each, count in ids.items() if count > 1] == []


def test_the_form_knows_nobody_and_runs_nothing(pack: Pack, words: dict[str, str]) -> None:
    for exercise in exercises(pack):
        tree = Tree(form_html(exercise, words))
        assert not tree.all("checked") and not tree.all("style") and not tree.all("onclick")
        assert "script" not in [tag for tag, _, _ in tree.elements]


def test_any_text_is_shown_as_text(pack: Pack, words: dict[str, str]) -> None:
    evil = '"><script>alert(1)</script>{{ 7 * 7 }}'
    for exercise in exercises(pack):
        items = [each.model_copy(update={"text": evil, "help": evil}) for each in exercise.sections[0].items]
        section = exercise.sections[0].model_copy(update={"items": tuple(items), "title": evil, "text": evil})
        html = form_html(exercise.model_copy(update={"title": evil, "sections": (section,)}), words)
        assert "<script" not in html and "49" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}" in html


def test_headings_do_not_skip_a_level(pack: Pack, words: dict[str, str]) -> None:
    for exercise in exercises(pack):
        page = form_html(exercise, words) + result_frame_html(exercise, words)
        levels = [int(tag[1]) for tag, _, _ in Tree(page).elements if tag in ("h1", "h2", "h3", "h4")]
        assert levels[0] == 2
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_words_of_scripts_are_inert(words: dict[str, str]) -> None:
    block = words_html({**words, "saved": "</script><script>alert(1)</script>"})
    assert block.count("<script") == block.count("</script>") == 1
