// The line at the top of a page: what the room does now, the time left, and who sees what is written here.
import { endOf, minutesAndSeconds, secondsTo } from "./countdown.js";
import { put, say } from "./words.js";

const MIDDLE = { rootMargin: "-45% 0px -54%" }; // what crosses the middle of the window is being read

/** @returns {(state: RoomAnswer) => unknown} */
export function bindNow() {
  const line = document.querySelector("[data-now]");
  const times = Array.from(document.querySelectorAll("[data-now-time]"));
  let ends = null;

  function tick() {
    const seconds = secondsTo(ends), time = minutesAndSeconds(seconds);
    const text = seconds ? time : say("now-time-over");
    for (const each of times) {
      each.hidden = ends === null;
      if (ends === null || each.textContent === text) continue;
      each.textContent = text;
      each.setAttribute("aria-label", seconds ? say("now-time", { time }) : text);
    }
  }

  if (line) {
    setInterval(tick, 250);
    showWhoSees(document.querySelector("[data-now-kept]"));
  }
  return ({ now, timer, minimum }) => {
    if (!line) return;
    const text = line.querySelector("a[data-now-text]"),
      leads = now.exercise && !location.pathname.startsWith("/paper/");
    put(text, now.text);
    line.toggleAttribute("data-leads", Boolean(leads));
    if (leads) text.href = `/w/${now.workshop}#result-${now.exercise}`;
    else text.removeAttribute("href");
    for (const sign of line.querySelectorAll("[data-sign]")) {
      sign.setAttribute("display", sign.dataset.sign === now.sign ? "inline" : "none");
    }
    for (const each of document.querySelectorAll("[data-minimum]")) each.textContent = String(minimum);
    ends = endOf(timer, ends);
    tick();
  };
}

// Each exercise says on its own who sees what is written there; the line repeats it for the one in view.
function showWhoSees(line) {
  let shown = null;
  const show = (exercise) => {
    shown = exercise;
    const kept = exercise?.querySelector("[data-kept]");
    line.hidden = !kept;
    if (kept) line.replaceChildren(kept.querySelector("svg").cloneNode(true), kept.dataset.kept);
  };
  document.addEventListener("mutuality:shown", ({ detail }) => show(detail.exercise));
  const watcher = new IntersectionObserver((entries) => {
    if (document.body.dataset.pager) return; // then the one in view is known
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) show(target);
      else if (target === shown) show(null);
    }
  }, MIDDLE);
  document.querySelectorAll(".exercise[id]").forEach((exercise) => watcher.observe(exercise));
  document.addEventListener("focusin", ({ target }) => {
    const exercise = target.closest(".exercise[id]");
    if (exercise && exercise !== shown) show(exercise);
  });
}
