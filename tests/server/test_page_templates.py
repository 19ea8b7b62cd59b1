"""The plain pages: their words and variables, what hostile input does to them, and that they need no script."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from html_faults import faults
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from playwright.sync_api import Browser

import kit
from kit.exercises import load_pack
from kit.responses.room.agreements import Agreement
from kit.widgets import assets

PACK = load_pack()
TEMPLATES = Path(kit.__file__).parent / "server" / "templates"
NAMES = ("css", "later_css", "js", "board_css", "board_js", "notebook_css", "notebook_js")
ASSETS = SimpleNamespace(**{name: f"/static/{name}" for name in NAMES}, later_js={"en": "/static/later_js"})
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> {{ 7*7 }}"


def a_room(text: str) -> SimpleNamespace:
    return SimpleNamespace(title=text, code="KDM4XW", minimum=5, expires_after_days=30)


def join(text: str = "Riverton", **changed: Any) -> dict[str, Any]:
    return {
        "room": a_room(text),
        "code": "KDM4XW",
        "problem": "",
        "sides": [{"id": 7, "name": text}, {"id": 8, "name": "Bandari"}],
        "languages": [{"code": "en", "name": "English"}],
        "chosen": dict.fromkeys(("language", "side"), ""),
        "laptop": f"The laptop belongs to: {text}.",
        "ticket": "a1b2",
    } | changed


def paper(text: str, **changed: Any) -> dict[str, Any]:
    given = {"room": a_room(text), "helper": False, "sides": [{"id": 7, "name": text}, {"id": 8, "name": "Bandari"}]}
    sheets = [{"path": "/paper/a/", "side": text}]
    ways = {"here": "/board/paper", "back": "/board", "ticket": "a1b2"}
    return {**given, **ways, "sheets": sheets, "problem": text, **changed}


def sheet(text: str, **changed: Any) -> dict[str, Any]:
    shops = [{"path": "/paper/a/w/x", "title": text, "left_out": [text], "whole": whole} for whole in (True, False)]
    given = {"room": a_room(text), "side": text, "code": "bako timi rusa nofo", "workshops": shops}
    return {**given, "sealed_too": False, "back": "/paper", "version": 3, "now": now(text), **changed}


def now(text: str) -> dict[str, str]:
    return {"sign": "step", "text": text, "workshop": "", "exercise": ""}


def pages(text: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """Every plain page, with `text` wherever people may have typed something."""
    workshops = [{"id": "linking", "title": text, "minutes": 45, "purpose": text, "private": True}]
    room = a_room(text)
    agreed = {"agreed": [Agreement(1, text, True, 0.0), Agreement(2, text, False, 0.0)], "may_differ": True}
    mine = {**agreed, "room": room, "side": text, "expires": "2027-02-20", "workshops": [], "version": 3}
    mine["now"] = now(text)
    return {
        "join": ("join", join(text)),
        "join without a room": ("join", join(text, room=None, code=text, problem=text)),
        "join a locked room": ("join", join(text, locked=True)),
        "join with a problem": ("join", join(text, problem=text, chosen=dict.fromkeys(join()["chosen"], text))),
        "welcome": (
            "welcome",
            {"room": room, "code": "bako timi rusa nofo", "from_paper": False, "now": now(text)},
        ),
        "welcome, late": (
            "welcome",
            {"room": room, "code": None, "from_paper": True, "now": now(text)},
        ),
        "resume": ("resume", {"code": text, "ask_code": True, "problem": text, "goes_on_to": ""}),
        "resume, one room": ("resume", {"code": text, "ask_code": False, "problem": "", "goes_on_to": "linking"}),
        "home": ("home", {**mine, "workshops": workshops}),
        "home, waiting": ("home", {**mine, "side": None}),
        "home, own notebook": ("home", {**mine, "notebooks": [{"name": text, "title": text}]}),
        "home, with a helper": ("home", {**mine, "may_help": True}),
        "agreed": ("agreed", {**agreed, "room": room, "now": now(text)}),
        "sheets of a facilitator": ("paper", paper(text)),
        "sheets of a helper": ("paper", paper(text, helper=True, sheets=[], problem="", now=now(text))),
        "one sheet": ("sheet", sheet(text)),
        "one sheet, late": ("sheet", sheet(text, code=None, workshops=[], sealed_too=True)),
        "waiting for a notebook": (
            "notebook_wait",
            {"notebook": {"name": text, "title": text}, "told": text, "notebook_words": ""},
        ),
        "leave": ("leave", {}),
        "access": ("facilitator_access", {"room": room, "link": "", "qr": ""}),
        "signed out": ("facilitator_left", {}),
        "erase": ("erase", {"room": room, "person": text, "now": now(text)}),
        "erased": ("erased", {"said": [text], "person": text}),
        "privacy": ("privacy", {"room": room, "expires": "2027-02-20", "laptop": text, "now": now(text)}),
        "privacy for strangers": ("privacy", {"laptop": text}),
        "message": ("message", {"title": text, "text": text}),
        "message with a link": ("message", {"title": text, "text": text, "link": {"href": "/join", "text": text}}),
    }


def render(name: str, variables: dict[str, Any]) -> str:
    """A page as the server makes it."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    block = Markup('<script type="application/json" id="words">{}</script>')
    template = templates.get_template(f"{name}.html.j2")
    always = {
        "words": PACK.words("en"),
        "words_block": block,
        "language": "en",
        "assets": ASSETS,
        "now": None,
        "kept": "",
    }
    return template.render(**always | variables)


