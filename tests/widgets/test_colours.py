"""Dark phones, forced colours, and JupyterLab's dark theme: text can be read, and pictures keep their light plate."""

import os

import pytest
from accessibility import broken_rules
from playwright.sync_api import Page, expect
from room_harness import Person, Room
from test_saving import choose, is_saved, item

from kit.exercises import Pack
from kit.widgets.forms import form_html, result_frame_html

WHITE = "rgb(255, 255, 255)"
JUPYTERLAB = {"--jp-layout-color0": "#111", "--jp-layout-color1": "#212121", "--jp-content-font-color1": "#fff"}


@pytest.fixture
def room(pack: Pack) -> Room:
    return Room(pack, "readiness", "gap", "our-story", "aid-or-engagement-line")


def colour(page: Page, selector: str, name: str = "background-color") -> str:
    return str(page.locator(selector).first.evaluate(f"each => getComputedStyle(each).getPropertyValue('{name}')"))


def answered(page: Page) -> None:
    choose(page, "readiness/rationale", "Not yet")
    choose(page, "readiness/schedule", "Yes")
    item(page, "gap/voice").locator("[data-end=us] input").first.check()
    item(page, "gap/voice").locator("[data-end=them] input").nth(2).check()
    is_saved(page, "gap/voice")
    for exercise in ("readiness", "gap"):
        page.locator(f'[data-result="{exercise}"]').scroll_into_view_if_needed()
        expect(page.locator(f'[data-result="{exercise}"] .finding').first).to_be_attached()
    expect(page.locator("svg.lane").first).to_be_attached()


def keep(page: Page, name: str) -> None:
    if folder := os.environ.get("KIT_SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_in_both_colours_breaks_no_rule(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    answered(page)
    page.context.set_offline(True)
    choose(page, "readiness/follow-up", "Yes")
    expect(page.locator(".connection")).to_be_visible()
    keep(page, f"colours-{scheme}")
    assert broken_rules(page, scheme) == []
    dark = colour(page, "body") != "rgb(251, 248, 243)"
    assert dark == (scheme == "dark")
    for picture in ("svg.lane", ".plane svg"):
        assert colour(page, picture) == WHITE
    assert colour(page, ".plane text", "fill") == "rgb(86, 96, 108)", "letters of a picture are read on its plate"


def test_forced_colours_leave_pictures_readable_and_choices_seen(page: Page) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    answered(page)
    keep(page, "colours-forced")
    for picture in ("svg.lane", ".plane svg"):
        assert colour(page, picture) == WHITE
        assert colour(page, picture, "forced-color-adjust") == "none"
    assert colour(page, ".squares .swatch", "forced-color-adjust") == "none"
    assert colour(page, ".plane text", "fill") == "rgb(86, 96, 108)"
    assert colour(page, ".option:has(:checked)", "outline-style") == "solid"


def test_a_dark_theme_of_jupyterlab_is_followed(person: Person, pack: Pack) -> None:
    page = person("ada").new_page()
    page.goto("/notebook")
    html = form_html(pack.exercise("readiness"), pack.words()) + result_frame_html(
        pack.exercise("readiness"), pack.words()
    )
    page.evaluate(
        """([html, colours]) => {
          document.body.dataset.jpThemeLight = "false";
          for (const [name, value] of Object.entries(colours)) document.body.style.setProperty(name, value);
          document.body.style.background = colours["--jp-layout-color0"];
          const style = document.head.appendChild(document.createElement("link"));
          Object.assign(style, { rel: "stylesheet", href: "/kit.css" });
          document.querySelector("main").className = "kit";
          document.querySelector("main").innerHTML = `<h1>Notebook</h1>${html}`;
          return new Promise((done) => { style.onload = done; });
        }""",
        [html, JUPYTERLAB],
    )
    keep(page, "colours-jupyterlab")
    assert broken_rules(page, "JupyterLab, dark") == []
    assert colour(page, ".kit .item") == "rgb(17, 17, 17)"
