// The facilitator's own notebooks: opening and closing them, and how many pages the computer holds.
import { copyOf, label, match, put } from "./board_tools.js";
import { say } from "./words.js";

/** @type {BoardPart} */
export function ownNotebooks(board) {
  const list = board.find("own-list");
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-toggle]");
    if (button) board.act(button, { act: button.dataset.toggle, notebook: button.closest("[data-key]").dataset.key });
  });
  return ({ notebooks = { all: [] } }) => {
    board.find("own").hidden = !notebooks.all.length;
    const count = notebooks.open || notebooks.waiting
      ? say("board-notebooks-now", { count: notebooks.open, waiting: notebooks.waiting })
      : "";
    put(board.find("own-help"), `${say("board-notebooks-help", { most: notebooks.most })} ${count}`.trim());
    match(list, notebooks.all, () => copyOf("working", "own-notebook"), (element, notebook) => {
      element.dataset.open = notebook.open ? "yes" : "no";
      put(element.querySelector("[data-name]"), notebook.title);
      put(element.querySelector("[data-state]"), say(notebook.open ? "board-is-open" : "board-is-closed"));
      const look = element.querySelector("[data-look]"), toggle = element.querySelector("[data-toggle]");
      look.href = `/n/${encodeURIComponent(notebook.id)}`;
      label(look, say("board-notebook-look"), notebook.title);
      toggle.dataset.toggle = notebook.open ? "close-notebook" : "open-notebook";
      label(toggle, say(notebook.open ? "board-close" : "board-open"), notebook.title);
    });
  };
}
