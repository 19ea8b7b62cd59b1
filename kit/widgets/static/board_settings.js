// Files to take home, another room, who belongs where, and the end of this room.
import { match, put } from "./board_tools.js";
import { say } from "./words.js";

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
        setTimeout(() => URL.revokeObjectURL(file.href), 60000);
        board.problem("");
        board.news(say("board-exported", { file: file.download }));
      } catch (error) {
        board.problem(error instanceof TypeError ? say("board-problem-away") : error.message);
      }
    });
  }
}

// Whoever chose the wrong side says her four words. Returns what keeps the sides on offer up to date.
/** @type {BoardPart} */
export function moving(board) {
  const form = board.find("move-person"), { words, side } = form.elements, moved = board.find("moved");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    put(moved, "");
    const to = side.value === "observer" ? null : Number(side.value);
    const done = await board.act(event.submitter, { act: "move-participant", words: words.value, side: to });
    if (!done) return;
    form.reset();
    put(moved, done.message);
  });
  return ({ sides }) =>
    match(
      side,
      [{ id: "" }, ...sides, { id: "observer" }],
      () => document.createElement("option"),
      (option, { id, name }) => {
        option.value = id;
        if (name) put(option, name);
      },
    );
}

// Another group gets a room of its own; what is no longer needed can go for good, once its code is typed again.
/** @param {Board} board */
export function roomActs(board) {
  const another = board.find("new-room"), person = board.find("erase-person"), erase = board.find("erase-room");
  another.addEventListener("submit", async (event) => {
    event.preventDefault();
    const made = await board.act(event.submitter, {
      act: "new-room",
      title: another.elements.title.value,
      next: another.elements.next.checked,
    });
    if (!made) return;
    const link = board.find("new-room-link");
    link.href = made.path;
    link.textContent = say("board-new-room-link", { code: made.code });
    link.hidden = false;
    link.focus();
  });
  person.addEventListener("submit", async (event) => {
    event.preventDefault();
    put(board.find("erased"), "");
    const erased = await board.act(event.submitter, { act: "erase-participant", words: person.elements.words.value });
    if (!erased) return;
    person.reset();
    put(board.find("erased"), erased.message);
  });
  erase.addEventListener("submit", async (event) => {
    event.preventDefault();
    const erased = await board.act(event.submitter, { act: "erase-room", code: erase.elements.code.value });
    if (erased?.proposed) erase.reset();
    else if (erased) ended(board, erased);
  });
}

/** The room is gone: say so, and lead on to a new one if this was the last. */
export function ended(board, { message, path }) {
  board.problem("");
  const page = document.querySelector("main");
  page.replaceChildren();
  page.append(Object.assign(document.createElement("p"), { textContent: message }));
  if (path) {
    page.append(
      Object.assign(document.createElement("a"), { href: path, textContent: say("board-go-to-new-room") }),
    );
  }
}
