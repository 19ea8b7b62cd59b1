// Results, one at a time, once the facilitator reveals them.
import { ask } from "./board_live.js";
import { copyOf, label, match, put, sealState } from "./board_tools.js";

const WIDE = 700; // pixels; from here on the server is asked for a picture that is drawn for a projector

export function reveal(board) {
  const stage = board.find("stage"), overview = board.find("overview"), title = board.find("stage-title");
  const result = board.find("result");
  let shown = null, drawn = "", wasRevealed = false, failed = false;
  const offered = () => board.data.workshops.flatMap((workshop) => workshop.exercises
    .filter((exercise) => workshop.open || exercise.revealed));
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
    const row = overview.querySelector(`[data-key="${CSS.escape(shown)}"] button`);
    const held = stage.contains(document.activeElement);
    shown = null;
    draw();
    if (held) row?.focus();
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
    const people = total(board.data.sides, "people");
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

  function draw() {
    const all = offered(), place = all.findIndex((exercise) => exercise.id === shown);
    board.find("nothing-open").hidden = all.length > 0;
    match(board.find("results"), all, () => copyOf("reveal", "result"), row);
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
