// What of the core is still without an answer.
import { KINDS } from "./form.js";

const ASKED = ["canvas", "checklist", "choice", "open", "paired-scale", "pick-and-rank", "place", "ranking", "scale"];

/** Whether a question of the core is without an answer, or has half of one. */
export function isOpen(container, answers) {
  const { item: where, kind, after } = container.dataset;
  if (!ASKED.includes(kind) || after || container.closest("[inert], [hidden], .sides-item")) return false;
  if ((container.closest(".item") ?? container).querySelector(".optional")) return false;
  const { value } = answers.view(where);
  return value === null || Boolean(KINDS[kind]?.stillOpen?.(container, value));
}
