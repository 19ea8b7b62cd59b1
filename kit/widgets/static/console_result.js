// The result of what the room is doing or talking about: shown, or proposed to the other side, as on the board.
import { ask } from "./board_live.js";
import { put, sealState } from "./board_tools.js";
import { say } from "./words.js";

/** @type {BoardPart} */
export function resultOfStep(board) {
  const card = board.find("result-part"), result = card.querySelector("[data-result]");
  const [first, toRoom, look] = ["do", "room", "look"].map((name) => card.querySelector(`[data-${name}]`));
  let exercise = null, drawn = "";
  const stage = () => exercise.stage ?? (exercise.revealed ? "room" : null);
  const version = () =>
    `${exercise.id} ${stage()} ${
      stage() === "room" ? exercise.revealed_at : board.data.together.own_side_at[exercise.id]
    }`;

  first.addEventListener("click", () => {
    if (first.getAttribute("aria-disabled") !== "true") {
      board.act(first, { act: first.dataset.does, exercise: exercise.id });
    }
  });
  toRoom.addEventListener("click", () => board.act(toRoom, { act: "reveal", exercise: exercise.id }));
  look.addEventListener("click", async () => {
    const asked = version();
    put(result, say("board-drawing"));
    result.hidden = false;
    result.focus();
    drawn = asked;
    try {
      const { html } = await ask(
        `/api/board/result/${encodeURIComponent(exercise.id)}${stage() === "own-side" ? "?stage=own-side" : ""}`,
      );
      if (drawn === asked) result.innerHTML = html;
    } catch (error) {
      if (drawn !== asked) return;
      result.hidden = true;
      look.focus();
      board.problem(error.offline ? say("board-no-connection") : error.message);
    }
  });

  function state({ sides, tables }) {
    const total = (what) => exercise.progress.reduce((sum, each) => sum + each[what], 0);
    if (exercise.private) return say("board-private");
    if (stage()) return say(stage() === "own-side" ? "board-own-side-stage" : "board-is-revealed");
    if (!exercise.sealed) {
      const people = exercise.together ? tables : sides.reduce((sum, each) => sum + each.people, 0);
      return say("board-progress", { complete: total("complete"), begun: total("answered"), people });
    }
    return say("board-sealed", {
      sides: exercise.progress.map(({ side, enough }) =>
        say("sealed-side", {
          side: sides.find(({ id }) => id === side)?.name ?? "",
          state: sealState(enough),
        })
      ).join("; "),
    });
  }

  return (data) => {
    exercise = data.workshops.flatMap(({ exercises }) => exercises).find(({ id }) => id === board.about) ?? null;
    card.hidden = !exercise;
    board.seen = exercise !== null && exercise.revealed; // by the room
    if (!exercise || drawn !== version()) { // what was looked at is no longer what this shows
      drawn = "";
      result.hidden = true;
    }
    if (!exercise) return;
    const ownFirst = data.together.shared && exercise.has_stages;
    put(card.querySelector("[data-name]"), say("console-result", exercise));
    put(card.querySelector("[data-state]"), state(data));
    first.hidden = exercise.private || stage() !== null;
    first.setAttribute("aria-disabled", String(exercise.sealed && exercise.progress.some(({ enough }) => !enough)));
    first.dataset.does = ownFirst ? "own-side" : "reveal";
    put(
      first,
      say(
        ownFirst ? "board-propose-own-side" : data.together.shared ? "board-propose-reveal" : "board-reveal-now",
      ),
    );
    toRoom.hidden = stage() !== "own-side";
    put(toRoom, say("console-propose-room"));
    look.hidden = exercise.private || stage() === null;
    put(look, say(stage() === "own-side" ? "board-look-own" : "console-look"));
  };
}
