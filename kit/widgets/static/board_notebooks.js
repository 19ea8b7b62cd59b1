// The facilitator's own notebooks: opening and closing them, and how many pages the computer holds.
import { fill, label, match, onPress } from "./board_tools.js";
import { say } from "./words.js";

/** @type {BoardPart} */
export function ownNotebooks(board) {
  const list = board.find("own-list");
  onPress(list, "[data-toggle]", (button, notebook) => board.act(button, { act: button.dataset.toggle, notebook }));
  return ({ notebooks: { all, most, open: count, waiting } }) => {
    board.find("own").hidden = !all.length;
    const now = count || waiting ? say("board-notebooks-now", { count, waiting }) : "";
    board.fill({ "own-help": `${say("board-notebooks-help", { most })} ${now}`.trim() });
    match(list, all, "own-notebook", (element, { id, title, open }) => {
      element.dataset.open = open ? "yes" : "no";
      fill(element, { name: title, state: say(open ? "board-is-open" : "board-is-closed") });
      const look = element.querySelector("[data-look]"), toggle = element.querySelector("[data-toggle]");
      look.href = `/n/${encodeURIComponent(id)}`;
      label(look, say("board-notebook-look"), title);
      toggle.dataset.toggle = open ? "close-notebook" : "open-notebook";
      label(toggle, say(open ? "board-close" : "board-open"), title);
    });
  };
}
