// What the Screen shows: who is here and how far they are, words that are read together, and the strip at its foot.
import { alternate, fill, match, sealState, timeThere } from "./board_tools.js";
import { endOf, minutesAndSeconds, secondsTo } from "./countdown.js";
import { put, say } from "./words.js";

const LAST_MINUTE = 60;
const MANY = 6; // cards; more of them stand in two columns

/** How to join, who is here, and how far they are. @type {ScreenPart} */
export function people(find) {
  const join = find("join"), sides = find("sides"), exercises = find("exercises"), qr = find("qr");

  /** @param {ScreenAnswer} data */
  function drawJoin({ kind, join: way }) {
    join.hidden = kind !== "welcome" || !way;
    if (!way) return;
    if (qr.getAttribute("src") !== way.qr) qr.src = way.qr;
    put(find("address"), way.address.replace(/^https?:\/\//, ""));
    put(find("code"), way.code);
  }

  /** @param {HTMLElement} line @param {ExerciseOnScreen} exercise @param {any} side */
  function drawSide(line, exercise, { id, name, number, people: all }) {
    const { progress, sealed, private: isPrivate } = exercise;
    const told = progress.find(({ side }) => side === id), bar = line.querySelector("progress");
    const begun = told?.answered ?? 0, complete = told?.complete ?? 0;
    line.dataset.side = number;
    bar.max = Math.max(all, 1);
    bar.value = isPrivate ? begun : complete;
    bar.style.setProperty("--begun", `${100 * begun / bar.max}%`); // shown lighter, behind what is finished
    bar.setAttribute("aria-label", name);
    bar.hidden = sealed; // nobody learns how many
    const finished = say(isPrivate ? "board-begun" : "screen-finished", { answered: begun, complete, people: all });
    fill(line, { name, count: sealed ? sealState(told?.enough) : finished });
  }

  return (data, turn) => {
    drawJoin(data);
    match(sides, data.kind === "welcome" ? alternate(data.sides, turn) : [], "side", (line, side) => {
      line.dataset.side = side.number;
      const paper = side.on_paper ? say("board-on-paper", { count: side.on_paper }) : "";
      fill(line, { name: side.name, number: String(side.people), paper });
    });
    const observers = say(data.observers === 1 ? "board-one-observer" : "board-observers", { count: data.observers });
    put(find("observers"), data.kind === "welcome" && data.observers ? observers : "");
    match(exercises, data.exercises, "exercise", (line, exercise, index) => {
      const together = exercise.progress.some(({ side }) => side === null);
      const tables = [{ id: null, number: 0, name: say("board-tables"), people: data.tables }];
      fill(line, { title: data.exercises.length > 1 ? exercise.title : "" });
      const groups = together ? tables : alternate(data.sides, turn + index);
      match(line.querySelector("[data-groups]"), groups, "group", (row, side) => drawSide(row, exercise, side));
    });
  };
}

/** What people wrote, and what the room agrees on: the newest is marked. @type {ScreenPart} */
export function words(find) {
  const list = find("cards");
  return ({ kind, cards }) => {
    list.dataset.many = cards.length > (kind === "agreements" ? MANY : 1) ? "yes" : "no";
    const numbered = cards.map((card, at) => ({ ...card, id: `${kind} ${at}`, number: at + 1 }));
    match(list, numbered, "card", (line, { title, text, number }) => {
      line.dataset.newest = kind === "agreements" && number === cards.length && number > 1 ? "yes" : "no";
      fill(line, { title, text, number: kind === "agreements" ? String(number) : "" });
    });
  };
}

/** What moves by itself: the time that is left, the clocks of the sides; and the strip around it. @type {ScreenPart} */
export function ticking(find) {
  const large = find("clock"), small = find("time"), clocks = find("clocks");
  let ends = null, ahead = 0, data = /** @type {ScreenAnswer | null} */ (null), turn = 0;

  function tick() {
    if (!data) return;
    const seconds = secondsTo(ends), isPaused = Boolean(data.step?.paused);
    const left = ends === null ? "" : seconds ? minutesAndSeconds(seconds) : say("now-time-over");
    const state = ends !== null && seconds <= LAST_MINUTE ? "soon" : "running";
    for (const each of [large, small]) each.dataset.state = state;
    put(large, ["talk", "working"].includes(data.kind) ? left : "");
    put(small, isPaused && ends === null ? say("board-plan-paused") : left);
    const here = data.kind === "talk" ? alternate(data.sides, turn) : [];
    const now = performance.now() / 1000 + ahead;
    match(clocks, here, "clock", (line, { name, time_zone: zone }) => {
      put(line, say("board-clock", { side: name, time: timeThere(now, zone) }));
    });
  }

  setInterval(tick, 250);
  return (told, itsTurn) => {
    [data, turn] = [told, itsTurn];
    ends = endOf(told.timer, ends);
    ahead = told.now - performance.now() / 1000;
    const { join, step, place } = told;
    find("foot-join").hidden = !join;
    put(find("foot-address"), join?.address.replace(/^https?:\/\//, "") ?? "");
    put(find("foot-code"), join?.code ?? "");
    put(find("step"), place || (step ? say("board-plan-step", { ...step, count: step.of }) : ""));
    find("simulated").hidden = !told.simulated;
    tick();
  };
}
