// Keys, and the presenter in a facilitator's hand: it sends Page Down, Page Up, and b or a full stop for black.
import { recall, remember } from "./kept.js";

const ORDER = ["lobby", "working", "talk", "reveal", "debrief"];
const KEYS = [...ORDER, "settings"];
const KEYS_USED = "mutuality:board:keys";
const STEPS = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 };
const ALONE = ["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"];
const WORTH_SCROLLING = 0.15; // of the window: less than this hides nothing that one would turn the page for

/** @param {Board} board */
export function bindKeys(board) {
  const keys = board.find("keys"), dark = board.find("dark"), stage = board.find("stage");
  keys.checked = recall(KEYS_USED, "localStorage") !== "off";
  keys.addEventListener("change", () => remember(KEYS_USED, keys.checked ? "on" : "off", "localStorage"));

  function step(by) {
    if (board.mode === "reveal" && (board.stepResult(by) || board.resultShown().exercise)) return true; // the last one stays
    const next = ORDER[ORDER.indexOf(board.mode) + by];
    if (!ORDER.includes(board.mode) || !next) return false;
    board.show(next, board.pointOf(next));
    return true;
  }

  /** Whether one reads all of the page, down to its end; of findings, one press shows the next. */
  const toRead = () => ["settings", "debrief"].includes(board.mode) || readsWhole();
  const readsWhole = () => board.mode === "reveal" && !stage.hidden && stage.dataset.findings === "all";

  function act({ key, target }) {
    const by = STEPS[key];
    if (by) {
      const scrolls = key.startsWith("Page")
        ? toRead() && leftToScroll(by) > innerHeight * WORTH_SCROLLING
        : target.closest?.("[tabindex='0']"); // a wide table
      return !scrolls && step(by);
    }
    const mode = KEYS[Number(key) - 1];
    if (mode) board.show(mode, board.pointOf(mode));
    else if (["d", "b", "."].includes(key.toLowerCase())) board.darken();
    else if (key.toLowerCase() === "a" && board.mode === "reveal") board.wholeResult();
    return false;
  }

  // Whoever has sent a field goes on with the keys: the next figure is a part of the board, and no answer.
  document.addEventListener("submit", ({ target, submitter }) => {
    const at = document.activeElement;
    if (at?.matches("input:not([type=checkbox]), textarea, select") && target.contains(at)) {
      (submitter ?? target.querySelector("[type=submit]") ?? board.root).focus();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (dark.open) {
      if (ALONE.includes(event.key)) return;
      event.preventDefault();
      board.wake();
      return;
    }
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (typing && (!event.key.startsWith("Page") || typing.matches("select"))) return; // no field here has pages
    if (act(event)) event.preventDefault();
  });
}

function leftToScroll(by) {
  const page = document.documentElement;
  return by > 0 ? page.scrollHeight - innerHeight - page.scrollTop : page.scrollTop;
}
