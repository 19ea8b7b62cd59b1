"""The board at the back of the room: a facilitator goes through all modes with her keyboard, a phone follows along.

What participants are to read is large and dark enough to be read at 10 m; see decision 0021 for the rule.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from accessibility import broken_rules
from faces import sticks_out
from patience import MILLISECONDS
from playwright.sync_api import Page, expect
from server_process import RoomOnServer
from shared_room import people

PHONE, PROJECTOR, LARGE = {"width": 390, "height": 844}, {"width": 1280, "height": 720}, {"width": 1920, "height": 1080}
POSITION = "[data-board-position]"
LEAST_OF_720 = 28  # px
LEAST_CONTRAST = 7

# Every visible text of the board that is not a tool of the facilitator: its size in px of the screen, and its contrast.
READ = """() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const paper = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = parse(getComputedStyle(each).backgroundColor);
      if (colour.length && colour[3] !== 0) return colour;
    }
    return [255, 255, 255];
  };
  const part = [...document.querySelectorAll("section[data-board]")].find((each) => !each.hidden);
  const found = [], walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement, box = element.getBoundingClientRect();
    if (!node.data.trim() || element.closest(".board-tools, template, button, details")) continue;
    if (box.width < 3 || box.height < 3 || getComputedStyle(element).visibility === "hidden") continue;
    if ([...ancestors(element)].some((each) => getComputedStyle(each).clipPath !== "none")) continue;
    add(element, node.data.trim());
  }
  for (const line of part.querySelectorAll("svg path[data-text]")) {  // letters that are drawn
    if (line.getBoundingClientRect().height) add(line, line.dataset.text);
  }
  return found;
  function add(element, text) {
    const style = getComputedStyle(element), svg = element.closest("svg");
    const scale = svg ? svg.getScreenCTM().a : 1;
    const ink = parse(svg && style.fill !== "none" ? style.fill : style.color);
    const [high, low] = [light(ink), light(paper(element))].sort((a, b) => b - a);
    found.push({ text: text.slice(0, 60), size: parseFloat(style.fontSize) * scale,
      contrast: (high + 0.05) / (low + 0.05) });
  }
  function* ancestors(each) { for (; each && each !== part; each = each.parentElement) yield each; }
}"""


def hard_to_read(board: Page, mode: str) -> list[str]:
    """What could not be read at 10 m, on a projector of 720 and of 1,080 lines; on a phone nothing may stick out."""
    found = []
    for size in (PROJECTOR, LARGE):
        board.set_viewport_size(size)
        board.wait_for_timeout(150)
        texts = board.evaluate(READ)
        assert texts, f"{mode} shows nothing"
        for each in texts:
            least = LEAST_OF_720 * size["height"] / 720
            if each["size"] < least or each["contrast"] < LEAST_CONTRAST:
                found.append(f"{mode}, {size['height']}: {each}")
    found += [f"{mode} is wider: {each}" for each in sticks_out(board, (320, PROJECTOR["width"]))]
    board.set_viewport_size(PROJECTOR)
    return found


@dataclass
class Screens:
    """The `board` that is worked with the keyboard, an `other` board of the room, and a participant's `phone`."""

    board: Page
    other: Page
    phone: Page
    faults: list[str] = field(default_factory=list)

    def press(self, key: str) -> None:
        self.board.keyboard.press(key)

    def show(self, mode: str, *, rules: bool = False) -> None:
        """Both boards show `mode`; what is hard to read there, and which rules it breaks, is kept."""
        for screen in (self.board, self.other):
            expect(screen.locator("html")).to_have_attribute("data-board-mode", mode)
        self.faults += hard_to_read(self.board, mode)
        self.faults += broken_rules(self.board, mode) if rules else []

    def both_say(self, what: str, text: str) -> None:
        for screen in (self.board, self.other):
            expect(screen.locator(what)).to_have_text(text)


