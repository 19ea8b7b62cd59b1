// What all parts of the board use.
import { say } from "./words.js";

const UNFOLDED_AT_MOST = 3; // workshops; more of them would hide each other on one screen

/** A signal that ends a request after so many milliseconds; some browsers have none of their own. */
export function within(patience) {
  if (AbortSignal.timeout) return AbortSignal.timeout(patience);
  const stop = new AbortController();
  setTimeout(() => stop.abort(), patience);
  return stop.signal;
}

export function put(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

export function copyOf(part, name) {
  const template = document.querySelector(`[data-board="${part}"] template[data-board-template="${name}"]`);
  return template.content.children[0].cloneNode(true);
}

/** Make the children of `list` match `items` (each with an `id`), keeping the elements that are there already. */
export function match(list, items, make, fill) {
  const wanted = new Set(items.map((item) => String(item.id)));
  for (const child of [...list.children]) if (!wanted.has(child.dataset.key)) child.remove();
  const known = new Map([...list.children].map((child) => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const element = known.get(String(item.id)) ?? make();
    element.dataset.key = item.id;
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
    fill(element, item);
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
  const turn = Number(recall("turn") ?? 0) + 1;
  remember("turn", turn % 2);
  return turn;
}

export function recall(name) {
  try {
    return localStorage.getItem(`mutuality:board:${name}`);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(`mutuality:board:${name}`, String(value));
  } catch { /* a browser that keeps nothing */ }
}

export function label(button, text, row) {
  put(button, text);
  button.setAttribute("aria-label", `${text}: ${row}`);
}

/** What is said of a side of a sealed exercise: never a number. */
export function sealState(enough) {
  return say(enough ? "sealed-enough" : "sealed-not-enough");
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

/** The time at `seconds` since 1970, or now. */
export function timeOfDay(seconds) {
  const at = seconds ? new Date(seconds * 1000) : new Date();
  const { lang } = document.documentElement;
  return at.toLocaleTimeString(lang || "en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}
