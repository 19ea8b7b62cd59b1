// The Screen: one picture for the whole room, which follows what facilitators run. Nothing can be done here; keys, which
// a presenter sends to the window that was touched last, go on to the board that has opened it. What fails keeps the last
// picture, with a quiet mark: a projector shows no errors.
import { nextTurn } from "./board_tools.js";
import { growToFit, holdsAll } from "./fit.js";
import { ask, follow } from "./live.js";
import { people, ticking, words } from "./screen_parts.js";
import { make, put, say, useWordsOfPage } from "./words.js";

const SOON = 100; // milliseconds: what all look at together comes at once
const OF_COUNTS = ["people", "answers"], COUNTING = ["welcome", "working"];
const PICTURE = 0.65; // of the height of the screen, at least
const GONE = 403;

function startScreen() {
  const find = (name) => document.querySelector(`[data-screen-${name}]`);
  const main = document.querySelector("main"), body = find("body"), picture = find("picture"), lost = find("lost");
  const parts = [people, words, ticking].map((part) => part(find));
  let shown = /** @type {ScreenAnswer | null} */ (null), turn = 0;

  /** @param {ScreenAnswer} data */
  function draw(data) {
    if (shown?.kind !== data.kind || shown.headline !== data.headline) turn = nextTurn();
    if (data.picture !== (shown?.picture ?? "")) picture.innerHTML = data.picture;
    shown = data;
    main.dataset.kind = document.body.dataset.kind = data.kind;
    main.dataset.bare = data.picture || data.cards.length ? "no" : "yes";
    put(find("headline"), data.headline);
    put(find("text"), data.text);
    put(find("question"), data.question);
    for (const part of parts) part(data, turn);
    fit();
  }

  function fit() {
    const inView = () => [main, body, find("headline")].every(holdsAll);
    const pictureFits = () => !shown?.picture || body.clientHeight >= PICTURE * innerHeight;
    main.style.setProperty("--body", "0.4");
    main.style.setProperty("--ask", "1");
    const around = () => inView() && pictureFits();
    growToFit(main, "--around", 0.55, 1, around);
    growToFit(main, "--ask", 0.7, 1, around);
    growToFit(main, "--body", 0.4, 1.6, inView);
  }

  async function look() {
    let data;
    try {
      data = await ask("/api/screen");
    } catch (error) {
      if (error.status === GONE) document.body.replaceChildren(make("h1", "screen-over", say("screen-over")));
      lost.hidden = false;
      return false;
    }
    lost.hidden = true;
    draw(data);
    return true;
  }

  addEventListener("resize", fit);
  document.fonts.ready.then(fit);
  document.addEventListener("dblclick", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.();
  });
  document.addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey, repeat }) => {
    if (!ctrlKey && !metaKey && !altKey && !repeat) opener?.postMessage({ key }, location.origin);
  });
  const isNews = (kind) => !shown || !OF_COUNTS.includes(kind) || COUNTING.includes(shown.kind);
  if (parent === window) follow("/api/events?screen=1", SOON, look, isNews);
  else copyOn(look);
}

/** The small copy on the board needs no stream of its own: the board says when to look. */
function copyOn(look) {
  addEventListener("message", ({ origin }) => {
    if (origin === location.origin) look();
  });
  look();
}

if (useWordsOfPage()) startScreen();
