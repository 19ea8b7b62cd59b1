"""A phone that shows one thing at a time, and what of that is higher or wider than its window."""

from typing import Any

from playwright.sync_api import BrowserContext, Page, ViewportSize
from server_process import RoomOnServer

SMALL: ViewportSize = {"width": 360, "height": 584}  # what a browser leaves of a phone of 360 x 640
USUAL: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}
SIZES = ((SMALL, 100), (SMALL, 130), (USUAL, 130), (NARROW, 200))  # with the size of letters in percent
HELD_AT = {100: ("question", "done"), 130: ("question",), 200: ()}  # what is no higher than the window
MOST_STOPS = 25  # that a screen reader meets on the way through one question
LOOK = """() => {
  const seen = (each) => each.getClientRects().length && getComputedStyle(each).visibility !== "hidden";
  const all = (what) => [...document.querySelectorAll(what)].filter(seen);
  const item = all("main [data-item][data-kind]")[0];
  const radios = new Set(all("main [data-item] input[type=radio]").map(({ name }) => name));
  return {
    kind: document.body.dataset.pager, exercise: document.body.dataset.pagerExercise, address: location.hash,
    height: document.documentElement.scrollHeight, width: document.documentElement.scrollWidth,
    next: document.querySelector(".pager-next").textContent, count: document.querySelector(".pager-count").textContent,
    item: item?.dataset.kind ?? "", place: item?.dataset.item ?? "", radios: [...radios],
    stops: all("a[href], button, input, textarea, select, summary, [tabindex='0']").length,
    words: document.querySelector("main").innerText.trim().split(/\\s+/).length,
    focus: document.activeElement.textContent.trim(), title: document.title,
  };
}"""
# At a size of letters, from the first part of what is shown to the last; then the first is shown again.
PARTS = f"""async (letters) => {{
  const frame = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  const home = location.hash.split("~")[0], found = [];
  document.documentElement.style.fontSize = letters ? `${{letters}}%` : "";
  document.activeElement.blur();
  for (let before = null; location.hash !== before;) {{
    await frame();
    await frame();
    found.push(({LOOK})());
    before = location.hash;
    if (document.body.dataset.pagerMore !== undefined) document.querySelector(".pager-next").click();
  }}
  location.hash = home;
  await frame();
  return found;
}}"""


class Phone:
    """Somebody's phone with one page."""

    def __init__(self, context: BrowserContext, room: RoomOnServer) -> None:
        self.room = room
        self.page: Page = context.new_page()
        self.failures: list[str] = []
        context.on("weberror", lambda error: self.failures.append(str(error.error)))

    def join(self, side: int = 0) -> None:
        self.page.goto(self.room.join_link)
        self.page.locator(".card input").nth(side).check()
        self.page.get_by_role("button", name="Join").click()
        self.page.locator(".resume-code").wait_for()

    def open(self, workshop: str, address: str = "") -> None:
        self.page.goto(f"{self.room.server.phones}/w/{workshop}{address}")
        self.ready()

    def ready(self) -> None:
        self.page.locator("html.paged").wait_for()
        self.page.wait_for_function("() => performance.getEntriesByName('answers-loaded').length")

    def look(self) -> Any:
        return self.page.evaluate(LOOK)

    def next(self) -> None:
        before = self.look()["address"]
        self.page.locator(".pager-next").click()
        self.page.wait_for_function("(before) => location.hash !== before", arg=before)

    def saved(self) -> None:
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('[data-status]')].every(({ dataset: { status } }) =>"
            " !status || status === 'saved')"
        )


def not_in_view(page: Page, now: Any, sizes: Any = SIZES) -> list[str]:
    """What of the step at which `page` is does not fit in one of `sizes`, part by part.

    In letters of 200 % it may be higher than the window, and never wider. What is to be read before an exercise may be
    as long as it is, and in letters of 130 % also what is said at its end, with the questions that are open.
    """
    found = []
    for size, letters in sizes:
        page.set_viewport_size(size)
        for shown in page.evaluate(PARTS, letters):
            about = f"{shown['address']} at {size['width']} x {size['height']} px, {letters} %"
            if shown["width"] > size["width"]:
                found.append(f"{about} is {shown['width']} px wide")
            if now["kind"] in HELD_AT[letters] and shown["height"] > size["height"]:
                found.append(f"{about} is {shown['height']} px high")
            if now["kind"] == "question" and shown["stops"] > MOST_STOPS:
                found.append(f"{about} has {shown['stops']} stops")
    page.set_viewport_size(SMALL)
    page.evaluate(PARTS, 0)
    return found
