// Which core questions of an exercise are still open: said when somebody goes on, with a way to each of them.
import { make, say } from "./words.js";

const ASKED = ["canvas", "checklist", "choice", "open", "paired-scale", "pick-and-rank", "place", "ranking", "scale"];
const NAMED_AT_MOST = 3;
const LONGEST_QUESTION = 60;

function isOpen(container, answers) {
  const { item: where, kind, after } = container.dataset;
  if (
    !ASKED.includes(kind) || after || container.closest("[inert], .sides-item") || !container.getClientRects().length
  ) return false;
  if ((container.closest(".item") ?? container).querySelector(".optional")) return false;
  return answers.view(where).value === null || Boolean(answers.items.get(where)?.half);
}

const questionOf = (container) => {
  const name = container.querySelector(".question")?.textContent.trim().replace(/\s+/g, " ") ?? "";
  return name.length > LONGEST_QUESTION ? `${name.slice(0, LONGEST_QUESTION)}…` : name;
};

function linkTo(container, close) {
  const link = make("a", "", questionOf(container));
  link.href = `#${container.id}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    close();
    container.scrollIntoView({ block: "center" });
    container.querySelector("input, textarea").focus({ preventScroll: true });
  });
  const line = make("li", "");
  line.append(link);
  return line;
}

// What to say of these exercises, as parts of a page; none where nothing is open.
export function leftOpen(exercises, answers, close) {
  return exercises.flatMap((exercise) => {
    const open = exercise.dataset.core === undefined
      ? []
      : Array.from(exercise.querySelectorAll("[data-item][data-kind]")).filter((each) => isOpen(each, answers));
    if (!open.length) return [];
    const title = exercise.querySelector("h2").textContent;
    const list = make("ul", "");
    const named = exercises.length > 1 ? 1 : NAMED_AT_MOST;
    list.append(...open.slice(0, named).map((each) => linkTo(each, close)));
    if (open.length > named) list.append(make("li", "", say("left-open-more", { count: open.length - named })));
    return [make("p", "", say(open.length === 1 ? "left-open-one" : "left-open", { title, count: open.length })), list];
  });
}
