// What all parts of the board use.
import { recall, remember } from "./kept.js";
import { put, say } from "./words.js";

const UNFOLDED_AT_MOST = 3; // workshops; more of them would hide each other on one screen
const TURN = "mutuality:board:turn";

/** A signal that ends a request after so many milliseconds; some browsers have none of their own. */
export function within(patience) {
  if (AbortSignal.timeout) return AbortSignal.timeout(patience);
  const stop = new AbortController();
  setTimeout(() => stop.abort(), patience);
  return stop.signal;
}

/** Put texts into the parts of an element by their names: `name` is the part with data-name. */
export function fill(element, texts) {
  for (const [name, text] of Object.entries(texts)) put(element.querySelector(`[data-${name}]`), text);
}

/** A copy of the template that is called so, or else a plain element. */
function made(name) {
  const template = document.querySelector(`template[data-board-template="${name}"]`);
  return template ? template.content.children[0].cloneNode(true) : document.createElement(name);
}

/**
 * Make the children of `list` match `items` (texts, or objects with an `id` or a `number`), keeping the elements that are there already.
 * New ones are copies of the template `name`, or elements of that tag.
 */
export function match(list, items, name, draw) {
  const keyOf = (item) => String(typeof item === "object" ? item.id ?? item.number : item);
  const wanted = new Set(items.map(keyOf));
  for (const child of [...list.children]) if (!wanted.has(child.dataset.key)) child.remove();
  const known = new Map([...list.children].map((child) => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const element = known.get(keyOf(item)) ?? made(name);
    element.dataset.key = keyOf(item);
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
    draw(element, item, index);
  });
}

/** When a button in a list is pressed: `act` gets the button, and the key of its line. */
export function onPress(list, buttons, act) {
  list.addEventListener("click", ({ target }) => {
    const button = target.closest(buttons);
    if (button) act(button, button.closest("[data-key]")?.dataset.key);
  });
}

/** Which side is named first alternates: between visits, between modes, and from one exercise to the next. */
export function alternate(sides, turn) {
  const numbered = sides.map((side, index) => ({ ...side, number: index + 1 }));
  return turn % 2 ? numbered.reverse() : numbered;
}

/** As `findLast`, which came to browsers late. */
export function lastOf(list, isIt) {
  return [...list].reverse().find(isIt);
}

export function nextTurn() {
  const turn = Number(recall(TURN, "localStorage")) + 1;
  remember(TURN, turn % 2, "localStorage");
  return turn;
}

export function label(button, text, row) {
  put(button, text);
  button.setAttribute("aria-label", `${text}: ${row}`);
}

/** What is said of a side of a sealed exercise: never a number. */
export function sealState(enough) {
  return say(enough ? "sealed-enough" : "sealed-not-enough");
}

/** How an exercise stands on its way to the room, in words. @param {BoardExercise} exercise @param {BoardData} data */
export function stateInWords({ private: isPrivate, stage, revealed, sealed, progress, together }, { sides, tables }) {
  const total = (list, what) => list.reduce((sum, each) => sum + each[what], 0);
  const name = (side) => sides.find(({ id }) => id === side)?.name ?? "";
  /** @param {ProgressOfSide} progress */
  const ofSide = ({ side, enough }) => say("sealed-side", { side: name(side), state: sealState(enough) });
  if (isPrivate) return say("board-private");
  if (stage === "own-side") return say("board-own-side-stage");
  if (revealed) return say("board-is-revealed");
  if (sealed) return say("board-sealed", { sides: progress.map(ofSide).join("; ") });
  const people = together ? tables : total(sides, "people");
  return say("board-progress", { people, begun: total(progress, "answered"), complete: total(progress, "complete") });
}

/** Whether a sealed exercise still waits for answers of a side: the server would refuse it. @param {BoardExercise} exercise */
export function waitsForSides({ sealed, revealed, progress }) {
  return sealed && !revealed && progress.some(({ enough }) => !enough);
}

/**
 * How an exercise is shown: the act, and the words on its button. In a shared room it proposes; what has stages goes to
 * the sides first.
 */
export function wayToRoom({ has_stages: hasStages }, together) {
  if (!together?.shared) return { act: "reveal", words: "board-reveal-now" };
  return hasStages
    ? { act: "own-side", words: "board-propose-own-side" }
    : { act: "reveal", words: "board-propose-reveal" };
}

/** Offer `items` in a select, each in the words of `wordsOf`; what has none keeps those of its template. */
export function offer(select, items, wordsOf) {
  match(select, items, "option", (option, item) => {
    option.value = item.id;
    put(option, wordsOf(item) ?? option.textContent);
  });
}

/** A plan to choose; one with faults has no minutes. */
export function planInWords({ title, minutes }) {
  return say(minutes ? "board-plan-choice" : "board-plan-faulty", { title, minutes });
}

/** What a side proposes, and the ways to answer it. */
export function drawProposal(line, { text, mine, may_confirm: asks, seconds_left: left }) {
  const minutes = Math.max(1, Math.ceil(left / 60));
  fill(line, { text, left: say(asks ? "board-proposal-asks" : "board-proposal-waits", { minutes }) });
  line.querySelector("[data-answer=confirm]").hidden = !asks;
  const decline = line.querySelector("[data-answer=decline]");
  decline.hidden = !mine && !asks;
  put(decline, say(mine ? "board-take-back" : "board-decline"));
}

/** Show a secret link and its square in `panel`, or take them away. @param {{ link: string, qr: string } | null} made */
export function showLink(panel, made) {
  fill(panel, { link: made?.link ?? "" });
  panel.querySelector("img").src = made?.qr ?? "data:,";
  panel.hidden = !made;
  if (made) panel.focus();
}

/** The new address of the room, in words; `url` has the code behind a question mark. */
export function addressChanged(url) {
  const nowhere = new URL(url).hostname === "127.0.0.1";
  return say(nowhere ? "board-address-none" : "board-address-changed", { address: url.split("?")[0] });
}

/** Whether a workshop is unfolded at first: if few are open, or if it is the last one in which somebody has begun. */
export function inView(workshop, workshops) {
  const open = workshops.filter((each) => each.open);
  const begun = ({ exercises }) => exercises.some(({ progress }) => progress.some((each) => each.answered));
  return open.length <= UNFOLDED_AT_MOST || workshop === (lastOf(open, begun) ?? open[0]);
}

/** Fold or unfold when `state` changes, and never in between: then it is as the facilitator left it. */
export function unfold(details, state, wanted) {
  if (details.dataset.state === state) return;
  details.dataset.state = state;
  details.open = wanted;
}

/** The time at `seconds` since 1970, or now; in a zone, if one is given. */
export function timeOfDay(seconds, timeZone) {
  const at = seconds ? new Date(seconds * 1000) : new Date();
  const { lang } = document.documentElement;
  return at.toLocaleTimeString(lang || "en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
}

/** The time in a zone; a browser that does not know the zone says nothing rather than another place's time. */
export function timeThere(seconds, zone) {
  try {
    return timeOfDay(seconds, zone);
  } catch {
    return "";
  }
}
