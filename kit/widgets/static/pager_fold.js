// What can wait is folded where one thing is shown at a time: background, notes, and the numbers of a plane.
import { make, say } from "./words.js";

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
  for (const form of main.querySelectorAll("[data-kind=place] > form")) {
    if (form.querySelector("[data-each-episode]")) continue;
    const parts = Array.from(form.querySelectorAll(":scope > .part"));
    const details = fold(parts, say("pager-by-numbers"), "by-numbers");
    details.open = Boolean(form.querySelector("[data-name]")); // a name can be given nowhere else
  }
}

function fold(parts, title, className) {
  const details = make("details", className, make("summary", "", title));
  parts[0]?.before(details);
  details.append(...parts);
  return details;
}
