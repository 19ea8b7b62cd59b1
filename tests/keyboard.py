"""Somebody without a mouse: goes through a page with Tab, and answers each field by what it natively is."""

from collections import Counter
from dataclasses import dataclass

from playwright.sync_api import Page

MOST_STOPS = 3000
MOST_TICKS = 4  # boxes ticked in one item
PARTS = {"date": 6, "time": 6}  # most Tab stops inside one field: day, month, year, calendar; hour, minute, half, clock
WORDS = "May"
SIT = "Join this table"
HOLIDAYS = "2027-12-24"  # the one field of words that takes dates alone
DATE = "07072027"  # a Wednesday, whether the browser asks for the day first or for the month
TIME = "0930a"  # half past nine in the morning; where hours go to 24, the letter is no part of it

# What has the focus now, each element with the number of its first visit; null where nothing has it.
LOOK = """() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const stops = (window.stopsOfTheKeyboard ??= new Map());
  const again = stops.has(at);
  if (!again) stops.set(at, stops.size);
  const item = at.closest("[data-item]");
  const box = at.getBoundingClientRect(); // of what is taller than the screen, the part that is on it
  const top = Math.max(box.top, 0), height = Math.min(box.bottom, innerHeight) - top;
  const spots = [[0.5, 0.5], [0.05, 0.05], [0.95, 0.95], [0.05, 0.95], [0.95, 0.05]];
  const seen = height > 0 && spots.some(([x, y]) => {
    const hit = document.elementFromPoint(box.left + box.width * x, top + height * y);
    return hit && (at.contains(hit) || hit.contains(at));
  });
  const marked = [at, at.parentElement, at.closest("label")].some((each) => {
    const style = each && getComputedStyle(each);
    return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  });
  const named = at.name && (at.form ?? document).querySelectorAll(`[name="${CSS.escape(at.name)}"]:checked`).length;
  return {
    number: stops.get(at), again, seen, marked,
    tag: at.tagName.toLowerCase(), type: at.type ?? "", value: at.value ?? "",
    name: (at.getAttribute("aria-label") || at.labels?.[0]?.textContent || at.textContent || "").trim().slice(0, 60),
    place: item?.dataset.item ?? at.dataset.marker ?? "",
    status: item?.querySelector("[data-status]")?.dataset.status ?? "",
    ticked: item?.querySelectorAll("input:checked").length ?? 0,
    answered: Boolean(named), declines: Boolean(at.closest(".declined")),
    ranks: Boolean(at.closest(".ranking")), clears: at.classList.contains("clear"),
    open: Boolean(at.parentElement.open), marker: Boolean(at.dataset.marker),
    least: parseFloat(at.min), most: parseFloat(at.max), disabled: at.getAttribute("aria-disabled") === "true",
    result: at.closest("[data-result]")?.dataset.result ?? "",
  };
}"""

SHEET_IS_OPEN = "() => !document.activeElement.closest('[id^=exercise-]').querySelector('.part').inert"


@dataclass(frozen=True)
class Stop:
    """An element with the focus: what it is, to which place of which exercise it belongs, and its state."""

    number: int
    again: bool
    seen: bool
    marked: bool
    tag: str
    type: str
    value: str
    name: str
    place: str
    status: str
    ticked: int
    answered: bool
    declines: bool
    ranks: bool
    clears: bool
    open: bool
    marker: bool
    least: float | None
    most: float | None
    disabled: bool
    result: str  # of which exercise, if it is part of a result: one that is brought up to date has new elements

    def __str__(self) -> str:
        return f"<{self.tag} {self.type}> '{self.name}' of {self.place or 'the page'}"

    def is_where(self, other: "Stop | None") -> bool:
        """Whether the focus is still at `other`, or in the result of the same exercise."""
        if other is None:
            return False
        return other.number == self.number or (self.result != "" and other.result == self.result)


