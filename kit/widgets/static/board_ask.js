// Before a joint reveal, a yes to how many people of one's own side are counted, and to when they joined.
import { put } from "./board_tools.js";

const TIMES_AT_MOST = 6; // of more minutes only the first and the last are told

/** Ask, and wait for an answer: whether these are the people of her side. */
export function ourPeople(board, { answered, joined, changed }) {
  const panel = board.find("people-asked"), before = document.activeElement;
  const [text, times] = ["text", "times"].map((name) => panel.querySelector(`[data-${name}]`));
  put(text, [changed ? board.say("board-people-changed") : "", board.say(answered === 1 ? "board-people-one" : "board-people", { people: answered })]
    .join(" ").trim());
  put(times, joined.length ? board.say("board-people-joined", { times: minutesOf(board, joined) }) : "");
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
function minutesOf(board, joined) {
  const asMinute = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const minute = (at) => new Date(at * 1000).toLocaleTimeString(document.documentElement.lang || "en", asMinute);
  const counted = new Map();
  for (const at of joined) counted.set(minute(at), (counted.get(minute(at)) ?? 0) + 1);
  const told = [...counted].map(([at, count]) => (count > 1 ? `${at} (${count})` : at));
  return told.length <= TIMES_AT_MOST ? told.join(", ") : board.say("board-people-between", { first: told[0], last: told[told.length - 1] });
}