def test_every_refusal_has_words() -> None:
    """A visitor must never read the name of a sentence instead of the sentence."""
    said = re.compile(r'Refused\(\d+, "([a-z-]+)"')
    for file in TEMPLATES.parents[1].rglob("*.py"):
        assert set(said.findall(file.read_text(encoding="utf-8"))) <= PACK.words("en").keys(), file.name


class Outline(HTMLParser):
    """Tags with their attributes, headings, the text that can be read, and whether every element is closed."""

    EMPTY = frozenset({"meta", "link", "input", "img", "br", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], f"not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


@pytest.mark.parametrize("page", pages(""))
def test_hostile_text_stays_text(page: str) -> None:
    outline = Outline(render(*pages(EVIL)[page]))
    assert outline.all("img") == []
    assert {each.get("type") for each in outline.all("script")} <= {"application/json", "module"}
    assert "49" not in outline.text


@pytest.mark.parametrize("page", pages(""))
def test_pages_have_what_every_page_needs(page: str) -> None:
    html = render(*pages("Riverton")[page])
    outline = Outline(html)
    assert outline.all("html") == [{"lang": "en", "data-looks": "both"}]
    assert [len(outline.all(tag)) for tag in ("title", "h1", "header", "main", "footer")] == [1, 1, 1, 1, 1]
    assert outline.all("a")[0]["href"] == f"#{outline.all('main')[0]['id']}"
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch("h[1-6]", tag)]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=", html)
    assert not re.search(r"https?://", html), "nothing comes from elsewhere"


@pytest.mark.parametrize("page", pages(""))
def test_every_field_has_a_label_and_every_reference_a_target(page: str) -> None:
    html = render(*pages("Riverton")[page])
    outline = Outline(html)
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in outline.tags:
        for name in ("for", "aria-describedby", "aria-labelledby"):
            assert set((attributes.get(name) or "").split()) <= set(ids)
    labelled = {attributes.get("for") for attributes in outline.all("label")} - {None}
    inside = re.findall(r"<label[^>]*><input[^>]*>", html)
    fields = [each for each in outline.all("input", "select") if each.get("type") != "hidden"]
    assert len(fields) == len(inside) + sum(each.get("id") in labelled for each in fields)


LIVING = ("erased", "waiting for a notebook")


@pytest.mark.parametrize("page", pages(""))
def test_pages_with_the_line_keep_it_up_to_date_and_no_others_load_a_script(page: str) -> None:
    template, variables = pages("Riverton")[page]
    outline = Outline(render(template, variables))
    lines = [each for _, each in outline.tags if "data-now" in each]
    assert len(lines) == (variables.get("now") is not None)
    assert bool(outline.all("script")) == (bool(lines) or page in LIVING)
    assert ("data-room" in outline.all("body")[0]) == (bool(lines) or page == "erased")


def test_the_html_checker_finds_nothing_in_any_state_of_a_page(tmp_path: Path) -> None:
    rendered = {re.sub(r"\W+", "-", name): render(*page) for name, page in pages("Riverton").items()}
    assert faults(rendered, tmp_path) == []


