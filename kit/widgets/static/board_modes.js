// The timer, and the change between the parts.
import { nextTurn, onPress } from "./board_tools.js";
import { endOf, minutesAndSeconds, secondsTo } from "./countdown.js";
import { onSubmit, put, say } from "./words.js";

const MODES = ["lobby", "working", "talk", "reveal", "debrief", "settings"];
const LAST_MINUTE = 60;

/** @type {BoardPart} */
export function clock(board) {
  const form = board.find("timer"), small = board.find("bar-timer"), stop = board.find("stop-timer");
  const more = board.find("add-minute"), large = document.querySelectorAll("[data-board-countdown]");
  let ends = null, last = "none";
  onSubmit(form, (button) => {
    board.act(button, { act: "timer", seconds: Math.round(Number(form.elements.minutes.value) * 60) });
  });
  more.addEventListener("click", () => board.act(more, { act: "timer", seconds: secondsTo(ends) + 60 }));
  stop.addEventListener("click", () => board.act(stop, { act: "stop-timer" }));

  function tick() {
    const seconds = secondsTo(ends);
    const text = seconds ? minutesAndSeconds(seconds) : say(ends === null ? "board-no-timer" : "board-time-over");
    const state = ends === null ? "none" : !seconds ? "over" : seconds <= LAST_MINUTE ? "soon" : "running";
    const soon = state === "soon" ? say("board-last-minute") : "";
    for (const each of large) {
      put(each, text);
      each.dataset.state = state;
      put(each.nextElementSibling, soon);
    }
    put(small, text);
    small.hidden = ends === null || board.mode === "working" || board.mode === "talk";
    if (state !== last && ["soon", "over"].includes(state)) board.news(soon || text);
    last = state;
  }

  setInterval(tick, 250);
  return ({ timer }) => {
    ends = endOf(timer, ends);
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

  const asked = () => MODES.find((mode) => location.hash === `#board-${mode}`);
  bar.hidden = false;
  onPress(bar, "[data-mode]", ({ dataset: { mode } }) => board.show(mode, board.pointOf(mode)));
  addEventListener("hashchange", () => {
    const mode = asked();
    if (mode) board.show(mode, board.pointOf(mode));
  });
  board.choose(asked() ?? "lobby");
}
