// Results, one at a time, once the facilitator reveals them.
import { oneByOne } from "./board_findings.js";
import { ask } from "./board_live.js";
import { copyOf, inView, label, match, put, sealState, timeOfDay, unfold } from "./board_tools.js";
import { say } from "./words.js";

const WIDE = 700; // pixels; from here on the server is asked for a picture that is drawn for a projector

/** @type {BoardPart} */
export function reveal(board) {
  const stage = board.find("stage"), overview = board.find("overview"), title = board.find("stage-title");
  const result = board.find("result");
  const finding = oneByOne();
  let shown = null, drawn = "", wasRevealed = false, failed = false;
  const groups = () =>
    board.data.workshops
      .map((workshop) => ({
        ...workshop,
        workshop,
        offered: workshop.exercises.filter((one) => workshop.open || one.revealed),
      }))
      .filter((group) => group.offered.length);
  const offered = () => groups().flatMap((group) => group.offered);
  const bySides = (exercise) => exercise.stage === "own-side"; // each side looks at its own result, and not here
  const revealed = () => offered().filter((exercise) => exercise.revealed && !exercise.private);
  // A sealed exercise that not every side has answered enough: the server would refuse it.
  const waits = (exercise) => exercise.sealed && !exercise.revealed && exercise.progress.some(({ enough }) => !enough);
  // Whoever acts for no side of a shared room proposes nothing, and has no result of her side.
  const speaksForNone = () => Boolean(board.data.together?.shared) && board.data.together.side === null;
  // In a shared room this proposes; a sealed exercise goes to the sides first.
  const next = (exercise) => board.data.together?.shared && exercise.has_stages ? "own-side" : "reveal";

  /** @param {any} exercise @param {HTMLElement | null} focus @param {number | null} at */
  async function open(exercise, focus = title, at = 0) {
    if (exercise.id !== shown) put(result, say("board-drawing"));
    shown = exercise.id;
    finding.choose(at);
    drawn = "";
    wasRevealed = exercise.revealed;
    draw();
    focus?.focus();
    await fetchResult(exercise);
  }

  async function fetchResult(exercise) {
    const one = finding.at !== null;
    const version = `${exercise.id} ${exercise.revealed_at} ${exercise.revision} ${one}`;
    if (drawn === version) return;
    drawn = version;
    const name = encodeURIComponent(exercise.id);
    try {
      const got = await ask(
        one ? `/api/board/findings/${name}` : `/api/board/result/${name}${innerWidth >= WIDE ? "?wide=1" : ""}`,
      );
      if (shown !== exercise.id || drawn !== version) return; // by now the board shows something else
      if (failed) board.problem("");
      failed = false;
      if (one) finding.take(got.findings);
      if (finding.at === null && one) return fetchResult(exercise);
      result.innerHTML = one ? finding.html : got.html;
      draw();
    } catch (error) {
      drawn = "";
      failed = true;
      board.problem(error.offline ? say("board-no-connection") : error.message);
    }
  }

  /** Tell every board what this one shows. */
  function tell() {
    board.show("reveal", board.resultShown());
  }

  function step(by, button) {
    if (finding.step(by)) {
      result.innerHTML = finding.html;
      scrollTo(0, 0);
      draw();
      board.news(`${board.find("position").textContent}. ${result.querySelector("h4")?.textContent ?? ""}`);
      tell();
      return true;
    }
    const all = revealed(), next = all[all.findIndex((exercise) => exercise.id === shown) + by];
    if (!next) return false;
    open(next, button, finding.at === null ? null : 0);
    tell();
    return true;
  }

  board.resultShown = () => (shown ? { exercise: shown, ...finding.at !== null && { finding: finding.at } } : {});
  /** Show what another board shows; nothing that the room does not see. */
  board.follow = (name, at, focus = false) => {
    const exercise = name && revealed().find((each) => each.id === name);
    if (!exercise) {
      if (shown) back();
    } else if (shown !== name || finding.at !== at) open(exercise, focus ? title : null, at);
  };
  /** One step on (1) or back (-1) through what the room sees; whether there was one. */
  board.stepResult = (by) => {
    if (shown) return step(by, title);
    const first = revealed()[0];
    if (by < 0 || !first) return false;
    open(first);
    tell();
    return true;
  };
  board.wholeResult = () => {
    const exercise = shown && offered().find((each) => each.id === shown);
    if (!exercise) return;
    open(exercise, null, finding.at === null ? 0 : null);
    tell();
  };

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
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const exercise = offered().find((each) => each.id === button.closest("[data-key]").dataset.key);
    if (!exercise) return;
    if (bySides(exercise)) {
      board.goToOwnSide();
    } else if (exercise.revealed) {
      open(exercise);
      tell();
    } else if (board.data.together?.proposals.some((each) => each.exercise === exercise.id)) {
      board.show("settings"); // where it waits already
    } else {
      const done = await board.act(button, { act: next(exercise), exercise: exercise.id });
      if (done && !done.proposed) open(exercise); // the server shows it on every board
    }
  });
  board.find("overview-button").addEventListener("click", () => {
    back();
    tell();
  });
  board.find("previous").addEventListener("click", (event) => step(-1, event.target));
  board.find("next").addEventListener("click", (event) => step(1, event.target));
  board.find("whole").addEventListener("click", board.wholeResult);
  board.find("again").addEventListener("click", async (event) => {
    const exercise = offered().find((each) => each.id === shown);
    await board.act(event.target, { act: next(exercise), exercise: shown });
  });
  board.find("hide").addEventListener("click", async (event) => {
    if (!await board.act(event.target, { act: "hide", exercise: shown })) return;
    back();
    tell();
  });

  function row(element, exercise) {
    const total = (list, what) => list.reduce((sum, each) => sum + each[what], 0);
    const begun = total(exercise.progress, "answered"), complete = total(exercise.progress, "complete");
    const people = exercise.together ? board.data.tables : total(board.data.sides, "people");
    put(element.querySelector("[data-name]"), exercise.title);
    const sides = exercise.sealed && !exercise.revealed &&
      exercise.progress.map(({ side, enough }) =>
        say("sealed-side", {
          side: board.data.sides.find(({ id }) => id === side)?.name ?? "",
          state: sealState(enough),
        })
      ).join("; ");
    const state = exercise.private
      ? "board-private"
      : bySides(exercise)
      ? "board-own-side-stage"
      : exercise.revealed
      ? "board-is-revealed"
      : exercise.sealed
      ? "board-sealed"
      : "board-progress";
    put(element.querySelector("[data-state]"), say(state, { complete, people, begun, sides }));
    element.querySelector("[data-reveal]").hidden = Boolean(exercise.private) ||
      (speaksForNone() && !exercise.revealed);
    element.querySelector("[data-lock-first]").hidden = !exercise.lock_first;
    const button = element.querySelector("[data-reveal]"), state_id = `board-state-${exercise.id}`;
    element.querySelector("[data-state]").id = state_id; // which says why it cannot be revealed yet
    button.setAttribute("aria-disabled", String(waits(exercise)));
    button.setAttribute("aria-describedby", state_id);
    const propose = next(exercise) === "own-side"
      ? "board-propose-own-side"
      : board.data.together?.shared
      ? "board-propose-reveal"
      : "board-reveal-now";
    label(
      button,
      say(bySides(exercise) ? "board-look-own" : exercise.revealed ? "board-look" : propose),
      exercise.title,
    );
    element.dataset.revealed = exercise.revealed ? "yes" : "no";
  }

  function group(element, { workshop, offered: exercises }) {
    unfold(element, "offered", inView(workshop, board.data.workshops));
    put(element.querySelector("[data-name]"), workshop.title);
    const shownHere = exercises.filter((exercise) => exercise.revealed).length;
    put(
      element.querySelector("summary [data-state]"),
      say("board-group", { count: exercises.length, shown: shownHere }),
    );
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
    const one = finding.at !== null && finding.count > 0;
    stage.dataset.findings = one ? "one" : "all";
    put(
      board.find("position"),
      one
        ? say("board-finding-position", { number: finding.at + 1, count: finding.count })
        : step < 0
        ? ""
        : say("board-position", { number: step + 1, count: steps.length }),
    );
    const whole = board.find("whole");
    whole.hidden = !finding.count || !all[place];
    put(whole, say(one ? "board-whole" : "board-one-by-one"));
    board.find("previous").setAttribute("aria-disabled", String(step <= 0 && !(one && finding.at > 0)));
    board.find("next").setAttribute(
      "aria-disabled",
      String((step < 0 || step === steps.length - 1) && !(one && finding.at < finding.count - 1)),
    );
    put(
      board.find("revealed-at"),
      say("board-revealed-at", { time: timeOfDay(all[place]?.until ?? all[place]?.revealed_at) }),
    );
    board.find("again").hidden = speaksForNone();
    put(board.find("again"), say(board.data.together?.shared ? "board-propose-again" : "board-reveal-again"));
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
