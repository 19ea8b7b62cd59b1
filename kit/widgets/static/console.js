// The facilitator's console on her phone: what is asked of her now, the step of the plan, and what the board shows.
// Live updates change text and attributes in place; the focus moves only if what held it has gone.
import { keepLive, send } from "./board_live.js";
import { copyOf, match, put } from "./board_tools.js";
import { resultOfStep } from "./console_result.js";
import { stepOfPlan } from "./console_step.js";
import { say, useWordsOfPage } from "./words.js";

const COUNT_AGAIN = 15000; // milliseconds; how late a room is grows without any news

function startConsole() {
  const board = /** @type {Board} */ ({ about: null });
  board.find = (name) => document.querySelector(`[data-board-${name}]`);
  board.problem = (text) => put(board.find("problem"), text);
  board.news = (text) => put(board.find("news"), text);
  board.act = (button, act) => send(board, button, act);
  const parts = [whereItIs(board), asked(board), stepOfPlan(board), resultOfStep(board), shownOnBoard(board)];
  board.draw = () => {
    const held = document.activeElement;
    put(board.find("room"), board.data.room.title);
    parts.forEach((draw) => draw(board.data));
    if (!held.getClientRects().length) {
      [...document.querySelectorAll("h2[tabindex]")].find((one) => one.getClientRects().length)?.focus();
    }
  };
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-act]");
    if (button) board.act(button, { act: button.dataset.act });
  });
  board.refresh = keepLive(board);
  setInterval(board.refresh, COUNT_AGAIN);
}

/** Where phones find the room; the network may change under it. */
/** @type {BoardPart} */
function whereItIs(board) {
  let known = null;
  return ({ room: { join_url: url, code } }) => {
    const address = url.split("?")[0], nowhere = new URL(url).hostname === "127.0.0.1";
    put(board.find("join"), say("console-join", { address, code }));
    if (known !== null && known !== url) {
      board.news(say(nowhere ? "board-address-none" : "board-address-changed", { address }));
    }
    known = url;
  };
}

/** Somebody asks for a pause; the other side proposes something. */
/** @type {BoardPart} */
function asked(board) {
  const pause = board.find("pause-asked").firstElementChild, list = board.find("proposals");
  list.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-answer]");
    if (button) {
      board.act(button, { act: button.dataset.answer, proposal: Number(button.closest("[data-key]").dataset.key) });
    }
  });
  return ({ pause_asked_at: at, together }) => {
    pause.hidden = !at;
    match(list, together.proposals, () => copyOf("console", "proposal"), (line, each) => {
      const minutes = Math.max(1, Math.ceil(each.seconds_left / 60));
      put(line.querySelector("[data-text]"), each.text);
      put(
        line.querySelector("[data-left]"),
        say(each.may_confirm ? "board-proposal-asks" : "board-proposal-waits", { minutes }),
      );
      line.querySelector("[data-answer=confirm]").hidden = !each.may_confirm;
      const decline = line.querySelector("[data-answer=decline]");
      decline.hidden = !each.mine && !each.may_confirm;
      put(decline, say(each.mine ? "board-take-back" : "board-decline"));
    });
  };
}

/** @type {BoardPart} */
function shownOnBoard(board) {
  const buttons = [...board.find("screen").children];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const mode = button.dataset.screen, wakes = mode === "dark" && board.data.screen?.mode === "dark";
      const exercise = mode === "reveal" && board.seen ? { exercise: board.about } : {};
      board.act(button, wakes ? { act: "wake" } : { act: "show", mode, ...exercise });
    });
  }
  return ({ screen }) =>
    buttons.forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.screen === screen?.mode)));
}

if (useWordsOfPage()) startConsole();
