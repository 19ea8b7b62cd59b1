// Which core questions of an exercise are still open: said when somebody goes on, with a way to each of them.
import { make, say, textOf } from "./words.js";

const ASKED = ["canvas", "checklist", "choice", "open", "paired-scale", "pick-and-rank", "place", "ranking", "scale"];
const NAMED_AT_MOST = 3;
const LONGEST_QUESTION = 60;

/** Whether a question of the core is without an answer, or has half of one. */
export function isOpen(container, answers) {
  const { item: where, kind, after } = container.dataset;
  if (!ASKED.includes(kind) || after || container.closest("[inert], [hidden], .sides-item")) return false;
  if ((container.closest(".item") ?? container).querySelector(".optional")) return false;
  return answers.view(where).value === null || Boolean(answers.items.get(where)?.half);
}

function linkTo(container, close) {
  const text = textOf(container.querySelector(".question"), LONGEST_QUESTION);
  const link = make("a", "", text, { href: `#${container.id}` });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    close();
    container.scrollIntoView({ block: "center" });
    container.querySelector("input, textarea").focus({ preventScroll: true });
  });
  return make("li", "", link);
}

// What to say of these exercises, as parts of a page; none where nothing is open.
export function leftOpen(exercises, answers, close) {
  return exercises.flatMap((exercise) => {
    const open = exercise.dataset.core === undefined
      ? []
      : Array.from(exercise.querySelectorAll("[data-item][data-kind]")).filter((each) => isOpen(each, answers));
    if (!open.length) return [];
    const title = exercise.querySelector("h2").textContent;
    const named = exercises.length > 1 ? 1 : NAMED_AT_MOST,
      lines = open.slice(0, named).map((each) => linkTo(each, close));
    if (open.length > named) lines.push(make("li", "", say("left-open-more", { count: open.length - named })));
    const told = say(open.length === 1 ? "left-open-one" : "left-open", { title, count: open.length });
    return [make("p", "", told), make("ul", "", lines)];
  });
}
