// The page of a facilitator's own notebook, and the page that waits for it. Voilà's script says nothing when a kernel
// ends: this one does, and offers to open the page anew.
import { bindNow } from "./room_now.js";
import { make, makeButton, say, useWordsOfPage } from "./words.js";

const ASK_EVERY = 2500, ASK_ROOM_EVERY = 5000;
const FIRST_TRY_AFTER = 1000, LONGEST_PAUSE = 15000;

const body = document.body;
const later = (wanted) => new Promise((go) => setTimeout(go, wanted * (0.7 + 0.6 * Math.random())));

async function question(address) {
  const response = await fetch(address, { cache: "no-store" });
  const answer = await response.json().catch(() => ({}));
  return { ...answer, status: response.status };
}

async function waitForPage(place) {
  const again = document.getElementById("again");
  for (let failures = 0;;) {
    await later(failures ? Math.min(LONGEST_PAUSE, ASK_EVERY * 2 ** failures) : ASK_EVERY);
    const { status, state, text, error } = await question(`/api/notebook/${encodeURIComponent(place.dataset.notebook)}`)
      .catch(() => ({}));
    failures = status ? 0 : failures + 1;
    const told = status ? text ?? error ?? say("notebook-line-lost") : say("notebook-line-lost");
    if (place.textContent !== told) place.textContent = told;
    if (state === "ready") location.reload();
    if (state === "ready" || (status && state !== "waiting" && state !== "starting")) {
      again.hidden = state === "ready";
      return;
    }
  }
}

function notice(text, action, kind) {
  const line = document.getElementById("kernel-notice") ?? make("div", "kernel-notice");
  line.id = "kernel-notice";
  line.setAttribute("role", "alert");
  line.dataset.kind = kind;
  line.replaceChildren(make("p", "", text));
  if (action) line.append(action);
  line.hidden = !text;
  if (!line.isConnected) body.prepend(line);
  window.dispatchEvent(new Event("resize")); // Voilà measures the room that is left
}

async function watchKernel(kernel) {
  for (let failures = 0;;) {
    const answer = await question(`/api/kernels/${kernel}/watch`).catch(() => ({}));
    if (answer.alive) {
      if (failures) notice(say("notebook-line-back"), null, "good");
      else notice("");
      failures = 0;
    } else if (answer.status === 403) {
      notice(say("notebook-signed-out"), make("a", "", say("resume-button"), { href: "/resume" }), "ended");
      return;
    } else if (answer.status === 200 || answer.status === 404) {
      const again = makeButton(say("notebook-reload"), () => location.reload(), "");
      notice(answer.text ?? answer.error, answer.again === false ? null : again, "ended");
      return;
    } else {
      notice(say("notebook-line-lost"), null, "lost");
      failures += 1;
      await later(Math.min(LONGEST_PAUSE, FIRST_TRY_AFTER * 2 ** failures));
    }
  }
}

async function followTheRoom() {
  for (const follow = bindNow();; await later(ASK_ROOM_EVERY)) {
    const state = document.hidden ? {} : await question("/api/state").catch(() => ({}));
    if (state.now) follow(state);
  }
}

useWordsOfPage();
const waiting = document.querySelector("[data-notebook]");
if (document.querySelector("[data-now]")) followTheRoom();
if (waiting) waitForPage(waiting);
if (body.dataset.kernel) watchKernel(body.dataset.kernel);
