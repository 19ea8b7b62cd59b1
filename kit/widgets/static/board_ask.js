// Before a joint reveal, a yes to how many people of one's own side are counted, and to when they joined.
import { fill, timeOfDay } from "./board_tools.js";
import { say } from "./words.js";

/** The question before, if it was left without an answer. */
let unanswered = (_yes) => {};
const TIMES_AT_MOST = 6; // of more minutes only the first and the last are told

/**
 * Ask, and wait for an answer: whether these are the people of her side.
 * On a board, which may be projected, she asks for the number, behind *Save*.
 * @param {Board} board
 */
export function ourPeople(board, { answered, joined, changed }) {
  const panel = board.find("people-asked"), before = /** @type {HTMLElement} */ (document.activeElement);
  const number = say(answered === 1 ? "board-people-one" : "board-people", { people: answered });
  const told = [changed ? say("board-people-changed") : "", number].join(" ").trim();
  const times = joined.length ? say("board-people-joined", { times: minutesOf(joined) }) : "";
  coverPeople(board);
  if (panel.querySelector("[data-cover]")) board.show("settings");
  else tellPeople(panel, told, times);
  panel.hidden = false;
  panel.focus();
  unanswered(false);
  return new Promise((resolve) => {
    unanswered = resolve;
    panel.onclick = ({ target }) => {
      const answer = target.closest("[data-say]")?.dataset.say;
      if (answer === "look") {
        tellPeople(panel, told, times);
        panel.focus();
      } else if (answer) {
        coverPeople(board);
        panel.hidden = true;
        (before?.offsetParent ? before : board.root).focus();
        resolve(answer === "yes");
      }
    };
  });
}

function tellPeople(panel, text, times) {
  const cover = panel.querySelector("[data-cover]");
  if (cover) cover.hidden = Boolean(text);
  fill(panel, { text, times });
  panel.querySelector("[data-told]").hidden = !text;
}

/** The number stands nowhere any more, until it is asked for. @param {Board} board */
export function coverPeople(board) {
  tellPeople(board.find("people-asked"), "", "");
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
