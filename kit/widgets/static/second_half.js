// What a page can do without at first: its script and styles come once somebody does something, or two seconds after the
// page. From the second page of a visit on, the browser has them already, and they come at once.
import { backoff } from "./connection.js";
import { KINDS } from "./form.js";
import { recall, remember } from "./kept.js";
import { addWords, make } from "./words.js";

const QUIET = 2000;
const HERE = "mutuality:later";
const SIGNS_OF_LIFE = ["pointerdown", "click", "keydown", "input", "scroll"];

/** The second half of this page's script, as soon as it may come. @returns {Promise<typeof import("./later.js")>} */
export async function secondHalf(atOnce) {
  if (!atOnce && !recall(HERE)) await itsTime();
  laterStyle();
  const { later = "" } = document.querySelector("script[data-later]").dataset;
  for (let failures = 0;; failures += 1) {
    try {
      const half = await import(failures ? `${later}?again=${failures}` : later); // some browsers remember a failure
      addWords(half.words);
      remember(HERE, "yes");
      return half;
    } catch {
      await new Promise((go) => setTimeout(go, backoff(failures)));
    }
  }
}

function itsTime() {
  return new Promise((go) => {
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, go, { capture: true, once: true, passive: true });
    document.addEventListener("mutuality:shown", ({ detail }) => needsMore(detail) && go(null));
    const soon = () => setTimeout(go, QUIET);
    if (document.readyState === "complete") soon();
    else addEventListener("load", soon, { once: true });
  });
}

// What is shown alone, but is not of the usual kinds of questions.
function needsMore({ kind, exercise, items }) {
  return kind === "episodes" || kind === "result" || exercise?.dataset.together !== undefined ||
    items.some(({ dataset }) => !KINDS[dataset.kind ?? ""]);
}

/** Its styles, where the page does not begin with them. */
export function laterStyle() {
  const { laterStyle: href } = document.querySelector("script[data-later]").dataset;
  if (document.querySelector(`link[href="${href}"]`)) return;
  const onload = () => dispatchEvent(new Event("resize")); // what is shown may be higher than before
  document.head.append(make("link", "", "", { rel: "stylesheet", href, onload }));
}
