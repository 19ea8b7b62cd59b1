// The room goes on to another exercise, or looks at a result: a notice says so, and the phone goes along if nobody is
// busy with it.
import { recall, remember } from "./kept.js";
import { goTo, say } from "./words.js";

const SECONDS_TO_LOOK_UP = 6000, A_MOMENT = 100;
const JUST_NOW = 4000; // whoever has just ticked something may go on to the next question
const STEP = "mutuality:step", RESULT = "mutuality:result", WENT = "mutuality:went";

/** @param {import("./answers.js").Answers} answers @returns {(state: RoomAnswer) => unknown} */
export function bindSteps(answers) {
  const notice = document.querySelector("[data-step-notice]");
  if (!notice || location.pathname.startsWith("/paper/")) return () => {};
  const part = (name) => notice.querySelector(`[data-step-${name}]`);
  const seen = { [STEP]: recall(STEP), [RESULT]: recall(RESULT) };
  let answered = -Infinity, way, timer, telling;

  const section = () => location.pathname === `/w/${way.workshop}` && document.getElementById(way.id);
  // Somebody writes, has just answered, or looks at this notice; or an answer is not safe yet, or waits for a decision.
  const isBusy = () =>
    document.activeElement.closest("textarea, [data-step-notice], dialog[open]") ||
    document.activeElement.matches("input:not([type=radio]):not([type=checkbox])") ||
    performance.now() - answered < JUST_NOW ||
    answers.queue.unsent().length || answers.troubles.size ||
    Array.from(answers.items.values()).some(({ dirty }) => dirty);
  document.addEventListener("change", () => answered = performance.now());

  function hide() {
    clearTimeout(timer);
    clearTimeout(telling);
    notice.hidden = true;
  }

  function go() {
    const here = section();
    if (!here) {
      remember(WENT, way.id);
      location.assign(`/w/${way.workshop}#${way.id}`);
      return;
    }
    arrive(here);
    hide();
  }

  const arrive = (place) => goTo(place, place.querySelector("h2, h3"));

  function arriveHere() {
    const went = recall(WENT);
    remember(WENT, "");
    const place = went && location.hash === `#${went}` && document.getElementById(went);
    if (!place) return;
    const whenShown = () => setTimeout(() => arrive(place)); // until then the browser itself looks for the place
    if (document.readyState === "complete") whenShown();
    else window.addEventListener("load", whenShown);
  }

  function isInView() {
    const here = section(), { pager, pagerExercise } = document.body.dataset;
    if (!here) return false;
    if (pager) return pagerExercise === way.exercise && (pager === "result" || !way.isResult);
    const { top, bottom } = here.getBoundingClientRect();
    return top < innerHeight / 2 && bottom > innerHeight / 4;
  }

  // Where it hides nothing that somebody works at: at the end of the window, or under the header.
  function place() {
    const at = document.activeElement, { top, bottom } = at.getBoundingClientRect();
    const low = at !== document.body && (top + bottom) / 2 > innerHeight / 2;
    const header = document.querySelector(".now").getBoundingClientRect().bottom;
    Object.assign(notice.style, low ? { top: `${Math.max(0, header)}px`, bottom: "auto" } : { top: "", bottom: "" });
  }

  function tell(said) {
    hide();
    if (isInView()) return;
    part("title").textContent = part("soon").textContent = "";
    notice.hidden = false;
    place();
    telling = setTimeout(() => { // a screen reader hears what is filled in after it could be seen
      part("title").textContent = said;
      part("soon").textContent = say(isBusy() ? "step-waits" : "step-goes-soon");
      place();
    }, A_MOMENT);
    timer = setTimeout(() => {
      if (isBusy()) part("soon").textContent = say("step-waits");
      else go();
    }, SECONDS_TO_LOOK_UP);
  }

  function isNews(kind, name) {
    if (seen[kind] === name) return false;
    seen[kind] = name;
    remember(kind, name);
    return true;
  }

  document.addEventListener("focusin", ({ target }) => {
    if (!notice.hidden && !notice.contains(target)) place();
  });
  arriveHere();
  part("go").addEventListener("click", () => go());
  part("stay").addEventListener("click", hide);
  return ({ step, now: { workshop, exercise } }) => {
    const goesOn = isNews(STEP, step ? `${step.number} ${step.title} ${step.question}` : "");
    const shows = isNews(RESULT, exercise ?? "");
    if (shows && exercise) {
      way = { workshop, exercise, id: `result-${exercise}`, isResult: true };
      tell(say("step-results"));
    } else if (goesOn && step?.kind === "exercise") {
      way = { ...step, id: `exercise-${step.exercise}` };
      tell(say("step-goes-on", { title: step.title }));
    } else if (goesOn || (shows && way?.isResult)) hide();
  };
}
