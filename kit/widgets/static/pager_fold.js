// What can wait is folded where one thing is shown at a time: background, notes, and the numbers of a plane.
import { make, say, textOf } from "./words.js";

export function foldAway(main) {
  const introduction = main.querySelector(".introduction");
  if (introduction) {
    const waits = Array.from(introduction.children).filter((each) => !each.matches("h1, .purpose, div.notice"));
    fold(waits, say("pager-read-more"), "fold-away");
  }
  for (const origin of main.querySelectorAll(".exercise > .origin")) {
    const notes = origin.previousElementSibling;
    fold([...notes?.matches(".notes") ? [notes] : [], origin], say("pager-read-more"), "fold-away");
  }
  foldPlanes(main);
  // What a column of a plan asks stands above its rows, and each row is shown alone.
  const blanks = Array.from(main.querySelectorAll(".rows > template"), ({ content }) => content);
  const fields = [main, ...blanks].flatMap((each) => Array.from(each.querySelectorAll(".row [data-part]")));
  for (const field of fields) {
    const asked = make("p", "help", textOf(document.getElementById(field.getAttribute("aria-describedby"))));
    asked.setAttribute("aria-hidden", "true");
    field.before(asked);
  }
}

/** Above a plane what it asks, about one point after the other; below it the numbers that say the same. */
export function foldPlanes(main) {
  for (const plane of main.querySelectorAll("[data-plane]")) {
    if (plane.querySelector(".question")) continue;
    const around = plane.closest("[data-episode], form"), byNumbers = say("pager-by-numbers");
    const items = around.querySelectorAll("[data-kind=place]"), isNamed = around.querySelector("[data-name]");
    const asked = isNamed ? plane.getAttribute("aria-label") ?? "" : textOf(items[0].querySelector(".question"));
    plane.prepend(make("p", "question", asked));
    if (!isNamed) fold(items, byNumbers, "by-numbers");
    else for (const each of around.querySelectorAll(".position-numbers")) fold([each], byNumbers, "fold-away");
  }
}

function fold(parts, title, className) {
  const details = make("details", className, make("summary", "", title));
  parts[0]?.before(details);
  details.append(...parts);
  return details;
}
