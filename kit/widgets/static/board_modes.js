// The timer, and the change between the parts.
import { nextTurn, put } from "./board_tools.js";
import { say } from "./words.js";

const MODES = ["lobby", "working", "talk", "reveal", "debrief", "settings"];
const LAST_MINUTE = 60;

/** @type {BoardPart} */
export function clock(board) {
  const form = board.find("timer"), small = board.find("bar-timer");
  const large = document.querySelectorAll("[data-board-countdown]");
  let ends = null, last = "none";
  const left = () => Math.ceil((ends - performance.now()) / 1000);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    board.act(event.submitter, { act: "timer", seconds: Math.round(Number(form.elements.minutes.value) * 60) });
  });
  board.find("add-minute").addEventListener(
    "click",
    (event) => board.act(event.target, { act: "timer", seconds: (ends === null ? 0 : Math.max(left(), 0)) + 60 }),
  );
  board.find("stop-timer").addEventListener("click", (event) => board.act(event.target, { act: "stop-timer" }));

  function tick() {
    const seconds = ends === null ? 0 : left();
    const running = ends !== null && seconds > 0;
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const text = running ? time : say(ends === null ? "board-no-timer" : "board-time-over");
    const state = ends === null ? "none" : !running ? "over" : seconds <= LAST_MINUTE ? "soon" : "running";
    for (const each of large) {
      put(each, text);
      each.dataset.state = state;
      put(each.nextElementSibling, state === "soon" ? say("board-last-minute") : "");
    }
    put(small, text);
    small.hidden = ends === null || board.mode === "working" || board.mode === "talk";
    if (state !== last && ["soon", "over"].includes(state)) {
      board.news(state === "soon" ? say("board-last-minute") : text);
    }
    last = state;
  }

  setInterval(tick, 250);
  return ({ timer }) => {
    // The laptop's clock and this screen's may differ: only the time that is left counts.
    const known = timer ? performance.now() + (timer.ends_at - timer.now) * 1000 : null;
    if (known === null || ends === null || Math.abs(known - ends) > 500) ends = known;
    tick();
  };
}

/** @param {Board} board */
export function chooseModes(board) {
  const bar = board.find("modes");
  const parts = Object.fromEntries(MODES.map((mode) => [mode, document.querySelector(`[data-board="${mode}"]`)]));

  board.choose = (mode) => {
    if (!parts[mode] || mode === board.mode) return;
    if (board.mode) board.turn = nextTurn();
    board.problem("");
    board.news("");
    board.mode = mode;
    document.documentElement.dataset.boardMode = mode;
    for (const each of MODES) if (parts[each]) parts[each].hidden = each !== mode;
    for (const button of bar.querySelectorAll("[data-mode]")) {
      button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    }
    history.replaceState(null, "", `#board-${mode}`);
    scrollTo(0, 0);
    board.draw();
  };
  /** What `mode` is about if it is chosen now: the result that is on the screen, or a question about it. */
  board.pointOf = (mode) => (mode === "reveal" || mode === "talk" ? board.resultShown() : {});

  const asked = () => (MODES.includes(location.hash.slice(7)) ? location.hash.slice(7) : "");
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const mode = event.target.closest("[data-mode]")?.dataset.mode;
    if (mode) board.show(mode, board.pointOf(mode));
  });
  addEventListener("hashchange", () => {
    if (asked()) board.show(asked(), board.pointOf(asked()));
  });
  board.choose(asked() || "lobby");
}
