// The kit's typeface comes when all else is there, and is kept by the browser. A page whose tab has it wears it at once.
// The first one wears it only if nobody has begun there: letters of another width move what somebody looks at.
import { FACE, recall, remember } from "./kept.js";

const LATER = 2000; // milliseconds after the page is there: its own requests are answered by then
const wear = () => document.documentElement.dataset.face = "here";
const hasOneLook = () => document.documentElement.dataset.looks === "one";
const isInUse = () =>
  !hasOneLook() && scrollY > 0 || Boolean(document.activeElement?.matches("input, textarea, select"));

async function fetchFace() {
  const weights = ["", "bold "].map((weight) => document.fonts.load(`${weight}1em "Mutuality Sans"`));
  const found = await Promise.all(weights).catch(() => []);
  if (!found.flat().length) return; // no connection, or a page that has none: the letters of this device will do
  remember(FACE, "yes");
  if (!isInUse()) wear();
}

// The board and sheets to print have one look, and nobody waits for them on a slow connection. A board may be scrolled
// a little by what appears on it, and nobody reads it yet.
function fetchFaceSoon() {
  setTimeout(fetchFace, hasOneLook() ? 0 : LATER);
}

export function bindFace() {
  if (recall(FACE)) wear();
  else if (document.readyState === "complete") fetchFaceSoon();
  else addEventListener("load", fetchFaceSoon, { once: true });
}
