// The result of what the room is doing or talking about: shown, or proposed to the other side, as on the board.
import { ask } from "./live.js";
import { fill, stateInWords, waitsForSides, wayToRoom } from "./board_tools.js";
import { put, say } from "./words.js";

/** @type {BoardPart} */
export function resultOfStep(board) {
  const card = board.find("result-part"), result = card.querySelector("[data-result]");
  const [first, toRoom, look] = ["do", "room", "look"].map((name) => card.querySelector(`[data-${name}]`));
  let exercise = null, drawn = "";
  const ofOwnSide = () => exercise.stage === "own-side";
  const version = () => {
    const at = ofOwnSide() ? board.data.together.own_side_at[exercise.id] : exercise.revealed_at;
    return `${exercise.id} ${exercise.stage} ${exercise.revealed} ${at}`;
  };

  first.addEventListener("click", () => {
    if (!waitsForSides(exercise)) board.act(first, { act: first.dataset.does, exercise: exercise.id });
  });
  toRoom.addEventListener("click", () => board.act(toRoom, { act: "reveal", exercise: exercise.id }));
  look.addEventListener("click", async () => {
    const asked = version(), query = ofOwnSide() ? "?stage=own-side" : "";
    put(result, say("board-drawing"));
    result.hidden = false;
    result.focus();
    drawn = asked;
    try {
      const { html } = await ask(`/api/board/result/${encodeURIComponent(exercise.id)}${query}`);
      if (drawn === asked) result.innerHTML = html;
    } catch (error) {
      if (drawn !== asked) return;
      result.hidden = true;
      look.focus();
      board.failed(error);
    }
  });

  return (data) => {
    exercise = data.workshops.flatMap(({ exercises }) => exercises).find(({ id }) => id === board.about) ?? null;
    card.hidden = !exercise;
    board.seen = exercise !== null && exercise.revealed; // by the room
    if (!exercise || drawn !== version()) { // what was looked at is no longer what this shows
      drawn = "";
      result.hidden = true;
    }
    if (!exercise) return;
    const { act, words } = wayToRoom(exercise, data.together), onItsWay = ofOwnSide() || exercise.revealed;
    first.hidden = exercise.private || onItsWay;
    first.setAttribute("aria-disabled", String(waitsForSides(exercise)));
    first.dataset.does = act;
    toRoom.hidden = !ofOwnSide();
    look.hidden = exercise.private || !onItsWay;
    fill(card, {
      name: say("console-result", exercise),
      state: stateInWords(exercise, data),
      do: say(words),
      room: say("console-propose-room"),
      look: say(ofOwnSide() ? "board-look-own" : "console-look"),
    });
  };
}
