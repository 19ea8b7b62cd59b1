// Asking the server, and following what changes there.
import { within } from "./board_tools.js";

const POLL_EVERY = 5000;
const PATIENCE = 20000;
const LISTEN_AGAIN_AFTER = 60000; // where one browser has more pages open than it has connections

export async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, { cache: "no-store", signal: within(PATIENCE), ...options });
  } catch {
    throw Object.assign(new Error("offline"), { offline: true });
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const { status } = response;
  throw Object.assign(new Error(answer.error ?? `${status} ${response.statusText}`), { status });
}

/**
 * `look` at once, and again whenever the stream `events` tells of a change, but not more often than `every` so many
 * milliseconds; or every five seconds while it fails, or `look` does, which says whether all is well. Returns the
 * function that looks soon. A page that nobody sees does neither: a browser has six connections for all of its pages.
 * @param {string} events @param {number} every @param {() => Promise<boolean>} look
 * @param {(kind: string) => boolean} isNews
 */
export function follow(events, every, look, isNews = () => true) {
  let asking = false, again = false, waiting = null, last = -Infinity, failed = false;
  let stream = null, heard = false, deafUntil = 0;

  async function lookNow() {
    waiting = null;
    asking = true;
    last = performance.now();
    failed = true;
    try {
      failed = !await look();
    } finally {
      asking = false;
      if (again) refresh();
    }
  }

  function refresh() {
    again = asking;
    if (asking || waiting !== null) return;
    waiting = setTimeout(lookNow, Math.max(0, last + every - performance.now()));
  }

  function listen() {
    stream?.close();
    heard = false; // a proxy may keep events for itself, though the stream is open
    if (document.hidden) return;
    const opened = stream = new EventSource(events);
    for (const happening of ["open", "error"]) opened.addEventListener(happening, refresh);
    opened.addEventListener("message", ({ data }) => {
      const { kind } = JSON.parse(data);
      heard = true;
      if (isNews(kind)) refresh();
      if (kind !== "full") return;
      opened.close();
      deafUntil = performance.now() + LISTEN_AGAIN_AFTER;
    });
  }

  function comeBack() {
    listen();
    if (!document.hidden) refresh();
  }

  listen();
  refresh(); // also where nobody sees it yet: then it is there at once
  setInterval(() => {
    if (document.hidden) return;
    const closed = !stream || stream.readyState === EventSource.CLOSED;
    if (closed && performance.now() >= deafUntil) listen();
    if (failed || !heard || stream.readyState !== EventSource.OPEN) refresh();
  }, POLL_EVERY);
  addEventListener("online", refresh);
  document.addEventListener("visibilitychange", comeBack);
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) comeBack();
  });
  return refresh;
}