class Keyboard:
    """The keyboard of somebody on `page`, who never points at anything."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.used: Counter[str] = Counter()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def look(self) -> Stop | None:
        found = self.page.evaluate(LOOK)
        return None if found is None else Stop(**found)

    def go_to(self, name: str) -> Stop:
        """Tab to the link or button called `name`."""
        for _ in range(MOST_STOPS):
            self.press("Tab")
            stop = self.look()
            if stop and stop.tag in ("a", "button") and stop.name.startswith(name[:60]):
                return stop
            assert not (stop and stop.again and stop.number == 0), f"there is nothing called '{name}' on the page"
        raise AssertionError(f"'{name}' was never reached")

    def fill_in(self) -> list[Stop]:
        """Go through the whole page and answer all there is. Returns the stops, in order.

        Raises `AssertionError`, naming the field, where the focus cannot be seen, is lost, or does not get away.
        """
        stops: list[Stop] = []
        stays = 0
        while True:
            self.press("Tab")
            stop = self.look()
            if stop is None:  # past the last field; the next one is the first again
                self.press("Tab")
                stop = self.look()
                assert stop is None or stop.number == 0, f"the focus was lost after {stops[-1]}"
                return stops
            if stop.again and stop.number == 0 and len(stops) > 1:
                return stops
            stays = stays + 1 if stops and stop.number == stops[-1].number else 0
            assert stays <= PARTS.get(stop.type, 0), f"the focus does not leave {stop}"
            assert stays or stop.ranks or not stop.again, f"the focus went back to {stop} from {stops[-1]}"
            if stop.again:  # inside a date or a time, or in a list whose lines have changed their places
                continue
            assert stop.marked, f"nothing shows that {stop} has the focus"
            assert stop.seen or self._seen_on_coming_back(stop), f"{stop} has the focus and cannot be seen"
            stops.append(stop)
            assert len(stops) < MOST_STOPS, "the page never ends"
            if self.answer(stop):
                assert stop.is_where(self.look()), f"the focus was lost when {stop} was answered"

    def _seen_on_coming_back(self, stop: Stop) -> bool:
        """Whether a step back and forth shows `stop`: a result that arrived above it may have pushed it away."""
        self.page.wait_for_timeout(300)
        self.press("Shift+Tab", "Tab")
        again = self.look()
        return again is not None and again.seen and stop.is_where(again)

    def answer(self, stop: Stop) -> bool:
        """Answer the field at `stop`, if it has no answer yet; returns whether there was anything to answer."""
        if stop.tag == "button" or stop.ranks:
            keys = self._press_or_rank(stop)
        elif stop.type in ("radio", "checkbox"):
            full = stop.declines or (stop.answered if stop.type == "radio" else stop.ticked >= MOST_TICKS)
            keys = [] if full else ["Space"]
        elif stop.marker:
            keys = ["ArrowUp", "ArrowRight"]
        elif stop.tag == "summary" and not stop.open:
            keys = ["Enter"]
        elif stop.tag == "select" and not stop.value:
            keys = ["ArrowDown"]
        elif stop.tag in ("input", "textarea") and not stop.value:
            self.page.keyboard.type(self._text_for(stop))
            return True
        else:
            return False
        self.press(*keys)
        if stop.name == SIT:
            self.page.wait_for_function(SHEET_IS_OPEN)
        return bool(keys)

    def _press_or_rank(self, stop: Stop) -> list[str]:
        """A button makes an answer where there is none yet; in a ranking, one button and one choice of a place move.

        A button that clears an answer is left alone, and so is all that belongs to no item but the choice of a table.
        """
        if stop.name == SIT:
            return ["Enter"]
        may = stop.place and not stop.clears and not stop.disabled and (stop.ranks or not stop.status)
        done = f"{stop.place} {stop.tag if stop.ranks else ''}"
        if not may or self.used[done]:
            return []
        self.used[done] += 1
        return ["Enter" if stop.tag == "button" else "ArrowDown"]

    def _text_for(self, stop: Stop) -> str:
        if stop.type == "number":
            low = int(stop.least or 0)
            return str(low + 7 if stop.most is None else min(low + 7, int(stop.most)))
        if stop.place.endswith("/holidays"):
            return HOLIDAYS
        return {"date": DATE, "time": TIME}.get(stop.type, WORDS)
