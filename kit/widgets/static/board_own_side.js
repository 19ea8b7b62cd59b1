// What one side sees of itself before the room does: only where the facilitator asks for it, and gone when she leaves.
import { ask } from "./live.js";
import { fill, match, onPress, timeOfDay } from "./board_tools.js";
import { put, say } from "./words.js";

/** @type {BoardPart} */
export function ownSide(board) {
  const result = board.find("own-result"), title = board.find("own-title"), panel = board.find("own-side");
  let shown = null, drawn = "";
  const waiting = () =>
    board.data.workshops.flatMap(({ exercises }) => exercises).filter(({ stage }) => stage === "own-side");
  const takenAt = (name) => board.data.together.own_side_at[name];

  function forget() {
    shown = null;
    drawn = "";
    result.replaceChildren();
  }

  async function show(name) {
    const version = `${name} ${takenAt(name)}`;
    if (drawn === version) return;
    if (shown !== name) put(result, say("board-drawing"));
    shown = name;
    drawn = version;
    try {
      const { html } = await ask(`/api/board/result/${encodeURIComponent(name)}?stage=own-side&wide=1`);
      if (drawn === version) result.innerHTML = html;
    } catch (error) {
      if (drawn !== version) return;
      forget();
      board.find("own-more").hidden = true;
      board.failed(error);
    }
  }

  board.goToOwnSide = () => {
    board.show("settings");
    panel.scrollIntoView();
    title.focus({ preventScroll: true });
  };
  onPress(board.find("own-sides"), "button", async (_, name) => {
    if (shown === name) forget();
    else await show(name);
    board.draw();
  });
  for (const [name, act] of Object.entries({ "propose-room": "reveal", "own-again": "own-side", "own-hide": "hide" })) {
    board.find(name).addEventListener("click", ({ target }) => board.act(target, { act, exercise: shown }));
  }
  board.find("hold-items").addEventListener("change", async ({ target }) => {
    const item = target.closest("[data-key]").dataset.key;
    if (!await board.act(target, { act: "hold", exercise: shown, item, held: target.checked })) {
      target.checked = !target.checked;
    }
  });

  // What one's own side holds back. Nobody else's board shows it, and nothing says whose it was.
  function hold({ id, items }) {
    const held = board.data.together.held[id] ?? [];
    match(board.find("hold-items"), items, "hold-item", (line, item) => {
      const box = line.querySelector("input");
      if (!box.ariaBusy) box.checked = held.includes(item.id);
      put(line.querySelector("span"), item.text);
    });
  }

  return () => {
    const all = waiting(), exercise = all.find(({ id }) => id === shown);
    panel.hidden = !all.length;
    if (shown && (board.mode !== "settings" || !exercise)) forget();
    match(board.find("own-sides"), all, "own-side", (line, { id, title: name }) => {
      const button = line.querySelector("button");
      fill(line, { name });
      put(button, say(id === shown ? "board-own-side-away" : "board-own-side-show"));
      button.setAttribute("aria-expanded", String(id === shown));
    });
    board.find("own-more").hidden = !shown;
    if (!exercise || !shown) return;
    show(shown);
    hold(exercise);
    board.find("hold").hidden = board.data.together.side === null;
    board.fill({ "own-taken": say("board-revealed-at", { time: timeOfDay(takenAt(shown)) }) });
  };
}
