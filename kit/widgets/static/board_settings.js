// Files to take home, another room, who belongs where, and the end of this room.
import { offer } from "./board_tools.js";
import { make, onSubmit, say } from "./words.js";

const KEPT_FOR = 60000; // milliseconds, in which a browser has saved a file

/** @param {Board} board */
export function takeHome(board) {
  for (const link of document.querySelectorAll("a[data-board-export]")) {
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      try {
        const response = await fetch(link.href);
        if (!response.ok) throw new Error((await response.json().catch(() => ({}))).error ?? response.statusText);
        const file = document.createElement("a");
        file.href = URL.createObjectURL(await response.blob());
        const named = /filename="?([^";]+)/.exec(response.headers.get("Content-Disposition") ?? "");
        file.download = named?.[1] ?? link.dataset.boardExport ?? "";
        file.click();
        setTimeout(() => URL.revokeObjectURL(file.href), KEPT_FOR);
        board.problem("");
        board.news(say("board-exported", { file: file.download }));
      } catch (error) {
        board.problem(error instanceof TypeError ? say("board-problem-away") : error.message);
      }
    });
  }
}

/** A form with somebody's four words: what was done for her is said beside it. */
function forHerWords(board, name, said, act) {
  const form = board.find(name);
  onSubmit(form, async (button) => {
    board.fill({ [said]: "" });
    const done = await board.act(button, { ...act(form.elements), words: form.elements.words.value });
    if (!done) return;
    form.reset();
    board.fill({ [said]: done.message });
  });
  return form;
}

/** Whoever chose the wrong side says her four words. @type {BoardPart} */
export function moving(board) {
  const { side } = forHerWords(board, "move-person", "moved", ({ side }) => ({
    act: "move-participant",
    side: side.value === "observer" ? null : Number(side.value),
  })).elements;
  return ({ sides }) => offer(side, [{ id: "" }, ...sides, { id: "observer" }], ({ name }) => name);
}

/** Whose computer this is: people who join read it. @type {BoardPart} */
export function laptop(board) {
  const form = board.find("laptop"), field = form.elements.laptop;
  onSubmit(form, (button) => board.act(button, { act: "laptop-of", name: field.value }));
  let shown = "";
  return ({ room }) => {
    if (room.laptop_of === shown) return;
    shown = room.laptop_of;
    if (document.activeElement !== field) field.value = shown;
  };
}

/**
 * Another group gets a room of its own; what is no longer needed can go for good, once its code is typed again.
 * @param {Board} board
 */
export function roomActs(board) {
  const another = board.find("new-room"), erase = board.find("erase-room");
  onSubmit(another, async (button) => {
    const { title, next } = another.elements;
    const made = await board.act(button, { act: "new-room", title: title.value, next: next.checked });
    if (!made) return;
    const link = board.find("new-room-link");
    link.href = made.path;
    link.textContent = say("board-new-room-link", { code: made.code });
    link.hidden = false;
    link.focus();
  });
  forHerWords(board, "erase-person", "erased", () => ({ act: "erase-participant" }));
  onSubmit(erase, async (button) => {
    const erased = await board.act(button, { act: "erase-room", code: erase.elements.code.value });
    if (erased?.proposed) erase.reset();
    else if (erased) ended(board, erased);
  });
}

/** The room is gone: say so, and lead on to a new one if this was the last. */
export function ended(board, { message, path }) {
  board.problem("");
  const way = path ? [Object.assign(make("a", "", say("board-go-to-new-room")), { href: path })] : [];
  document.querySelector("main").replaceChildren(make("p", "", message), ...way);
}
