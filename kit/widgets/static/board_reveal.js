// Results, one at a time, once the facilitator reveals them.
import { oneByOne } from "./board_findings.js";
import { ask } from "./board_live.js";
import { copyOf, inView, label, match, put, sealState, unfold } from "./board_tools.js";

const WIDE = 700; // pixels; from here on the server is asked for a picture that is drawn for a projector

export function reveal(board) {
  const stage = board.find("stage"), overview = board.find("overview"), title = board.find("stage-title");
  const result = board.find("result");
  const finding = oneByOne();
  let shown = null, drawn = "", wasRevealed = false, failed = false;
  const groups = () => board.data.workshops
    .map((workshop) => ({ ...workshop, workshop, offered: workshop.exercises.filter((one) => workshop.open || one.revealed) }))
    .filter((group) => group.offered.length);
  const offered = () => groups().flatMap((group) => group.offered);
  const bySides = (exercise) => exercise.stage === "own-side"; // each side looks at its own result, for itself
  const seen = (exercise) => exercise.revealed || bySides(exercise);
  const revealed = () => offered().filter((exercise) => seen(exercise) && !exercise.private);
  // In a shared room this proposes; a sealed exercise goes to the sides first.
  const next = (exercise) => board.data.together?.shared && exercise.has_stages ? "own-side" : "reveal";

  async function open(exercise, focus = title, at = 0) {
    if (exercise.id !== shown) put(result, board.say("board-drawing"));
    delete result.dataset.stage;
    shown = exercise.id;
    finding.choose(bySides(exercise) ? null : at); // what one side sees for itself has no findings
    drawn = "";
    wasRevealed = seen(exercise);
    draw();
    focus?.focus();
    await fetchResult(exercise);
  }

  async function fetchResult(exercise) {
    const own = bySides(exercise), one = finding.at !== null;
    const taken = own ? `own ${board.data.together.own_side_at[exercise.id]}` : `${exercise.revealed_at} ${exercise.revision}`;
    const version = `${exercise.id} ${taken} ${one}`;
    if (drawn === version) return;
    drawn = version;
    const name = encodeURIComponent(exercise.id);
    try {
      const asked = new URLSearchParams({ ...innerWidth >= WIDE && { wide: "1" }, ...own && { stage: "own-side" } });
      const got = await ask(one ? `/api/board/findings/${name}` : `/api/board/result/${name}?${asked}`);
      if (shown !== exercise.id || drawn !== version) return; // by now the board shows something else
      if (failed) board.problem("");
      failed = false;
      if (one) finding.take(got.findings);
      if (finding.at === null && one) return fetchResult(exercise);
      result.innerHTML = one ? finding.html : got.html;
      result.dataset.stage = own ? "own-side" : "room";
      draw();
    } catch (error) {
      drawn = "";
      failed = true;
      board.problem(error.offline ? board.say("board-no-connection") : error.message);
    }
  }

  /** Tell every board what this one shows; what a side sees for itself stays on its own. */
  function tell() {
    if (!board.looksAtOwnSide()) board.show("reveal", board.resultShown());
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

  board.looksAtOwnSide = () => board.mode === "reveal" && result.dataset.stage === "own-side" && Boolean(shown);
  board.resultShown = () => (!shown || result.dataset.stage === "own-side" ? {}
    : { exercise: shown, ...finding.at !== null && { finding: finding.at } });
  /** Show what another board shows; nothing that the room does not see. */
  board.follow = (name, at) => {
    const exercise = name && revealed().find((each) => each.id === name && each.revealed);
    if (!exercise) {
      if (shown) back();
    } else if (shown !== name || finding.at !== at) open(exercise, null, at);
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
    if (!exercise || bySides(exercise)) return;
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
    if (!button) return;
    const exercise = offered().find((each) => each.id === button.closest("[data-key]").dataset.key);
    const done = seen(exercise) || await board.act(button, { act: next(exercise), exercise: exercise.id });
    if (!done || done.proposed) return;
    open(exercise);
    if (!bySides(exercise)) board.show("reveal", { exercise: exercise.id, finding: 0 });
  });
  board.find("overview-button").addEventListener("click", () => {
    const own = board.looksAtOwnSide();
    back();
    if (!own) tell();
  });
  board.find("previous").addEventListener("click", (event) => step(-1, event.target));
  board.find("next").addEventListener("click", (event) => step(1, event.target));
  board.find("whole").addEventListener("click", board.wholeResult);
  board.find("again").addEventListener("click", async (event) => {
    const exercise = offered().find((each) => each.id === shown);
    await board.act(event.target, { act: next(exercise), exercise: shown });
  });
  board.find("propose-room").addEventListener("click", (event) => board.act(event.target, { act: "reveal", exercise: shown }));
  board.find("hold-items").addEventListener("change", async ({ target }) => {
    const item = target.closest("[data-key]").dataset.key;
    if (!await board.act(target, { act: "hold", exercise: shown, item, held: target.checked })) target.checked = !target.checked;
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
    const waits = exercise.sealed && !exercise.revealed && exercise.progress.map(({ side, enough }) => board.say("sealed-side", {
      side: board.data.sides.find(({ id }) => id === side)?.name ?? "", state: sealState(board, enough) })).join("; ");
    const state = exercise.private ? "board-private" : bySides(exercise) ? "board-own-side-stage" : exercise.revealed ? "board-is-revealed"
      : exercise.sealed ? "board-sealed" : "board-progress";
    put(element.querySelector("[data-state]"), board.say(state, { complete, people, begun, sides: waits }));
    element.querySelector("[data-reveal]").hidden = Boolean(exercise.private);
    element.querySelector("[data-lock-first]").hidden = !exercise.lock_first;
    const propose = next(exercise) === "own-side" ? "board-propose-own-side" : board.data.together?.shared ? "board-propose-reveal" : "board-reveal-now";
    label(element.querySelector("[data-reveal]"),
      board.say(bySides(exercise) ? "board-look-own" : exercise.revealed ? "board-look" : propose), exercise.title);
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
    const one = finding.at !== null && finding.count > 0;
    stage.dataset.findings = one ? "one" : "all";
    put(board.find("position"), one ? board.say("board-finding-position", { number: finding.at + 1, count: finding.count })
      : step < 0 ? "" : board.say("board-position", { number: step + 1, count: steps.length }));
    const whole = board.find("whole");
    whole.hidden = !finding.count || !all[place] || bySides(all[place]);
    put(whole, board.say(one ? "board-whole" : "board-one-by-one"));
    board.find("previous").setAttribute("aria-disabled", String(step <= 0 && !(one && finding.at > 0)));
    board.find("next").setAttribute("aria-disabled",
      String((step < 0 || step === steps.length - 1) && !(one && finding.at < finding.count - 1)));
    hold(all[place]);
    const own = all[place] && bySides(all[place]) ? board.data.together.own_side_at[shown] : null;
    put(board.find("revealed-at"), board.say("board-revealed-at", { time: timeOfDay(own ?? all[place]?.until ?? all[place]?.revealed_at) }));
    put(board.find("hide"), board.say(own ? "board-hide-own" : "board-hide"));
    put(board.find("again"), board.say(board.data.together?.shared ? "board-propose-again" : "board-reveal-again"));
  }

  // What one's own side holds back. Nobody else's board shows it, and nothing says whose it was.
  function hold(exercise) {
    const offers = exercise && bySides(exercise) && board.data.together.side !== null;
    board.find("hold").hidden = !offers;
    if (!offers) return;
    const held = board.data.together.held[exercise.id] ?? [];
    match(board.find("hold-items"), exercise.items, () => copyOf("reveal", "hold-item"), (line, { id, text }) => {
      const box = line.querySelector("input");
      if (!box.ariaBusy) box.checked = held.includes(id);
      put(line.querySelector("span"), text);
    });
  }

  return () => {
    const exercise = shown && offered().find((each) => each.id === shown);
    if (shown && (!exercise || (wasRevealed && !seen(exercise)))) back();
    else draw();
    if (shown && seen(exercise)) {
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
