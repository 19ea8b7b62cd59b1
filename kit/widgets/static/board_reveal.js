// Results, one at a time, once the facilitator reveals them.
import { ask } from "./board_live.js";
import { copyOf, inView, label, match, put, sealState, unfold } from "./board_tools.js";

const WIDE = 700; // pixels; from here on the server is asked for a picture that is drawn for a projector

export function reveal(board) {
  const stage = board.find("stage"), overview = board.find("overview"), title = board.find("stage-title");
  const result = board.find("result");
  let shown = null, drawn = "", wasRevealed = false, failed = false;
  const groups = () => board.data.workshops
    .map((workshop) => ({ ...workshop, workshop, offered: workshop.exercises.filter((one) => workshop.open || one.revealed) }))
    .filter((group) => group.offered.length);
  const offered = () => groups().flatMap((group) => group.offered);
  const revealed = () => offered().filter((exercise) => exercise.revealed && !exercise.private);

  async function open(exercise, focus = title) {
    if (exercise.id !== shown) put(result, board.say("board-drawing"));
    shown = exercise.id;
    drawn = "";
    wasRevealed = exercise.revealed;
    draw();
    focus.focus();
    await fetchResult(exercise);
  }

  async function fetchResult(exercise) {
    const version = `${exercise.id} ${exercise.revealed_at}`;
    if (drawn === version) return;
    drawn = version;
    try {
      const wide = innerWidth >= WIDE ? "?wide=1" : "";
      const { html } = await ask(`/api/board/result/${encodeURIComponent(exercise.id)}${wide}`);
      if (shown === exercise.id) result.innerHTML = html;
      if (failed) board.problem("");
      failed = false;
    } catch (error) {
      drawn = "";
      failed = true;
      board.problem(error.offline ? board.say("board-no-connection") : error.message);
    }
  }

  function step(by, button) {
    const all = revealed(), next = all[all.findIndex((exercise) => exercise.id === shown) + by];
    if (next && button.getAttribute("aria-disabled") !== "true") open(next, button);
  }

  function back() {
    const row = overview.querySelector(`li[data-key="${CSS.escape(shown)}"] button`);
    const held = stage.contains(document.activeElement);
    shown = null;
    draw();
    if (!held || !row) return;
    row.closest("details").open = true; // the previous and next buttons may have led into one that is folded
    row.focus();
  }

  board.find("results").addEventListener("click", async (event) => {
    const button = event.target.closest("[data-reveal]");
    if (!button) return;
    const exercise = offered().find((each) => each.id === button.closest("[data-key]").dataset.key);
    if (exercise.revealed || await board.act(button, { act: "reveal", exercise: exercise.id })) open(exercise);
  });
  board.find("overview-button").addEventListener("click", back);
  board.find("previous").addEventListener("click", (event) => step(-1, event.target));
  board.find("next").addEventListener("click", (event) => step(1, event.target));
  board.find("again").addEventListener("click", async (event) => {
    await board.act(event.target, { act: "reveal", exercise: shown });
  });
  board.find("hide").addEventListener("click", async (event) => {
    if (await board.act(event.target, { act: "hide", exercise: shown })) back();
  });

  function row(element, exercise) {
    const total = (list, what) => list.reduce((sum, each) => sum + each[what], 0);
    const begun = total(exercise.progress, "answered"), complete = total(exercise.progress, "complete");
    const people = exercise.together ? board.data.tables : total(board.data.sides, "people");
    put(element.querySelector("[data-name]"), exercise.title);
    const waits = exercise.sealed && !exercise.revealed && exercise.progress.map(({ side, enough }) => board.say("sealed-side", {
      side: board.data.sides.find(({ id }) => id === side)?.name ?? "", state: sealState(board, enough) })).join("; ");
    const state = exercise.private ? "board-private" : exercise.revealed ? "board-is-revealed"
      : exercise.sealed ? "board-sealed" : "board-progress";
    put(element.querySelector("[data-state]"), board.say(state, { complete, people, begun, sides: waits }));
    element.querySelector("[data-reveal]").hidden = Boolean(exercise.private);
    label(element.querySelector("[data-reveal]"),
      board.say(exercise.revealed ? "board-look" : "board-reveal-now"), exercise.title);
    element.dataset.revealed = exercise.revealed ? "yes" : "no";
  }

  function group(element, { workshop, offered: exercises }) {
    unfold(element, "offered", inView(workshop, board.data.workshops));
    put(element.querySelector("[data-name]"), workshop.title);
    const shownHere = exercises.filter((exercise) => exercise.revealed).length;
    put(element.querySelector("summary [data-state]"), board.say("board-group", { count: exercises.length, shown: shownHere }));
    match(element.querySelector("[data-results]"), exercises, () => copyOf("reveal", "result"), row);
  }

  function draw() {
    const all = offered(), place = all.findIndex((exercise) => exercise.id === shown);
    board.find("nothing-open").hidden = all.length > 0;
    match(board.find("results"), groups(), () => copyOf("reveal", "group"), group);
    stage.hidden = !shown;
    overview.hidden = Boolean(shown);
    if (!shown) return;
    const steps = revealed(), step = steps.findIndex((exercise) => exercise.id === shown);
    put(title, all[place]?.title ?? "");
    put(board.find("position"), step < 0 ? "" : board.say("board-position", { number: step + 1, count: steps.length }));
    board.find("previous").setAttribute("aria-disabled", String(step <= 0));
    board.find("next").setAttribute("aria-disabled", String(step < 0 || step === steps.length - 1));
    put(board.find("revealed-at"), board.say("board-revealed-at", { time: timeOfDay(all[place]?.revealed_at) }));
  }

  return () => {
    const exercise = shown && offered().find((each) => each.id === shown);
    if (shown && (!exercise || (wasRevealed && !exercise.revealed))) back();
    else draw();
    if (shown && exercise.revealed) {
      wasRevealed = true;
      fetchResult(exercise);
    }
  };
}

function timeOfDay(seconds) {
  const at = seconds ? new Date(seconds * 1000) : new Date();
  const { lang } = document.documentElement;
  return at.toLocaleTimeString(lang || "en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}
