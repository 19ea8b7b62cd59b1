// What of a workshop's page is shown together when one thing is shown at a time: each question, and what stands between.
import { make, textOf } from "./words.js";

const LONGEST_HEADING = 60;
const SPOKEN = "h2, h3, summary, legend .question, .question, legend";

/** Everything of the page in its order, made anew: questions come and go. @returns {Stop[]} */
export function stopsOf(main) {
  const parts = main.querySelectorAll(".introduction, .episodes, .exercise[id], .closing");
  return Array.from(parts).flatMap((part) => (part.matches(".exercise") ? ofExercise(part) : [ofPart(part)]));
}

/** Where `element` is shown, or what is in it. */
export function stopAt(stops, element) {
  return stops.find(({ shown }) => shown.some((each) => each.contains(element) || element.contains(each)));
}

/** What a screen reader hears first. */
export function headingOf(stop) {
  return stop.block.matches(SPOKEN) ? stop.block : stop.block.querySelector(SPOKEN) ?? stop.block;
}

export const titleOf = (stop) => textOf(headingOf(stop), LONGEST_HEADING);

function ofPart(part) {
  const kind = part.matches(".introduction") ? "opening" : part.matches(".episodes") ? "episodes" : "closing";
  const shown = [part];
  if (kind !== "episodes") shown.push(document.getElementById("agreed"));
  if (kind === "closing") shown.push(document.querySelector("main > p:last-of-type"));
  const id = { opening: "contents", episodes: "episodes", closing: "closing" }[kind];
  return stop(kind, id, null, part, shown.filter(Boolean));
}

function stop(kind, id, exercise, block, shown, more = {}) {
  return { kind, id, exercise, block, shown, items: [], optional: false, ...more };
}

function ofExercise(exercise) {
  const name = exercise.dataset.exercise, form = exercise.querySelector("form");
  const questions = exercise.dataset.kind === "place" ? planes(form, name) : blocks(form);
  const core = questions.filter(({ optional }) => !optional);
  const asked = core.length ? core : questions.map((each) => ({ ...each, optional: false }));
  const more = core.length ? questions.filter(({ optional }) => optional) : [];
  const result = document.getElementById(`result-${name}`), done = donePanel(exercise);
  const talk = document.getElementById(`talk-${name}`)?.closest("section");
  return [
    stop("start", exercise.id, exercise, exercise.querySelector("header"), aroundQuestions(exercise, form)),
    ...asked.map((each) => ({ ...each, exercise })),
    stop("done", done.id, exercise, done, [done]),
    ...more.map((each) => ({ ...each, exercise })),
    ...result || talk
      ? [stop("result", result?.id ?? `talk-${name}`, exercise, result ?? talk, [result, talk].filter(Boolean))]
      : [],
  ];
}

// What belongs to no question: who sees what, the table, sources.
function aroundQuestions(exercise, form) {
  const isAround = (each) => !each.matches("[data-item], .part, .plane, template, .plain-send") && !each.hidden;
  const aside = Array.from(exercise.children).filter((each) => each !== form && !each.matches("noscript"));
  return [
    ...aside,
    ...Array.from(form.children).filter((each) => isAround(each) && !each.querySelector("[data-item]")),
  ];
}

/** Questions in boxes of their own, and each row of a plan that is in use. */
function blocks(form) {
  const found = new Map();
  for (const item of form.querySelectorAll("[data-item][data-kind]")) {
    if (item.closest("[hidden]:not(.again), .sides-item, [data-away]")) continue;
    const block = item.closest(".item") ?? item;
    if (!found.has(block)) found.set(block, []);
    found.get(block).push(item);
  }
  return Array.from(found, ([block, items]) => {
    block.id ||= items[0].dataset.item.replace("/", "--");
    const optional = Boolean(block.querySelector(":scope > legend .optional, :scope > p > .optional")) ||
      block.matches(".text-item, .again");
    const around = block.matches(".row") ? block.parentElement.querySelectorAll(".undo, .add") : headings(block);
    return stop("question", block.id, null, block, [...around, block], { items, optional });
  }).filter(({ block }) => !block.hidden);
}

// The title of the section and what it says stand before its first question.
function headings(block) {
  const part = block.closest(".part");
  if (!part || part === block) return [];
  const above = [];
  for (let each = block.previousElementSibling; each; each = each.previousElementSibling) {
    if (each.querySelector("[data-item]") || each.matches("[data-item]")) return [];
    above.unshift(each);
  }
  return above;
}

/** A plane is one thing, with the numbers that say the same folded under it; what is placed on it is named before. */
function planes(form, name) {
  const shown = Array.from(form.querySelectorAll("[data-plane]")).filter((plane) =>
    !plane.closest("[hidden], template")
  );
  return shown.flatMap((plane, index) => {
    const around = plane.closest("[data-episode], form");
    const numbers = around.querySelector(".by-numbers"), part = around.querySelector(".part");
    const items = Array.from(around.querySelectorAll("[data-item][data-kind]"));
    plane.id ||= `plane-${name}-${index}`;
    if (numbers) return [stop("question", plane.id, null, plane, [...headings(plane), plane, numbers], { items })];
    part.id ||= `names-${name}`;
    return [
      stop("question", part.id, null, part, [part], { items }),
      stop("question", plane.id, null, plane, [plane], { items, placed: true }),
    ];
  });
}

function donePanel(exercise) {
  const id = `done-${exercise.dataset.exercise}`;
  let panel = document.getElementById(id);
  if (!panel) {
    panel = make("section", "kit pager-done", "", { id });
    exercise.after(panel);
  }
  return panel;
}
