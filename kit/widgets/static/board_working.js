// What is open, how far people are, and opening and closing.
import { episodeChoice } from "./board_episodes.js";
import { alternate, copyOf, inView, label, lastOf, match, put, sealState, unfold } from "./board_tools.js";
import { say } from "./words.js";

const AT_ONCE = 2; // exercises; more of them cannot be read from the back of a room

/** @type {BoardPart} */
export function working(board) {
  const list = board.find("workshops"), all = board.find("list");
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-toggle]");
    if (button) board.act(button, { act: button.dataset.toggle, workshop: button.closest("[data-key]").dataset.key });
  });

  function side(element, progress) {
    const { name, number, people, begun, complete, exercise, isPrivate, enough } = progress;
    element.dataset.side = number;
    put(element.querySelector("[data-name]"), name);
    const bar = element.querySelector("progress");
    bar.max = Math.max(people, 1);
    bar.value = complete;
    bar.style.setProperty("--begun", `${100 * begun / bar.max}%`); // shown lighter, behind what is finished
    bar.setAttribute("aria-label", `${exercise}, ${name}`);
    bar.hidden = enough !== undefined; // of a sealed exercise nobody learns how many
    if (bar.hidden) {
      put(element.querySelector("[data-count]"), sealState(enough));
      return;
    }
    put(
      element.querySelector("[data-count]"),
      say(isPrivate ? "board-begun" : "board-progress", { complete, people, begun, answered: begun }),
    );
  }

  function exercise(element, item, data, index) {
    put(element.querySelector("[data-name]"), item.title);
    const tables = [{ id: null, number: 0, name: say("board-tables"), people: data.tables }];
    const sides = (item.together ? tables : alternate(data.sides, board.turn + index)).map((each) => {
      const progress = item.progress.find((one) => String(one.side) === String(each.id));
      return {
        ...each,
        begun: progress?.answered ?? 0,
        complete: progress?.complete ?? 0,
        isPrivate: item.private,
        exercise: item.title,
        enough: item.sealed ? Boolean(progress?.enough) : undefined,
      };
    });
    match(element.querySelector("[data-sides]"), sides, () => copyOf("working", "progress"), side);
  }

  // For the room: only what it is working on now.
  function drawNow(data) {
    const { workshop, exercises } = beingWorkedOn(data);
    put(board.find("now-title"), workshop?.title ?? say("board-now-nothing"));
    match(
      board.find("now"),
      exercises,
      () => copyOf("working", "exercise"),
      (line, item) => exercise(line, item, data, exercises.indexOf(item)),
    );
    // Before anybody works, the facilitator opens things; then the list gives way, unless she is just using it.
    const begun = exercises.some(hasBegun);
    if (!all.contains(document.activeElement)) unfold(all, begun ? "begun" : "waiting", !begun);
  }

  return (data) => {
    drawNow(data);
    drawAll(data);
  };

  function drawAll(data) {
    match(list, data.workshops, () => copyOf("working", "workshop"), (element, workshop) => {
      put(element.querySelector("[data-name]"), workshop.title);
      element.dataset.open = workshop.open ? "yes" : "no";
      put(element.querySelector("[data-state]"), say(workshop.open ? "board-is-open" : "board-is-closed"));
      const toggle = element.querySelector("[data-toggle]"), act = workshop.open ? "close" : "open";
      toggle.dataset.toggle = act;
      label(toggle, say(act === "close" ? "board-close" : "board-open"), workshop.title);
      const sheets = element.querySelector("[data-handout]");
      sheets.href = `/handout/${workshop.id}`;
      label(sheets, say("board-print"), workshop.title);
      episodeChoice(board, element.querySelector("[data-episode-choice]"), workshop);
      const exercises = workshop.open ? withRounds(workshop) : [];
      const fold = element.querySelector("[data-fold]");
      const opened = fold.dataset.state === "closed"; // just now, and not before this page came
      fold.hidden = !workshop.open;
      unfold(fold, workshop.open ? "open" : "closed", workshop.open && (opened || inView(workshop, data.workshops)));
      put(element.querySelector("[data-folded]"), say("board-exercises", { count: workshop.exercises.length }));
      match(
        element.querySelector("[data-exercises]"),
        exercises,
        () => copyOf("working", "exercise"),
        (line, item) => exercise(line, item, data, exercises.indexOf(item)),
      );
    });
  }
}

/** The exercises of a workshop; one that is answered again after the talk is there twice. */
function withRounds({ exercises }) {
  return exercises.flatMap((
    item,
  ) => (item.again?.length
    ? [item, { ...item, id: `${item.id}.again`, title: say("board-after-talk", item), progress: item.again }]
    : [item])
  );
}

function hasBegun({ progress }) {
  return progress.some((each) => each.answered || each.enough);
}

/**
 * The open workshop where the room is, and the one or two of its exercises that people are at.
 * @param {BoardData} data
 * @returns {{ workshop?: BoardWorkshop, exercises: BoardExercise[] }}
 */
function beingWorkedOn({ workshops, screen }) {
  const open = workshops.filter((each) => each.open);
  const named = screen.mode === "working" &&
    open.find(({ exercises }) => exercises.some(({ id }) => id === screen.exercise));
  const workshop = named || (lastOf(open, ({ exercises }) => exercises.some(hasBegun)) ?? open[open.length - 1]);
  if (!workshop) return { exercises: [] };
  const all = withRounds(workshop), at = all.indexOf(lastOf(all, hasBegun));
  if (named) return { workshop, exercises: all.filter(({ id }) => id === screen.exercise) };
  return {
    workshop,
    exercises: all.length <= AT_ONCE
      ? all
      : at < 0
      ? all.slice(0, 1)
      : all.slice(Math.max(0, at + 1 - AT_ONCE), at + 1),
  };
}
