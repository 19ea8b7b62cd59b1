// One quiet line at the end of the page: how many answers are safe, and what this visit has taken from the line.
import { make, say } from "./words.js";

const USED = "mutuality:used";

export function tellWhatIsUsed(answers) {
  const line = make("p", "used");
  document.querySelector(".page-footer")?.append(line);
  let before = 0, bytes = 0, timer;
  try {
    before = Number(sessionStorage.getItem(USED));
  } catch { /* then it is this page alone */ }
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
  let forgotten = false;
  document.addEventListener("mutuality:forget", () => {
    forgotten = true;
  });
  window.addEventListener("pagehide", () => {
    if (forgotten) return;
    try {
      sessionStorage.setItem(USED, String(before + bytes));
    } catch { /* nothing is kept here */ }
  });
  show();
}
