// A question that is higher than the screen is shown in parts, one after the other: as many of its fields as fit.
const FIELDS = "[data-kind=open] > textarea, " +
  ".end, .picks .option, .options:not(.points, .states, .declined) > .option, .declined, .share, .sheet-place, " +
  ".cell, .ranking li, [data-item][data-kind=place]";
const TOLD_ONCE = ":scope > .help, :scope > .prompt, :scope > .proposed, :scope > .sheet-about > .help";
const FINER = 4; // px
const LOWEST_PLANE = 160; // px

export const tooMuch = () => document.documentElement.scrollHeight - innerHeight;
const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

/** What is away in each part of `stop`; all of it is shown now. The order of what is picked is a part of its own. */
export function partsOf({ kind, block }) {
  const { body } = document;
  body.removeAttribute("data-tight");
  body.removeAttribute("data-pager-more");
  block.classList.remove("in-order");
  const plane = block.matches("[data-plane]") && block.querySelector("svg");
  if (plane) plane.style.height = "";
  body.toggleAttribute("data-tight", ["question", "start"].includes(kind) && tooMuch() > 0);
  if (plane && tooMuch() > 0) {
    plane.style.height = `${Math.max(LOWEST_PLANE, plane.getBoundingClientRect().height - tooMuch())}px`;
  }
  if (kind !== "question") return [{ order: false, away: [] }];
  const isInOrder = block.querySelector(".ranking:not([hidden])") ? [false, true] : [false];
  return isInOrder.flatMap((order) => {
    block.classList.toggle("in-order", order);
    return split(block).map((away) => ({ order, away }));
  });
}

/** Show one of the `parts` of a question. */
export function showPart({ block }, { order, away }) {
  block.classList.toggle("in-order", order);
  for (const each of away) each.dataset.off = "";
  for (const group of block.querySelectorAll(".group")) {
    group.toggleAttribute("data-off", !group.querySelector(".option:not([data-off])"));
  }
}

function split(block) {
  const over = tooMuch(), fields = Array.from(block.querySelectorAll(FIELDS)).filter(isOnItsOwn);
  if (over <= 0 || fields.length < 2) return [[]];
  let rows = rowsOf(fields);
  const told = Array.from(block.querySelectorAll(TOLD_ONCE)).filter((each) => each.getClientRects().length);
  const more = told.length ? rows[0].top - told[0].getBoundingClientRect().top : 0; // on all parts but the first
  const room = sum(rows.map(heightOf)) - over, groups = inGroups(rows);
  if (groups.every((each) => heightOf(each) <= room)) rows = groups;
  const starts = evenly(rows.map(heightOf), room, more, rows.map(legendAgain));
  return starts.map((start, at) => {
    const others = rows.filter((_, index) => index < start || index >= (starts[at + 1] ?? rows.length));
    return [...others.flatMap((row) => row.fields), ...at ? told : []];
  });
}

const isOnItsOwn = (field) => field.getClientRects().length > 0 && !field.parentElement.closest(FIELDS);
const heightOf = ({ top, bottom }) => bottom - top;

// What stands side by side is one; the space above belongs to it.
function rowsOf(fields) {
  const rows = [];
  for (const field of fields) {
    const { top, bottom } = field.getBoundingClientRect(), last = rows[rows.length - 1];
    if (last && top < last.bottom) {
      last.fields.push(field);
      last.bottom = Math.max(last.bottom, bottom);
    } else rows.push({ top: last?.bottom ?? top, bottom, fields: [field] });
  }
  return rows;
}

// The title of a group stands above each part of it.
function legendAgain({ fields }, at, rows) {
  const group = fields[0].closest(".group"), isFirst = !at || rows[at - 1].fields[0].closest(".group") !== group;
  return group && !isFirst ? group.querySelector("legend").offsetHeight : 0;
}

function inGroups(rows) {
  const found = new Map();
  for (const row of rows) {
    const group = row.fields[0].closest(".group") ?? row, known = found.get(group);
    if (!known) found.set(group, { ...row });
    else Object.assign(known, { bottom: row.bottom, fields: [...known.fields, ...row.fields] });
  }
  return [...found.values()];
}

// Where the parts begin, if none is higher than `room`, which all but the first have `more` of.
function breaks(heights, room, more, again) {
  let used = 0;
  return heights.reduce((starts, height, at) => {
    used += height;
    if (at && used <= room + (starts.length > 1 ? more : 0)) return starts;
    used = height + again[at];
    return [...starts, at];
  }, []);
}

/**
 * As few parts as there can be, and these about as high as each other.
 * @param {number[]} heights @param {number} room @param {number} more what all parts but the first have besides
 * @param {number[]} again what comes with a field that begins a part
 * @returns {number[]} where each part begins
 */
export function evenly(heights, room, more = 0, again = heights.map(() => 0)) {
  const starts = (limit) => breaks(heights, limit, more, again);
  const { length } = starts(room);
  let limit = Math.min(room, sum(heights) / length - more);
  while (starts(limit).length > length) limit = Math.min(room, limit + FINER);
  return starts(limit);
}
