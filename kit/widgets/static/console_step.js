// The step where the plan is, what comes next, and what could be left out.
import { fill, label, lastOf, match, offer, onPress, planInWords } from "./board_tools.js";
import { endOf, minutesAndSeconds, secondsTo } from "./countdown.js";
import { onSubmit, put, say } from "./words.js";

const WORTH_SAYING = 3; // minutes; as the server, which proposes nothing before

const named = ({ title, question }) => (question ? say("console-step-name", { title, question }) : title);
const withMinutes = (step) => say("console-step-minutes", { step: named(step), minutes: step.minutes });

/** @type {BoardPart} */
export function stepOfPlan(board) {
  const card = board.find("step"), bar = board.find("bar"), plans = board.find("plans"), all = board.find("all");
  const [next, minute, pause] = ["next", "minute", "pause"].map((name) => bar.querySelector(`[data-${name}]`));
  const part = (name) => card.querySelector(`[data-${name}]`), steps = all.querySelector("[data-steps]");
  let step = null, ends = null;
  onSubmit(plans, (button) => board.act(button, { act: "start-plan", plan: plans.elements.plan.value }));
  next.addEventListener("click", () => {
    const coming = board.data.agenda?.next ?? null;
    if (coming !== null) board.act(next, { act: "go-to-step", step: coming });
  });
  minute.addEventListener("click", () => board.act(minute, { act: "timer", seconds: secondsTo(ends) + 60 }));
  part("leave-out").addEventListener("click", ({ target }) => {
    board.act(target, { act: "drop-steps", steps: board.data.agenda?.leave_out });
  });
  onPress(steps, "[data-go]", (button, key) => board.act(button, { act: "go-to-step", step: Number(key) }));
  onPress(steps, "[data-drop]", (button, key) => board.act(button, { act: button.dataset.drop, steps: [Number(key)] }));

  function clockInWords({ paused, minutes_left: minutes }) {
    if (paused) return say("console-paused");
    return ends !== null ? say("board-time-over") : say("console-minutes-left", { minutes });
  }

  function tick() {
    const agenda = board.data?.agenda;
    if (!agenda) return;
    const seconds = secondsTo(ends), counts = seconds > 0 && !agenda.paused;
    part("clock").dataset.state = counts ? "counts" : "words";
    fill(card, { clock: counts ? minutesAndSeconds(seconds) : clockInWords(agenda) });
  }
  setInterval(tick, 250);

  function howLate(behind) {
    const minutes = Math.abs(behind);
    if (minutes < WORTH_SAYING) return say("console-on-time");
    return say(behind > 0 ? "console-behind-alone" : "console-ahead", { minutes });
  }

  function late({ minutes_behind: behind, leave_out: out, steps: all }) {
    const proposed = all.filter(({ number }) => out.includes(number));
    const short = behind - proposed.reduce((sum, { minutes }) => sum + minutes, 0);
    part("leave").hidden = !out.length;
    fill(card, {
      late: out.length ? "" : howLate(behind),
      behind: say("console-behind", { minutes: behind }),
      still: out.length && short >= WORTH_SAYING ? say("console-behind-still", { minutes: short }) : "",
    });
    match(part("leave-list"), proposed, "li", (line, each) => put(line, withMinutes(each)));
  }

  function drawLine(element, each, agenda) {
    const isNow = each.number === agenda.step;
    const go = element.querySelector("[data-go]"), drop = element.querySelector("[data-drop]");
    const row = say("console-step", { number: each.number + 1, count: agenda.steps.length });
    const state = isNow ? say("console-now") : each.dropped ? say("console-dropped") : "";
    put(element.querySelector("time"), each.planned_start);
    fill(element, { name: withMinutes(each), state });
    if (isNow) element.setAttribute("aria-current", "step");
    else element.removeAttribute("aria-current");
    go.hidden = isNow;
    label(go, say("console-go-to"), row);
    drop.hidden = !each.can_drop && !(each.dropped && each.number > agenda.step);
    drop.dataset.drop = each.dropped ? "keep-steps" : "drop-steps";
    label(drop, say(each.dropped ? "console-keep" : "console-leave-out"), row);
  }

  function drawStep({ title, question, who, notes, number, planned_start: time, minutes }, count) {
    const where = `${say("console-step", { number: number + 1, count })} · ${
      say("console-planned", { time, minutes })
    }`;
    fill(card, { where, title, question, who, notes });
    part("notes-part").hidden = !notes;
  }

  return ({ agenda, plans: offered, timer }) => {
    for (const each of [card, bar, all]) each.hidden = !agenda;
    plans.hidden = Boolean(agenda);
    offer(plans.elements.plan, offered, planInWords);
    ends = endOf(timer);
    const until = agenda?.steps.slice(0, agenda.step + 1) ?? [];
    board.about = lastOf(until, (each) => each.exercise && !each.dropped)?.exercise ?? null;
    if (!agenda) step = null;
    if (!agenda) return;
    const now = agenda.steps[agenda.step], coming = agenda.steps.find(({ number }) => number === agenda.next);
    drawStep(now, agenda.steps.length);
    late(agenda);
    put(next.firstElementChild, coming ? say("console-next", { step: named(coming) }) : say("console-last"));
    next.setAttribute("aria-disabled", String(!coming));
    pause.dataset.act = agenda.paused ? "resume-plan" : "pause-plan";
    put(pause, say(agenda.paused ? "console-resume" : "console-pause"));
    minute.hidden = agenda.paused;
    match(steps, agenda.steps, "step", (element, each) => drawLine(element, each, agenda));
    if (step !== null && step !== agenda.step) board.news(named(now));
    step = agenda.step;
    tick();
  };
}
