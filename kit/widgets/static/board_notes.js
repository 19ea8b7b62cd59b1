// What only the facilitator is told about her exercises, folded, because the room sees this screen, too.
import { fill, match } from "./board_tools.js";
import { put, say } from "./words.js";

/** @type {BoardPart} */
export function notes(board) {
  const part = board.find("notes"), list = board.find("notes-list");
  return ({ notes: told }) => {
    part.hidden = !told.length;
    put(part.querySelector("summary"), say("board-notes", { count: told.length }));
    match(list, told, "note", (element, { text, more }) => {
      fill(element, { text });
      match(element.querySelector("[data-more]"), more, "li", put);
    });
  };
}
