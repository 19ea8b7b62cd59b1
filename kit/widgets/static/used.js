// One quiet line at the end of the page: how many answers are safe, and what this visit has taken from the line.
import { recall, remember } from "./kept.js";
import { make, say } from "./words.js";

const USED = "mutuality:used";

export function tellWhatIsUsed(answers) {
  const line = make("p", "used");
  document.querySelector(".page-footer")?.append(line);
  const before = Number(recall(USED));
  let bytes = 0, timer, forgotten = false;
  const show = () => {
    const count = [...answers.known.values()].filter(({ value }) => value !== undefined && value !== null).length;
    line.textContent = say(count === 1 ? "used-one" : "used", { count, size: Math.round((before + bytes) / 1000) });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(show, 300);
  };
  const add = (entries) => {
    for (const { transferSize } of entries) bytes += transferSize || 0;
    soon();
  };
  for (const type of ["navigation", "resource"]) {
    new PerformanceObserver((list) => add(list.getEntries())).observe({ type, buffered: true });
  }
  document.addEventListener("mutuality:known", soon);
  document.addEventListener("mutuality:forget", () => forgotten = true);
  window.addEventListener("pagehide", () => {
    if (!forgotten) remember(USED, before + bytes);
  });
  show();
}
