// Talking with the server: acts are sent, and news is followed.
import { ourPeople } from "./board_ask.js";
import { ask, follow } from "./live.js";
import { put, say } from "./words.js";

const FETCH_AT_MOST_EVERY = 1000;

export function post(act) {
  const headers = { "Content-Type": "application/json" };
  return ask("/api/board/act", { method: "POST", headers, body: JSON.stringify(act) });
}

async function send(board, button, act) {
  if (button.ariaBusy === "true") return false;
  button.ariaBusy = "true"; // not `disabled`, which would throw the focus off the button
  try {
    let answer = await post(act);
    while (answer.ask) { // the number may change while she looks around the room
      if (!await ourPeople(board, answer.ask)) return false;
      answer = await post({ ...act, answered: answer.ask.answered });
    }
    board.problem("");
    board.news(answer.message ?? "");
    board.refresh();
    return answer;
  } catch (error) {
    board.failed(error, say("board-problem-away"));
    return false;
  } finally {
    button.ariaBusy = null;
  }
}

/** What the parts of the board, or of the console, share. */
export function aBoard() {
  const board = /** @type {Board} */ ({ about: null, mode: "" });
  board.find = (name) => document.querySelector(`[data-board-${name}]`);
  board.fill = (texts) => Object.entries(texts).forEach(([name, text]) => put(board.find(name), text));
  board.problem = (text) => put(board.find("problem"), text);
  board.failed = (error, away = say("board-no-connection")) => board.problem(error.offline ? away : error.message);
  board.news = (text) => put(board.find("news"), text);
  board.act = (button, act) => send(board, button, act);
  return board;
}

/**
 * Keep `board.data` new, and draw it. Returns the function that asks for news soon.
 * `board.asked` counts the questions; `board.answered` is which of them `board.data` answers.
 * @param {Board} board
 */
export function keepLive(board) {
  Object.assign(board, { asked: 0, answered: 0 });
  let refused = false;
  return follow("/api/events?board=1", FETCH_AT_MOST_EVERY, async () => {
    const question = ++board.asked;
    let lost = false;
    try {
      board.data = await ask("/api/board");
      board.answered = question;
      if (refused) board.problem("");
      refused = false;
      board.draw();
    } catch (error) {
      lost = Boolean(error.offline);
      refused = !lost;
      if (refused) board.problem(error.message);
    }
    put(board.find("connection"), lost ? say("board-no-connection") : "");
    return !lost && !refused;
  });
}
