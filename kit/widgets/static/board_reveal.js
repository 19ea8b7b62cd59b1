// Results, one at a time, once the facilitator reveals them.
import { oneByOne } from "./board_findings.js";
import { ask } from "./live.js";
import { fill, inView, label, match, onPress, stateInWords } from "./board_tools.js";
import { timeOfDay, unfold, waitsForSides, wayToRoom } from "./board_tools.js";
import { put, say } from "./words.js";

const WIDE = 700; // pixels; from here on the server is asked for a picture that is drawn for a projector

/** @type {BoardPart} */
export function reveal(board) {
  const stage = board.find("stage"), overview = board.find("overview"), title = board.find("stage-title");
  const result = board.find("result"), whole = board.find("whole"), finding = oneByOne();
  let shown = null, drawn = "", wasRevealed = false, failed = false;
  const offeredOf = ({ open, exercises }) => exercises.filter((exercise) => open || exercise.revealed);
  const offered = () => board.data.workshops.flatMap(offeredOf);
  const bySides = (exercise) => exercise.stage === "own-side"; // each side looks at its own result, and not here
  const revealed = () => offered().filter((exercise) => exercise.revealed && !exercise.private);
  // Whoever acts for no side of a shared room proposes nothing, and has no result of her side.
  const speaksForNone = () => Boolean(board.data.together?.shared) && board.data.together.side === null;
  const nowShown = () => offered().find(({ id }) => id === shown);

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
    const one = finding.at !== null, name = encodeURIComponent(exercise.id);
    const version = `${exercise.id} ${exercise.revealed_at} ${exercise.revision} ${one}`;
    if (drawn === version) return;
    drawn = version;
    try {
      const wide = innerWidth >= WIDE ? "?wide=1" : "";
      const got = await ask(one ? `/api/board/findings/${name}` : `/api/board/result/${name}${wide}`);
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
      board.failed(error);
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
    const exercise = nowShown();
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

  function backForAll() {
    back();
    tell();
  }

  onPress(board.find("results"), "[data-reveal]", async (button, key) => {
    const exercise = offered().find(({ id }) => id === key);
    if (!exercise || button.getAttribute("aria-disabled") === "true") return;
    if (bySides(exercise)) {
      board.goToOwnSide();
    } else if (exercise.revealed) {
      open(exercise);
      tell();
    } else if (board.data.together?.proposals.some((each) => each.exercise === key)) {
      board.show("settings"); // where it waits already
    } else {
      const { act } = wayToRoom(exercise, board.data.together);
      const done = await board.act(button, { act, exercise: key });
      if (done && !done.proposed) open(exercise); // the server shows it on every board
    }
  });
  board.find("overview-button").addEventListener("click", backForAll);
  board.find("previous").addEventListener("click", (event) => step(-1, event.target));
  board.find("next").addEventListener("click", (event) => step(1, event.target));
  whole.addEventListener("click", board.wholeResult);
  board.find("again").addEventListener("click", (event) => {
    const { act } = wayToRoom(nowShown() ?? {}, board.data.together);
    board.act(event.target, { act, exercise: shown });
  });
  board.find("hide").addEventListener("click", async (event) => {
    if (await board.act(event.target, { act: "hide", exercise: shown })) backForAll();
  });

  function row(element, exercise) {
    const button = element.querySelector("[data-reveal]"), state = element.querySelector("[data-state]");
    fill(element, { name: exercise.title, state: stateInWords(exercise, board.data) });
    state.id = `board-state-${exercise.id}`; // which says why it cannot be revealed yet
    element.querySelector("[data-lock-first]").hidden = !exercise.lock_first;
    element.dataset.revealed = exercise.revealed ? "yes" : "no";
    button.hidden = Boolean(exercise.private) || (speaksForNone() && !exercise.revealed);
    button.setAttribute("aria-disabled", String(waitsForSides(exercise)));
    button.setAttribute("aria-describedby", state.id);
    const { words } = wayToRoom(exercise, board.data.together);
    const look = bySides(exercise) ? "board-look-own" : exercise.revealed ? "board-look" : words;
    label(button, say(look), exercise.title);
  }

  function group(element, workshop) {
    const exercises = offeredOf(workshop), count = exercises.length;
    unfold(element, "offered", inView(workshop, board.data.workshops));
    const state = say("board-group", { count, shown: exercises.filter((each) => each.revealed).length });
    fill(element, { name: workshop.title, state });
    match(element.querySelector("[data-results]"), exercises, "result", row);
  }

  function draw() {
    const groups = board.data.workshops.filter((workshop) => offeredOf(workshop).length), exercise = nowShown();
    board.find("nothing-open").hidden = groups.length > 0;
    match(board.find("results"), groups, "group", group);
    stage.hidden = !shown;
    overview.hidden = Boolean(shown);
    if (!shown) return;
    const steps = revealed(), at = steps.findIndex(({ id }) => id === shown);
    const one = finding.at !== null && finding.count > 0;
    const [place, count] = one ? [finding.at, finding.count] : [at, steps.length];
    const position = say(one ? "board-finding-position" : "board-position", { number: place + 1, count });
    stage.dataset.findings = one ? "one" : "all";
    whole.hidden = !finding.count || !exercise;
    const isFirst = at <= 0 && !(one && finding.at > 0);
    const isLast = (at < 0 || at === steps.length - 1) && !(one && finding.at < finding.count - 1);
    board.find("previous").setAttribute("aria-disabled", String(isFirst));
    board.find("next").setAttribute("aria-disabled", String(isLast));
    board.find("again").hidden = speaksForNone();
    board.fill({
      "stage-title": exercise?.title ?? "",
      position: place < 0 ? "" : position,
      whole: say(one ? "board-whole" : "board-one-by-one"),
      "revealed-at": say("board-revealed-at", { time: timeOfDay(exercise?.until ?? exercise?.revealed_at) }),
      again: say(board.data.together?.shared ? "board-propose-again" : "board-reveal-again"),
    });
  }

  return () => {
    const exercise = nowShown();
    if (shown && (!exercise || (wasRevealed && !exercise.revealed))) back();
    else draw();
    if (shown && exercise.revealed) {
      wasRevealed = true;
      fetchResult(exercise);
    }
  };
}
