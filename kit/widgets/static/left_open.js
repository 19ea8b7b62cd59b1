// Which core questions of an exercise are still open: said when somebody goes on, with a way to each of them.
import { isOpen } from "./is_open.js";
import { make, say, textOf } from "./words.js";

const NAMED_AT_MOST = 3;
const LONGEST_QUESTION = 60;

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
