// The facilitator's board: fills its parts from GET /api/board, keeps them live, and shows one at a time.
// Only the board's page loads it, joined with its parts (see `assets.py`). Live updates change text and attributes in
// place and never replace an element, so that whoever is typing or tabbing stays where she is.
import { keepLive, send } from "./board_live.js";
import { lobby } from "./board_lobby.js";
import { ownNotebooks } from "./board_notebooks.js";
import { chooseModes, clock, darken } from "./board_modes.js";
import { reveal } from "./board_reveal.js";
import { moving, roomActs, takeHome } from "./board_settings.js";
import { nextTurn, put, say } from "./board_tools.js";
import { together } from "./board_together.js";
import { working } from "./board_working.js";

export function startBoard(root, words) {
  const page = document.documentElement;
  if (page.dataset.boardStarted) return;
  page.dataset.boardStarted = "yes";
  const board = { root, data: null, mode: "", turn: nextTurn(), say: (key, values = {}) => say(words, key, values) };
  board.find = (name, within = document) => within.querySelector(`[data-board-${name}]`);
  board.problem = (text) => put(board.find("problem"), text);
  board.news = (text) => put(board.find("news"), text);
  board.act = (button, act) => send(board, button, act);
  const parts = [lobby(board), working(board), reveal(board), moving(board), clock(board), together(board), ownNotebooks(board)];
  board.draw = () => board.data && parts.forEach((draw) => draw(board.data));
  board.refresh = keepLive(board);
  chooseModes(board);
  darken(board);
  takeHome(board);
  roomActs(board);
}

const boardWords = document.getElementById("board-words");
if (boardWords) startBoard(document.querySelector("main") ?? document.body, JSON.parse(boardWords.textContent));