def test_joining_keeps_what_was_chosen() -> None:
    chosen = {"language": "fr", "side": "8"}
    languages = [{"code": "en", "name": "English"}, {"code": "fr", "name": "Français"}]
    outline = Outline(render("join", join(chosen=chosen, languages=languages, problem="Please look again.")))
    checked = {each["name"]: each["value"] for each in outline.all("input") if "checked" in each}
    assert checked == {"language": "fr", "side": "8"}
    hidden = {each["name"]: each["value"] for each in outline.all("input") if each.get("type") == "hidden"}
    assert hidden == {"code": "KDM4XW", "ticket": "a1b2"}
    assert "Please look again." in outline.text


def test_joining_asks_for_a_side_and_for_nothing_that_could_single_somebody_out() -> None:
    outline = Outline(render("join", join()))
    asked = {each["name"] for each in outline.all("input", "select", "textarea") if each.get("type") != "hidden"}
    assert asked == {"side"}, "one language needs no choice"
    languages = [{"code": "en", "name": "English"}, {"code": "fr", "name": "Français"}]
    with_languages = render("join", join(languages=languages))
    assert {each.get("name") for each in Outline(with_languages).all("input")} == {"code", "ticket", "side", "language"}
    assert with_languages.count("We ask to show") == 2, "each has its reason"
    sides = [each for each in outline.all("input") if each.get("name") == "side"]
    assert [each["value"] for each in sides] == ["7", "8", "observer"]
    assert not any("checked" in each for each in sides), "nobody is put on a side by default"
    assert [each["method"] for each in outline.all("form")] == ["post"]


def test_joining_without_a_room_keeps_the_code_that_was_typed() -> None:
    outline = Outline(render("join", join(room=None, code="kdm 4x", problem="There is no such room.")))
    assert [each.get("value") for each in outline.all("input")] == ["kdm 4x"]
    assert outline.all("form") == [{"method": "get", "action": "/join"}]


def test_who_joins_reads_what_is_promised_and_whose_laptop_it_is() -> None:
    words = PACK.words("en")
    for page in (render("join", join()), render("privacy", {"laptop": "The laptop belongs to: Riverton."})):
        said = Outline(page).text
        assert f"{words['promise-results']} {words['promise-screen']}" in said
        assert "The laptop belongs to: Riverton." in said


def test_the_resume_code_is_shown_in_words_and_never_put_into_an_address() -> None:
    outline = Outline(render(*pages("Riverton")["welcome"]))
    for word in ("bako", "timi", "rusa", "nofo"):
        assert word in outline.text
    links = [each.get("href") or "" for each in outline.all("a")]
    assert [link for link in links if "bako" in link] == [link for link in links if link.startswith("data:text/plain")]


def test_home_lists_what_is_open_and_changes_by_itself() -> None:
    outline = Outline(render(*pages("Riverton")["home"]))
    assert {"href": "/w/linking"} in outline.all("a")
    assert [each["id"] for _, each in outline.tags if "data-live" in each] == ["open-now", "agreed"]
    assert "data-room" in outline.all("body")[0]
    assert {"method": "post", "action": "/leave", "data-leave": None} in outline.all("form")
    assert {each["action"] for each in outline.all("form")} == {"/agreed", "/leave", "/api/pause"}


def test_privacy_tells_the_figures_of_the_room() -> None:
    known = Outline(render("privacy", {"room": a_room("Riverton"), "expires": "2027-02-20", "laptop": ""})).text
    assert "at least 5 people" in known
    assert "30 days" in known
    assert "2027-02-20" in known
    assert "at least 4 people" in Outline(render("privacy", {"laptop": ""})).text


def test_a_word_longer_than_the_screen_makes_no_page_wider(browser: Browser) -> None:
    """A side of an older room may be called by a longer word than a new one may be."""
    style = f"<style>{assets.style('kit', 'page', 'kit_more', 'page_more')}</style></head>"
    context = browser.new_context()
    page = context.new_page()
    for name, (template, values) in pages("Donaudampfschifffahrtsgesellschaft" * 3).items():
        page.set_content(render(template, values).replace("</head>", style))
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
    context.close()
