// The facilitator's console on her phone: what is asked of her now, the step of the plan, and what the board shows.
// Live updates change text and attributes in place; the focus moves only if what held it has gone.
import { aBoard, keepLive } from "./board_live.js";
import { addressChanged, drawProposal, match, onPress } from "./board_tools.js";
import { resultOfStep } from "./console_result.js";
import { stepOfPlan } from "./console_step.js";
import { bindFace } from "./face.js";
import { say, useWordsOfPage } from "./words.js";

const COUNT_AGAIN = 15000; // milliseconds; how late a room is grows without any news

function startConsole() {
  const board = aBoard();
  const parts = [whereItIs, askedNow, stepOfPlan, resultOfStep, shownOnBoard].map((part) => part(board));
  const isSeen = (element) => element.getClientRects().length > 0;
  board.draw = () => {
    const held = document.activeElement;
    parts.forEach((draw) => draw(board.data));
    if (!isSeen(held)) [...document.querySelectorAll("h2[tabindex]")].find(isSeen)?.focus();
  };
  onPress(document, "[data-act]", (button) => board.act(button, { act: button.dataset.act }));
  board.refresh = keepLive(board);
  setInterval(board.refresh, COUNT_AGAIN);
}

/** Where phones find the room; the network may change under it. @type {BoardPart} */
function whereItIs(board) {
  let known = null;
  return ({ room: { title: room, join_url: url, addresses, code } }) => {
    board.fill({ room, join: say("console-join", { address: url.split("?")[0], code }) });
    if (known !== null && !addresses.includes(known)) board.news(addressChanged(url));
    known = url;
  };
}

/** Somebody asks for a pause; the other side proposes something. @type {BoardPart} */
function askedNow(board) {
  const pause = board.find("pause-asked").firstElementChild, list = board.find("proposals");
  onPress(list, "[data-answer]", (button, key) => {
    board.act(button, { act: button.dataset.answer, proposal: Number(key) });
  });
  return ({ pause_asked_at: at, together }) => {
    pause.hidden = !at;
    match(list, together.proposals, "proposal", drawProposal);
  };
}

/** @type {BoardPart} */
function shownOnBoard(board) {
  const buttons = [...board.find("screen").children];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const mode = button.dataset.screen, wakes = mode === "dark" && board.data.screen.mode === "dark";
      const exercise = mode === "reveal" && board.seen ? { exercise: board.about } : {};
      board.act(button, wakes ? { act: "wake" } : { act: "show", mode, ...exercise });
    });
  }
  return ({ screen: { mode } }) => {
    for (const each of buttons) each.setAttribute("aria-pressed", String(each.dataset.screen === mode));
  };
}

if (useWordsOfPage()) startConsole();
bindFace();
