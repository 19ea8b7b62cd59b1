// Before a joint reveal, a yes to how many people of one's own side are counted, and to when they joined.
import { put, timeOfDay } from "./board_tools.js";
import { say } from "./words.js";

const TIMES_AT_MOST = 6; // of more minutes only the first and the last are told

/** Ask, and wait for an answer: whether these are the people of her side. */
export function ourPeople(board, { answered, joined, changed }) {
  const panel = board.find("people-asked"), before = document.activeElement;
  const [text, times] = ["text", "times"].map((name) => panel.querySelector(`[data-${name}]`));
  put(
    text,
    [
      changed ? say("board-people-changed") : "",
      say(answered === 1 ? "board-people-one" : "board-people", { people: answered }),
    ]
      .join(" ").trim(),
  );
  put(times, joined.length ? say("board-people-joined", { times: minutesOf(joined) }) : "");
  panel.hidden = false;
  panel.focus();
  return new Promise((resolve) => {
    panel.onclick = ({ target }) => {
      const button = target.closest("[data-say]");
      if (!button) return;
      panel.hidden = true;
      if (before?.isConnected) before.focus();
      resolve(button.dataset.say === "yes");
    };
  });
}

/** Minutes of joining, each with how many joined in it: "14:02 (3), 14:05". */
export function minutesOf(joined) {
  const counted = new Map();
  for (const at of joined) counted.set(timeOfDay(at), (counted.get(timeOfDay(at)) ?? 0) + 1);
  const told = [...counted].map(([at, count]) => (count > 1 ? `${at} (${count})` : at));
  return told.length <= TIMES_AT_MOST
    ? told.join(", ")
    : say("board-people-between", { first: told[0], last: told[told.length - 1] });
}
