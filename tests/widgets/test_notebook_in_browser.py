"""The same bundle as the source of a widget: rendered by a notebook's front end, answered by Python."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pytest
from patience import wait_for
from playwright.sync_api import Page, expect
from room_harness import Person, open_more
from test_saving import choose, is_saved, item, status

from kit.exercises import Pack
from kit.widgets.form_widget import reply
from kit.widgets.forms import form_html, result_frame_html
from kit.widgets.script_words import script_words

RENDER = """async ([form, result, words]) => {
  const { default: widget } = await import("/widget.js");
  window.views = [form, result].map((html) => {
    const heard = new Set();
    const model = {
      get: (name) => ({ html, words })[name],
      on: (name, callback) => heard.add(callback),
      off: (name, callback) => heard.delete(callback),
      send: async (message) => {
        const told = await window.askKernel(message);
        if (told) heard.forEach((callback) => callback(told, []));
      },
    };
    const el = document.createElement("div");
    document.querySelector("main").append(el);
    return widget.render({ model, el });
  });
}"""


class Kernel:
    """Answers in memory, as the kernel of a notebook keeps them; a `dead` one says nothing."""

    keeper = "kernel"

    def __init__(self, pack: Pack, exercise: str = "readiness") -> None:
        self.exercise = pack.exercise(exercise)
        self.words = pack.words("en")
        self.answers: dict[str, dict[str, Any]] = {}
        self.dead = False

    def load(self) -> Mapping[str, Mapping[str, Any]]:
        return self.answers

    def record(self, answers: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        receipts = []
        for answer in answers:
            seq = len(self.answers) + 1
            self.answers[f"{answer['exercise']}/{answer['item']}"] = {"value": answer["value"], "seq": seq}
            current = {"seq": seq, "value": answer["value"]}
            receipts.append({"id": answer["id"], "seq": seq, "status": "saved", "message": "", "current": current})
        return receipts

    def ask(self, message: dict[str, Any]) -> dict[str, Any] | None:
        if self.dead:
            return {"request": message["request"], "error": "the disk is full"}
        return reply(message, self.exercise, self.words, self)


@pytest.fixture
def kernel(pack: Pack) -> Kernel:
    return Kernel(pack)


@pytest.fixture
def notebook(person: Person, kernel: Kernel) -> Page:
    return opened(person, kernel)


def opened(person: Person, kernel: Kernel) -> Page:
    page = person("ada").new_page()
    page.expose_function("askKernel", kernel.ask)
    page.goto("/notebook")
    run(page, kernel)
    return page


def run(page: Page, kernel: Kernel) -> None:
    """Run the cells: the widgets that were there go away, and new ones come."""
    form, result = form_html(kernel.exercise, kernel.words), result_frame_html(kernel.exercise, kernel.words)
    page.evaluate("window.views?.forEach((close) => close()); document.querySelector('main').replaceChildren()")
    page.evaluate(RENDER, [form, result, script_words(kernel.words, "widget")])


def test_form_and_result_work_without_a_room(notebook: Page, kernel: Kernel) -> None:
    choose(notebook, "readiness/rationale", "Not yet")
    is_saved(notebook, "readiness/rationale")
    assert kernel.answers["readiness/rationale"]["value"] == "not-yet"
    expect(notebook.locator(".finding")).to_have_text("You have nothing of this in place yet.")
    open_more(notebook)
    item(notebook, "readiness/rationale.owner").locator("input").fill("Grace")
    is_saved(notebook, "readiness/rationale.owner")
    assert notebook.evaluate("localStorage.length") == 0


def test_a_kernel_that_cannot_save_is_said_and_tried_again(notebook: Page, kernel: Kernel) -> None:
    kernel.dead = True
    choose(notebook, "readiness/rationale", "Yes")
    expect(notebook.locator(".connection:visible").first).to_contain_text("The notebook is not responding")
    kernel.dead = False
    is_saved(notebook, "readiness/rationale")


def test_a_view_that_is_closed_keeps_what_was_typed(notebook: Page, kernel: Kernel) -> None:
    note = "readiness/before-you-start.note"
    item(notebook, note).locator("textarea").fill("half a thought")
    notebook.evaluate("window.views.forEach((close) => close())")
    the_page_asks = partial(notebook.wait_for_timeout, 100)
    wait_for("half a thought", lambda: kernel.answers.get(note, {}).get("value"), meanwhile=the_page_asks)


@pytest.mark.parametrize("reloaded", [False, True])
def test_what_was_answered_while_the_kernel_was_away_is_sent_when_the_notebook_is_run_again(
    notebook: Page, kernel: Kernel, reloaded: bool
) -> None:
    choose(notebook, "readiness/rationale", "Yes")
    is_saved(notebook, "readiness/rationale")
    kernel.dead = True
    choose(notebook, "readiness/rationale", "Not yet")
    item(notebook, "readiness/before-you-start.note").locator("textarea").fill("Ask Grace")
    expect(status(notebook, "readiness/rationale")).to_have_attribute("data-status", "waiting")
    if reloaded:
        item(notebook, "readiness/before-you-start.note").locator("textarea").blur()
        expect(status(notebook, "readiness/before-you-start.note")).to_have_attribute("data-status", "waiting")
        notebook.reload()
    kernel.dead = False
    run(notebook, kernel)
    is_saved(notebook, "readiness/rationale")
    is_saved(notebook, "readiness/before-you-start.note")
    assert kernel.answers["readiness/rationale"]["value"] == "not-yet"
    assert kernel.answers["readiness/before-you-start.note"]["value"] == "Ask Grace"
    assert notebook.evaluate("localStorage.length") == 0


def test_private_answers_wait_in_memory_and_in_no_storage(person: Person, pack: Pack) -> None:
    kernel = Kernel(pack, "self-scoring")
    page = opened(person, kernel)
    expect(item(page, "self-scoring/pause").locator("input").first).to_be_enabled()
    kernel.dead = True
    item(page, "self-scoring/pause").locator("input").nth(3).check()
    expect(status(page, "self-scoring/pause").first).to_have_attribute("data-status", "waiting")
    assert page.evaluate("localStorage.length") == 0
    kernel.dead = False
    run(page, kernel)
    is_saved(page, "self-scoring/pause")
    assert kernel.answers["self-scoring/pause"]["value"] == 4
