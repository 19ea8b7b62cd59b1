// What only the facilitator is told about her exercises, folded, because the room sees this screen, too.
import { copyOf, match, put } from "./board_tools.js";
import { say } from "./words.js";

/** @type {BoardPart} */
export function notes(board) {
  const part = board.find("notes"), list = board.find("notes-list");
  return ({ notes: told = [] }) => {
    part.hidden = !told.length;
    put(part.querySelector("summary"), say("board-notes", { count: told.length }));
    match(list, told, () => copyOf("working", "note"), (element, note) => {
      put(element.querySelector("[data-text]"), note.text);
      const lines = note.more.map((line) => ({ id: line }));
      match(
        element.querySelector("[data-more]"),
        lines,
        () => document.createElement("li"),
        (item, { id }) => put(item, id),
      );
    });
  };
}
