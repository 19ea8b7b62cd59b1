// The menu of a page that shows one thing at a time: all exercises, the start page, a wish for a break, and all at once.
import { make, makeButton, say } from "./words.js";

/** @param {any} pager @returns {() => void} what opens it */
export function pagerMenu(pager) {
  const list = make("ol", "pager-links");
  const close = makeButton(say("pager-menu-close"), () => dialog.close());
  const home = make("a", "", say("start-page"), { href: "/" });
  const all = makeButton(say("pager-list"), () => pager.showList());
  const dialog = make("dialog", "pager-menu", [
    make("h2", "", say("contents")),
    list,
    make("p", "", home),
    make("p", "", all),
    document.querySelector(".page-footer"),
    make("p", "", close),
  ]);
  dialog.setAttribute("aria-label", say("pager-menu"));
  document.body.append(dialog);
  dialog.addEventListener("click", ({ target }) => {
    if (target.closest("a") || target === dialog) dialog.close();
  });
  return () => {
    list.replaceChildren(...pager.stops().filter(isChapter).map((stop) => line(stop, pager)));
    dialog.showModal();
  };
}

const isChapter = ({ kind }) => ["opening", "episodes", "start", "closing"].includes(kind);

function line(stop, pager) {
  const heading = stop.block.querySelector("h1, h2") ?? stop.block;
  const link = make("a", "", heading.textContent.trim(), { href: `#${stop.id}` });
  if (stop.exercise && stop.exercise.dataset.exercise === document.body.dataset.pagerExercise) {
    link.setAttribute("aria-current", "step");
  }
  const questions = stop.exercise ? pager.questionsOf(stop.exercise) : [];
  const done = questions.length - pager.openOf(stop.exercise).length;
  const count = questions.length ? say("pager-answered", { done, total: questions.length }) : "";
  return make("li", "", [link, " ", make("span", "help", count)]);
}
