// The timer, the change between the parts, and the dark.
import { nextTurn, put, recall, remember } from "./board_tools.js";

const MODES = ["lobby", "working", "reveal", "settings"];

export function clock(board) {
  const form = board.find("timer"), big = board.find("countdown"), small = board.find("bar-timer");
  let ends = null, over = false;
  const left = () => Math.ceil((ends - performance.now()) / 1000);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    board.act(event.submitter, { act: "timer", seconds: Math.round(Number(form.elements.minutes.value) * 60) });
  });
  board.find("add-minute").addEventListener("click", (event) =>
    board.act(event.target, { act: "timer", seconds: (ends === null ? 0 : Math.max(left(), 0)) + 60 }));
  board.find("stop-timer").addEventListener("click", (event) => board.act(event.target, { act: "stop-timer" }));

  function tick() {
    const seconds = ends === null ? 0 : left();
    const running = ends !== null && seconds > 0;
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const text = running ? time : board.say(ends === null ? "board-no-timer" : "board-time-over");
    put(big, text);
    put(small, text);
    big.dataset.state = running ? "running" : ends === null ? "none" : "over";
    small.hidden = ends === null || board.mode === "working";
    if (ends !== null && !running && !over) board.news(text);
    over = ends !== null && !running;
  }

  setInterval(tick, 250);
  return ({ timer }) => {
    // The laptop's clock and this screen's may differ: only the time that is left counts.
    const known = timer ? performance.now() + (timer.ends_at - timer.now) * 1000 : null;
    if (known === null || ends === null || Math.abs(known - ends) > 500) ends = known;
    tick();
  };
}

export function chooseModes(board) {
  const bar = board.find("modes");
  const parts = Object.fromEntries(MODES.map((mode) => [mode, document.querySelector(`[data-board="${mode}"]`)]));
  const keys = board.find("keys");

  function choose(mode) {
    if (!parts[mode] || mode === board.mode) return;
    if (board.mode) board.turn = nextTurn();
    board.problem("");
    board.mode = mode;
    document.documentElement.dataset.boardMode = mode;
    for (const each of MODES) if (parts[each]) parts[each].hidden = each !== mode;
    for (const button of bar.querySelectorAll("[data-mode]")) {
      button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    }
    history.replaceState(null, "", `#board-${mode}`);
    scrollTo(0, 0);
    board.draw();
  }

  bar.hidden = false;
  bar.addEventListener("click", (event) => choose(event.target.closest("[data-mode]")?.dataset.mode));
  addEventListener("hashchange", () => choose(location.hash.replace("#board-", "")));
  keys.checked = recall("keys") !== "off";
  keys.addEventListener("change", () => remember("keys", keys.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (!keys.checked || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key.toLowerCase() === "d") board.darken();
    else if (!board.find("dark").open) choose(MODES[Number(event.key) - 1]);
  });
  choose(MODES.includes(location.hash.slice(7)) ? location.hash.slice(7) : "lobby");
}

export function darken(board) {
  const dark = board.find("dark");
  board.darken = () => (dark.open ? dark.close() : dark.showModal());
  board.find("darken").addEventListener("click", board.darken);
  dark.addEventListener("click", () => dark.close());
}

/** A refused export is said on the board; a plain link would leave it for a page of JSON. */