@pytest.fixture
def screens(page_of: Callable[[Any], Page], room: RoomOnServer) -> Screens:
    """Eight people of each side have answered the gap; one more is there with a phone."""
    room.act("open", workshop="mutuality-gap")
    for side, zone in zip(room.sides, ("Europe/London", "Africa/Kampala"), strict=True):
        people(room, side, 8)
        room.act("set-time-zone", side=side, zone=zone)
    made = Screens(page_of(PROJECTOR), page_of(PROJECTOR), page_of(PHONE))
    for each in (made.board, made.other, made.phone):
        each.set_default_timeout(MILLISECONDS)
    made.board.goto(room.facilitator_link)
    made.other.goto(room.facilitator_link)
    room.joins(made.phone)
    made.phone.goto("/w/mutuality-gap")
    return made


def test_a_facilitator_shows_all_modes_with_her_keyboard(screens: Screens, room: RoomOnServer) -> None:
    people_come_work_and_talk(screens, room)
    room.act("reveal", exercise="gap")
    one_finding_at_a_time(screens)
    darken_and_wake(screens)
    agree(screens)
    assert screens.faults == []


def people_come_work_and_talk(screens: Screens, room: RoomOnServer) -> None:
    board = screens.board
    expect(board.locator(".board-number").first).to_have_text(re.compile("[89]"))
    screens.press("1")
    screens.show("lobby")
    room.act("timer", seconds=50)
    screens.press("PageDown")
    expect(board.locator("[data-board-now]")).to_contain_text("enough answers")
    expect(board.locator("#board-working [data-words]")).to_have_text("The last minute")
    expect(board.locator("[data-board-list]")).not_to_have_attribute("open", "")
    screens.show("working")
    screens.press("ArrowRight")
    expect(board.locator("[data-board-clocks] li")).to_have_text([re.compile(r"\d\d:\d\d")] * 2)
    expect(board.locator("[data-board-question]")).to_contain_text("?")
    room.act("timer", seconds=1)
    expect(board.locator(".board-talk-timer")).to_have_text("Time to finish your thought")
    screens.show("talk", rules=True)


def one_finding_at_a_time(screens: Screens) -> None:
    screens.press("4")
    expect(screens.board.get_by_role("button", name=re.compile("^Show here"))).to_be_visible()
    screens.press("PageDown")
    screens.both_say(POSITION, "Finding 1 of 3")
    screens.show("reveal", rules=True)
    headline = screens.board.locator(".finding-headline").inner_text()
    screens.press("ArrowRight")
    screens.both_say(POSITION, "Finding 2 of 3")
    expect(screens.other.locator(".finding-headline")).not_to_have_text(headline)
    screens.show("reveal")
    screens.press("a")
    expect(screens.other.locator(".gap-result")).to_be_visible()
    screens.press("a")
    screens.both_say(POSITION, "Finding 1 of 3")


def darken_and_wake(screens: Screens) -> None:
    screens.press(".")
    for screen in (screens.board, screens.other):
        expect(screen.get_by_role("dialog", name="The screen is paused")).to_be_visible()
    screens.other.keyboard.press("PageDown")  # any key wakes, and does nothing else
    for screen in (screens.board, screens.other):
        expect(screen.get_by_role("dialog")).to_be_hidden()
    screens.both_say(POSITION, "Finding 1 of 3")


def agree(screens: Screens) -> None:
    board, other, phone = screens.board, screens.other, screens.phone
    other.keyboard.press("6")  # whoever is in her settings stays there
    screens.press("5")
    board.get_by_label("One sentence that both sides can agree on").focus()
    board.keyboard.type("We both sign the next report.")
    screens.press("Enter")
    sentence = board.locator(".board-agreement", has_text="We both sign the next report.")
    expect(sentence).to_be_visible()
    expect(other.locator("#board-settings")).to_be_visible()
    other.keyboard.press("5")
    expect(phone.locator("#agreed blockquote")).to_have_text("We both sign the next report.")
    screens.faults += broken_rules(phone, "agreements on a phone")
    phone.get_by_role("button", name="That is not what I meant").focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(".seen-differently")).to_be_focused()
    expect(sentence.locator("[data-differently]")).to_have_text("Somebody sees it differently")
    expect(board.locator("[data-board-agree-submit]")).to_be_focused()  # news takes nobody away from where she is
    screens.press("Escape")
    screens.show("debrief", rules=True)
    screens.press("PageUp")
    expect(board.locator("#board-reveal")).to_be_visible()
