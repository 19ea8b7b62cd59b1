// The way on through a long page: from wherever one reads to the next exercise, and after the last one to the end.
import { leftOpen } from "./left_open.js";
import { pageNotice } from "./page_notice.js";
import { goTo } from "./words.js";

const STOPS = "#episodes, .exercise[id], .closing";
const A_LITTLE = 16; // px

export function bindNext(answers) {
  const place = document.querySelector("[data-next]");
  if (!place) return;
  const notice = pageNotice("left-open");
  place.hidden = false;
  let reached; // a browser scrolls back a little when the link gets the focus from a keyboard
  const lies = (stop) => stop.getBoundingClientRect().top;
  const belowHeader = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + A_LITTLE;
  const ahead = (stop) => lies(stop) > (stop === reached ? window.innerHeight : belowHeader());
  const tellWhatIsOpen = (exercises) => {
    const said = answers.started ? leftOpen(exercises, answers, notice.hide) : [];
    if (said.length) notice.show(said);
    else notice.hide();
  };
  place.querySelector("a").addEventListener("click", (event) => {
    event.preventDefault();
    const stops = Array.from(document.querySelectorAll(STOPS));
    const next = stops.find(ahead);
    if (!next) return;
    const passed = stops.slice(0, stops.indexOf(next)).filter((stop) => stop.matches(".exercise"));
    tellWhatIsOpen(next.matches(".closing") ? passed : passed.slice(-1));
    reached = next;
    goTo(next, next.querySelector("h2") ?? next);
  });
}
