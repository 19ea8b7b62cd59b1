// The facilitator's board: fills its parts from GET /api/board, keeps them live, and shows one at a time.
// Only the board's page loads it, joined with its parts (see `assets.py`). Live updates change text and attributes in
// place and never replace an element, so that whoever is typing or tabbing stays where she is.
import { asked } from "./board_asked.js";
import { screenCopy } from "./board_copy.js";
import { debrief } from "./board_debrief.js";
import { bindKeys } from "./board_keys.js";
import { aBoard, keepLive } from "./board_live.js";
import { lobby } from "./board_lobby.js";
import { chooseModes, clock } from "./board_modes.js";
import { ownNotebooks } from "./board_notebooks.js";
import { notes } from "./board_notes.js";
import { ownSide } from "./board_own_side.js";
import { consoleLink, plan } from "./board_plan.js";
import { reveal } from "./board_reveal.js";
import { followScreen } from "./board_screen.js";
import { laptop, moving, roomActs, takeHome } from "./board_settings.js";
import { talk, timeZones } from "./board_talk.js";
import { nextTurn } from "./board_tools.js";
import { together } from "./board_together.js";
import { working } from "./board_working.js";
import { years } from "./board_years.js";
import { bindFace } from "./face.js";
import { useWordsOfPage } from "./words.js";

const READ_AFTER = 12000; // milliseconds

// In this order they are drawn: what all look at comes last.
const PARTS = [lobby, working, talk, reveal, ownSide, debrief, moving, laptop, timeZones, clock, together, asked, plan];
PARTS.push(screenCopy, consoleLink, years, ownNotebooks, notes, followScreen);

function startBoard() {
  const page = document.documentElement;
  if (page.dataset.boardStarted) return;
  page.dataset.boardStarted = "yes";
  const board = aBoard(), { news } = board;
  board.root = document.querySelector("main") ?? document.body;
  board.turn = nextTurn();
  let read; // what was said is read after a while, and stands in nobody's way
  board.news = (text) => {
    news(text);
    clearTimeout(read);
    if (text) read = setTimeout(news, READ_AFTER, "");
  };
  const parts = PARTS.map((part) => part(board));
  board.draw = () => board.data && parts.forEach((draw) => draw(board.data));
  board.refresh = keepLive(board);
  for (const bind of [chooseModes, bindKeys, takeHome, roomActs]) bind(board);
}

if (useWordsOfPage()) startBoard();
bindFace();
