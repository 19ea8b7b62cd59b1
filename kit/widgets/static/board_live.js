// Talking with the server: acts are sent, and news is followed.
import { ourPeople } from "./board_ask.js";
import { within } from "./board_tools.js";
import { put, say } from "./words.js";

const POLL_EVERY = 5000;
const FETCH_AT_MOST_EVERY = 1000;
const PATIENCE = 20000;
const LISTEN_AGAIN_AFTER = 60000; // where one browser has more boards open than it has connections

export async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, { cache: "no-store", signal: within(PATIENCE), ...options });
  } catch {
    throw Object.assign(new Error("offline"), { offline: true });
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `${response.status} ${response.statusText}`);
  return answer;
}

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
 * Follow the events, or ask every five seconds while they fail. Returns the function that asks for news soon.
 * A page that nobody sees does neither: a browser has six connections for all of its pages.
 * `board.asked` counts the questions; `board.answered` is which of them `board.data` answers.
 * @param {Board} board
 */
export function keepLive(board) {
  Object.assign(board, { asked: 0, answered: 0 });
  let asking = false, again = false, waiting = null, last = -Infinity;
  let lost = false, refused = false, events = null, heard = false, deafUntil = 0;

  async function fetchNow() {
    waiting = null;
    asking = true;
    last = performance.now();
    const question = ++board.asked;
    try {
      board.data = await ask("/api/board");
      board.answered = question;
      lost = false;
      if (refused) board.problem("");
      refused = false;
      board.draw();
    } catch (error) {
      lost = Boolean(error.offline);
      refused = !lost;
      if (refused) board.problem(error.message);
    }
    put(board.find("connection"), lost ? say("board-no-connection") : "");
    asking = false;
    if (again) refresh();
  }

  function refresh() {
    again = asking;
    if (asking || waiting !== null) return;
    waiting = setTimeout(fetchNow, Math.max(0, last + FETCH_AT_MOST_EVERY - performance.now()));
  }

  function listen() {
    events?.close();
    heard = false; // a proxy may keep events for itself, though the stream is open
    if (document.hidden) return;
    const stream = events = new EventSource("/api/events?board=1");
    for (const happening of ["open", "message", "error"]) stream.addEventListener(happening, refresh);
    stream.addEventListener("message", ({ data }) => {
      heard = true;
      if (JSON.parse(data).kind !== "full") return;
      stream.close();
      deafUntil = performance.now() + LISTEN_AGAIN_AFTER;
    });
  }

  function look() {
    listen();
    if (!document.hidden) refresh();
  }

  listen();
  refresh(); // also where nobody sees it yet: then it is there at once
  setInterval(() => {
    if (document.hidden) return;
    const closed = !events || events.readyState === EventSource.CLOSED;
    if (closed && performance.now() >= deafUntil) listen();
    if (lost || refused || !heard || events.readyState !== EventSource.OPEN) refresh();
  }, POLL_EVERY);
  addEventListener("online", refresh);
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => events?.close());
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) look();
  });
  return refresh;
}
