// What is open, how far people are, and opening and closing.
import { episodeChoice } from "./board_episodes.js";
import { alternate, fill, inView, label, lastOf, match, onPress, sealState, unfold } from "./board_tools.js";
import { say } from "./words.js";

const AT_ONCE = 2; // exercises; more of them cannot be read from the back of a room

/** @type {BoardPart} */
export function working(board) {
  const list = board.find("workshops"), all = board.find("list");
  onPress(list, "[data-toggle]", (button, workshop) => board.act(button, { act: button.dataset.toggle, workshop }));

  function drawExercises(place, exercises, data) {
    match(place, exercises, "exercise", (element, item, index) => {
      fill(element, { name: item.title });
      const tables = [{ id: null, number: 0, name: say("board-tables"), people: data.tables }];
      const sides = item.together ? tables : alternate(data.sides, board.turn + index);
      match(element.querySelector("[data-sides]"), sides, "progress", (line, side) => drawProgress(line, item, side));
    });
  }

  function drawProgress(element, item, { id, number, name, people }) {
    const told = item.progress.find(({ side }) => side === id), bar = element.querySelector("progress");
    const begun = told?.answered ?? 0, complete = told?.complete ?? 0;
    element.dataset.side = number;
    bar.max = Math.max(people, 1);
    bar.value = complete;
    bar.style.setProperty("--begun", `${100 * begun / bar.max}%`); // shown lighter, behind what is finished
    bar.setAttribute("aria-label", `${item.title}, ${name}`);
    bar.hidden = Boolean(item.sealed); // nobody learns how many
    const count = item.sealed
      ? sealState(told?.enough)
      : say(item.private ? "board-begun" : "board-progress", { complete, people, begun, answered: begun });
    fill(element, { name, count });
  }

  // For the room: only what it is working on now.
  function drawNow(data) {
    const { workshop, exercises } = beingWorkedOn(data), begun = exercises.some(hasBegun);
    board.fill({ "now-title": workshop?.title ?? say("board-now-nothing") });
    drawExercises(board.find("now"), exercises, data);
    // Before anybody works, the facilitator opens things; then the list gives way, unless she is just using it.
    if (!all.contains(document.activeElement)) unfold(all, begun ? "begun" : "waiting", !begun);
  }

  function drawWorkshop(element, workshop, data) {
    const { open, title } = workshop,
      [toggle, sheets, fold] = ["toggle", "handout", "fold"]
        .map((name) => element.querySelector(`[data-${name}]`));
    element.dataset.open = open ? "yes" : "no";
    toggle.dataset.toggle = open ? "close" : "open";
    label(toggle, say(open ? "board-close" : "board-open"), title);
    sheets.href = `/handout/${workshop.id}`;
    label(sheets, say("board-print"), title);
    episodeChoice(board, element.querySelector("[data-episode-choice]"), workshop);
    const opened = fold.dataset.state === "closed"; // just now, and not before this page came
    fold.hidden = !open;
    unfold(fold, open ? "open" : "closed", open && (opened || inView(workshop, data.workshops)));
    const folded = say("board-exercises", { count: workshop.exercises.length });
    fill(element, { name: title, state: say(open ? "board-is-open" : "board-is-closed"), folded });
    drawExercises(element.querySelector("[data-exercises]"), open ? withRounds(workshop) : [], data);
  }

  return (data) => {
    drawNow(data);
    match(list, data.workshops, "workshop", (element, workshop) => drawWorkshop(element, workshop, data));
  };
}

/** The exercises of a workshop; one that is answered again after the talk is there twice. */
function withRounds({ exercises }) {
  const again = (item) => ({
    ...item,
    id: `${item.id}.again`,
    title: say("board-after-talk", item),
    progress: item.again,
  });
  return exercises.flatMap((item) => (item.again?.length ? [item, again(item)] : [item]));
}

function hasBegun({ progress }) {
  return progress.some((each) => each.answered || each.enough);
}

/**
 * The open workshop where the room is, and the one or two of its exercises that people are at.
 * @param {BoardData} data
 * @returns {{ workshop?: BoardWorkshop, exercises: BoardExercise[] }}
 */
export function beingWorkedOn({ workshops, screen }) {
  const open = workshops.filter((each) => each.open), isShown = ({ id }) => id === screen.exercise;
  const named = screen.mode === "working" && open.find(({ exercises }) => exercises.some(isShown));
  const workshop = named || (lastOf(open, ({ exercises }) => exercises.some(hasBegun)) ?? open[open.length - 1]);
  if (!workshop) return { exercises: [] };
  const all = withRounds(workshop);
  if (named) return { workshop, exercises: all.filter(isShown) };
  const at = Math.max(0, all.indexOf(lastOf(all, hasBegun))); // before anybody has begun, the first alone
  return { workshop, exercises: all.length <= AT_ONCE ? all : all.slice(Math.max(0, at + 1 - AT_ONCE), at + 1) };
}
