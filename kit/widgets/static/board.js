// The facilitator's board: fills its parts from GET /api/board, keeps them live, and shows one at a time.
// Only the board's page loads it, joined with its parts (see `assets.py`). Live updates change text and attributes in
// place and never replace an element, so that whoever is typing or tabbing stays where she is.
import { asked } from "./board_asked.js";
import { debrief } from "./board_debrief.js";
import { bindKeys } from "./board_keys.js";
import { keepLive, send } from "./board_live.js";
import { lobby } from "./board_lobby.js";
import { chooseModes, clock } from "./board_modes.js";
import { ownNotebooks } from "./board_notebooks.js";
import { notes } from "./board_notes.js";
import { ownSide } from "./board_own_side.js";
import { consoleLink, plan } from "./board_plan.js";
import { reveal } from "./board_reveal.js";
import { followScreen } from "./board_screen.js";
import { moving, roomActs, takeHome } from "./board_settings.js";
import { talk, timeZones } from "./board_talk.js";
import { nextTurn, put, say } from "./board_tools.js";
import { together } from "./board_together.js";
import { years } from "./board_years.js";
import { working } from "./board_working.js";

const READ_AFTER = 12000; // milliseconds

export function startBoard(root, words) {
  const page = document.documentElement;
  if (page.dataset.boardStarted) return;
  page.dataset.boardStarted = "yes";
  const board = { root, data: null, mode: "", turn: nextTurn(), say: (key, values = {}) => say(words, key, values) };
  board.find = (name, within = document) => within.querySelector(`[data-board-${name}]`);
  board.problem = (text) => put(board.find("problem"), text);
  let read; // what was said is read after a while, and stands in nobody's way
  board.news = (text) => {
    put(board.find("news"), text);
    clearTimeout(read);
    if (text) read = setTimeout(() => board.news(""), READ_AFTER);
  };
  board.act = (button, act) => send(board, button, act);
  const parts = [
    lobby(board), working(board), talk(board), reveal(board), ownSide(board), debrief(board), moving(board), timeZones(board), clock(board),
    together(board), asked(board), plan(board), consoleLink(board), years(board), ownNotebooks(board), notes(board), followScreen(board),
  ];
  board.draw = () => board.data && parts.forEach((draw) => draw(board.data));
  board.refresh = keepLive(board);
  chooseModes(board);
  bindKeys(board);
  takeHome(board);
  roomActs(board);
}

const boardWords = document.getElementById("board-words");
if (boardWords) startBoard(document.querySelector("main") ?? document.body, JSON.parse(boardWords.textContent));
