// The room goes on to another exercise: a notice says so, and the phone goes along if nobody is busy with it.
import { say } from "./words.js";

const SECONDS_TO_LOOK_UP = 6000;
const SEEN = "mutuality:step";

export function bindSteps(answers) {
  const notice = document.querySelector("[data-step-notice]");
  if (!notice || location.pathname.startsWith("/paper/")) return () => {};
  const part = (name) => notice.querySelector(`[data-step-${name}]`);
  let seen = null;
  let step, timer;
  try { seen = sessionStorage.getItem(SEEN); } catch { /* then a new page tells of the step again */ }

  const section = () => location.pathname === `/w/${step.workshop}` && document.getElementById(`exercise-${step.exercise}`);
  // Writing, choosing, or looking at this notice; an answer that is not safe yet; one that waits for a decision.
  const isBusy = () => document.activeElement.closest("form, [data-step-notice], [data-item], dialog[open]")
    || answers.queue.all().length || answers.troubles.size || Array.from(answers.items.values()).some(({ dirty }) => dirty);

  function hide() {
    clearTimeout(timer);
    notice.hidden = true;
  }

  function go(asked) {
    const here = section();
    if (!here) {
      location.assign(`/w/${step.workshop}#exercise-${step.exercise}`);
      return;
    }
    const heading = here.querySelector("h2");
    heading.tabIndex = -1;
    if (asked || document.activeElement === document.body) heading.focus({ preventScroll: true });
    here.scrollIntoView();
    hide();
  }

  function isInView() {
    const { top, bottom } = section() ? section().getBoundingClientRect() : { bottom: 0 };
    return top < innerHeight / 2 && bottom > innerHeight / 4;
  }

  // Where it hides nothing that somebody works at: at the end of the window, or under the header.
  function place() {
    const at = document.activeElement, { top, bottom } = at.getBoundingClientRect();
    const low = at !== document.body && (top + bottom) / 2 > innerHeight / 2;
    const header = document.querySelector(".now").getBoundingClientRect().bottom;
    Object.assign(notice.style, low ? { top: `${Math.max(0, header)}px`, bottom: "auto" } : { top: "", bottom: "" });
  }

  document.addEventListener("focusin", ({ target }) => { if (!notice.hidden && !notice.contains(target)) place(); });
  part("go").addEventListener("click", () => go(true));
  part("stay").addEventListener("click", hide);
  return ({ step: now }) => {
    const name = now ? `${now.number} ${now.title} ${now.question}` : "";
    if (name === seen) return;
    seen = name;
    try { sessionStorage.setItem(SEEN, name); } catch { /* nothing is kept here */ }
    hide();
    step = now;
    if (step?.kind !== "exercise" || isInView()) return;
    part("title").textContent = say("step-goes-on", { title: step.title });
    part("soon").textContent = say(isBusy() ? "step-waits" : "step-goes-soon");
    place();
    notice.hidden = false;
    timer = setTimeout(() => {
      if (isBusy()) part("soon").textContent = say("step-waits");
      else go(false);
    }, SECONDS_TO_LOOK_UP);
  };
}
