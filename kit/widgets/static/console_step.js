// The step where the plan is, what comes next, and what could be left out.
import { copyOf, label, lastOf, match, put } from "./board_tools.js";
import { say } from "./words.js";

const WORTH_SAYING = 3; // minutes; as the server, which proposes nothing before

/** @type {BoardPart} */
export function stepOfPlan(board) {
  const card = board.find("step"), bar = board.find("bar"), plans = board.find("plans"), all = board.find("all");
  const part = (name, within = card) => within.querySelector(`[data-${name}]`);
  const pause = part("pause", bar), leave = part("leave");
  let step = null, ends = null;
  plans.addEventListener("submit", (event) => {
    event.preventDefault();
    board.act(event.submitter, { act: "start-plan", plan: plans.elements.plan.value });
  });
  part("next", bar).addEventListener("click", ({ currentTarget }) => {
    const next = board.data.agenda?.next ?? null;
    if (next !== null) board.act(currentTarget, { act: "go-to-step", step: next });
  });
  part("minute", bar).addEventListener(
    "click",
    ({ target }) => board.act(target, { act: "timer", seconds: Math.max(0, secondsLeft()) + 60 }),
  );
  part("leave-out").addEventListener(
    "click",
    ({ target }) => board.act(target, { act: "drop-steps", steps: board.data.agenda?.leave_out }),
  );
  part("steps", all).addEventListener("click", ({ target }) => {
    const button = target.closest("[data-go], [data-drop]");
    if (!button) return;
    const number = Number(button.closest("[data-key]").dataset.key);
    board.act(
      button,
      button.matches("[data-go]") ? { act: "go-to-step", step: number } : { act: button.dataset.drop, steps: [number] },
    );
  });

  const named = ({ title, question }) => question ? say("console-step-name", { title, question }) : title;
  const withMinutes = (each) => say("console-step-minutes", { step: named(each), minutes: each.minutes });
  const secondsLeft = () => (ends === null ? 0 : Math.ceil((ends - performance.now()) / 1000));

  function tick() {
    const agenda = board.data?.agenda;
    if (!agenda) return;
    const seconds = secondsLeft(), clock = part("clock"), counts = ends !== null && !agenda.paused && seconds > 0;
    clock.dataset.state = counts ? "counts" : "words";
    put(
      clock,
      counts
        ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
        : agenda.paused
        ? say("console-paused")
        : ends !== null
        ? say("board-time-over")
        : say("console-minutes-left", { minutes: agenda.minutes_left }),
    );
  }
  setInterval(tick, 250);

  function late({ minutes_behind: behind, leave_out: out, steps }) {
    const proposed = steps.filter(({ number }) => out.includes(number));
    const short = behind - proposed.reduce((sum, { minutes }) => sum + minutes, 0);
    leave.hidden = !out.length;
    put(
      part("late"),
      out.length ? "" : say(
        behind >= WORTH_SAYING ? "console-behind-alone" : behind <= -WORTH_SAYING ? "console-ahead" : "console-on-time",
        { minutes: Math.abs(behind) },
      ),
    );
    put(part("behind"), say("console-behind", { minutes: behind }));
    match(
      part("leave-list"),
      proposed.map((each) => ({ id: each.number, ...each })),
      () => document.createElement("li"),
      (line, each) => put(line, withMinutes(each)),
    );
    put(
      part("still"),
      out.length && short >= WORTH_SAYING ? say("console-behind-still", { minutes: short }) : "",
    );
  }

  function line(element, each, { step: now, steps }) {
    put(element.querySelector("time"), each.planned_start);
    put(element.querySelector("[data-name]"), withMinutes(each));
    put(
      element.querySelector("[data-state]"),
      each.number === now ? say("console-now") : each.dropped ? say("console-dropped") : "",
    );
    element.toggleAttribute("aria-current", each.number === now);
    if (each.number === now) element.setAttribute("aria-current", "step");
    const go = element.querySelector("[data-go]"), drop = element.querySelector("[data-drop]");
    const row = say("console-step", { number: each.number + 1, count: steps.length });
    go.hidden = each.number === now;
    label(go, say("console-go-to"), row);
    drop.hidden = !each.can_drop && !(each.dropped && each.number > now);
    drop.dataset.drop = each.dropped ? "keep-steps" : "drop-steps";
    label(drop, say(each.dropped ? "console-keep" : "console-leave-out"), row);
  }

  return ({ agenda, plans: offered, timer }) => {
    for (const each of [card, bar, all]) each.hidden = !agenda;
    plans.hidden = Boolean(agenda);
    match(plans.elements.plan, offered, () => document.createElement("option"), (option, { id, title, minutes }) => {
      option.value = id;
      put(option, say(minutes ? "board-plan-choice" : "board-plan-faulty", { title, minutes }));
    });
    ends = timer ? performance.now() + (timer.ends_at - timer.now) * 1000 : null;
    board.about = agenda
      ? lastOf(agenda.steps.slice(0, agenda.step + 1), (each) => each.exercise && !each.dropped)?.exercise ?? null
      : null;
    if (!agenda) step = null;
    if (!agenda) return;
    const now = agenda.steps[agenda.step], next = agenda.steps.find(({ number }) => number === agenda.next);
    put(
      part("where"),
      `${say("console-step", { number: now.number + 1, count: agenda.steps.length })} · ${
        say("console-planned", { time: now.planned_start, minutes: now.minutes })
      }`,
    );
    put(part("title"), now.title);
    put(part("question"), now.question);
    put(part("who"), now.who);
    put(part("notes"), now.notes);
    part("notes-part").hidden = !now.notes;
    late(agenda);
    put(
      part("next", bar).firstElementChild,
      next ? say("console-next", { step: named(next) }) : say("console-last"),
    );
    part("next", bar).setAttribute("aria-disabled", String(!next));
    pause.dataset.act = agenda.paused ? "resume-plan" : "pause-plan";
    put(pause, say(agenda.paused ? "console-resume" : "console-pause"));
    part("minute", bar).hidden = agenda.paused;
    match(
      part("steps", all),
      agenda.steps.map((each) => ({ id: each.number, ...each })),
      () => copyOf("console", "step"),
      (element, each) => line(element, each, agenda),
    );
    if (step !== null && step !== agenda.step) board.news(named(now));
    step = agenda.step;
    tick();
  };
}
