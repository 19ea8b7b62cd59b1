// Where one thing is shown at a time, a question is bound once it is seen: most of a page never is.
import { bindItems, isFilled, ITEM, KINDS } from "./form.js";

const MAY_WAIT = new Set([...Object.keys(KINDS), "canvas", "pick-and-rank", "ranking"]); // others share a plane, or rows
const TOUCHED = ["focusin", "input", "change", "click"];

/** @param {import("./answers.js").Answers} answers */
export function bindWhenSeen(answers) {
  const fields = Array.from(document.querySelectorAll("input, textarea")).filter(isFilled);
  const begun = new Set(fields.map((field) => field.closest(ITEM)));
  bindItems(document, answers, (item) => begun.has(item) || !mayWait(item));
  document.addEventListener("mutuality:shown", ({ detail }) => {
    detail.items.forEach((item) => bindItems(item, answers));
  });
  const bindTouched = ({ target }) => {
    const item = target.closest?.(ITEM);
    if (item) bindItems(item, answers);
  };
  for (const sign of TOUCHED) document.addEventListener(sign, bindTouched, true);
  addEventListener("beforeprint", () => bindItems(document, answers));
}

/** Whether it is enough to bind this question when it is seen. A second round comes and goes with its first. */
export function mayWait(item) {
  return MAY_WAIT.has(item.dataset.kind) && !item.closest("form")?.querySelector("[data-after]");
}
