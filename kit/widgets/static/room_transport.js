// Between the page and the server of a room, over HTTP.
import { backoff } from "./connection.js";
import { say } from "./words.js";

const SERVER_PATIENCE = 15000;
const KEEPALIVE_LIMIT = 20000; // browsers refuse larger ones
const BASE = /^\/paper\/[0-9a-f]{32}(?=\/)/.exec(location.pathname)?.[0] ?? ""; // somebody's sheet, not one's own page
const DEAF_AFTER = 8000, ASK_EVERY = 5000;
const LISTEN_AGAIN_AFTER = 90000; // where there are more pages than the server has connections
const LARGEST = 200000; // bytes; a server may hang up on larger ones, which looks like a lost line

function posted(body) {
  const headers = { "Content-Type": "application/json" };
  return { method: "POST", body, headers, keepalive: body.length < KEEPALIVE_LIMIT };
}

async function ask(path, body) {
  const sent = body && JSON.stringify(body);
  if (new Blob([sent ?? ""]).size > LARGEST) {
    throw Object.assign(new Error(say("too-large-to-send")), { refused: true });
  }
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), SERVER_PATIENCE);
  try {
    const response = await fetch(BASE + path, { signal: stop.signal, ...sent ? posted(sent) : { cache: "no-store" } });
    const content = await response.json().catch(() => ({}));
    if (response.ok) return content;
    const { status } = response;
    throw Object.assign(new Error(content.error || `${status}`), {
      why: status === 503 ? content.error : undefined, // the line is good, and yet nothing can be stored
      signedOut: status === 401 || status === 403,
      refused: status >= 400 && status < 500 && status !== 408 && status !== 429,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** @returns {RoomTransport} */
export function roomTransport() {
  const parts = new Map(); // address -> what many see: asked for again only when it is another one

  async function part(exercise, which, version) {
    if (!version) return undefined;
    const address = `/api/result/${exercise}/${which}`, kept = parts.get(address);
    if (kept?.version === version) return kept.html;
    const { html } = await ask(address);
    parts.set(address, { version, html });
    return html;
  }

  return {
    start: () => ask("/api/start"),
    me: () => ask("/api/me"),
    load: () => ask("/api/answers"),
    state: () => ask("/api/state"),
    pause: () => ask("/api/pause", {}),
    sit: (group) => ask("/api/group", { group }),
    history: async (place) => (await ask(`/api/history/${place}`)).history,
    result: async (exercise) => {
      const { own, side, room } = await ask(`/api/result/${exercise}`);
      return { own, side: await part(exercise, "side", side), room: await part(exercise, "room", room) };
    },
    send: async (answers) => (await ask("/api/answers", { answers })).receipts,

    // Calls back with "open", "lost", or the kind of news and its number. A page that nobody looks at does not listen.
    // Some proxies keep events for themselves, and a full server has none to give: then the page asks every few seconds.
    onChange(callback) {
      let source, timer, asking, known, sheets;
      let failures = 0, away = false;
      const askInstead = async () => {
        const mine = asking;
        const state = await ask("/api/state").catch(() => ({}));
        if (asking !== mine) return; // events have come, or nobody looks any more
        asking = setTimeout(askInstead, ASK_EVERY * (0.7 + 0.6 * Math.random()));
        if (source.readyState === EventSource.CLOSED && away !== (state.news === undefined)) {
          away = !away; // nothing else says so
          callback(away ? "lost" : "open");
        }
        if (state.sheets && state.sheets !== sheets) callback("sheets");
        sheets = state.sheets ?? sheets;
        if (state.news === undefined || state.news === known) return;
        if (known === undefined) callback("state"); // the first news says only how it is
        known = state.news;
        for (const kind of ["state", "agreed"]) callback(kind);
      };
      const heard = () => {
        clearTimeout(asking);
        asking = undefined;
      };
      const listen = () => {
        clearTimeout(timer);
        source?.close();
        if (document.hidden) {
          heard();
          return;
        }
        asking ??= setTimeout(askInstead, DEAF_AFTER);
        source = new EventSource(`${BASE}/api/events`);
        source.onopen = () => {
          failures = 0;
          callback("open");
        };
        source.onmessage = (event) => {
          heard();
          const { kind, version } = JSON.parse(event.data);
          known = version;
          if (kind === "full") {
            source.close();
            asking = setTimeout(askInstead, ASK_EVERY * Math.random());
            timer = setTimeout(listen, LISTEN_AGAIN_AFTER * (1 + Math.random()));
          } else callback(kind, version);
        };
        source.onerror = () => {
          source.close();
          callback("lost");
          timer = setTimeout(listen, backoff(failures++));
        };
      };
      document.addEventListener("visibilitychange", listen);
      window.addEventListener("online", listen);
      window.addEventListener("pagehide", () => source?.close());
      window.addEventListener("pageshow", (event) => {
        if (event.persisted) listen();
      });
      listen();
    },
  };
}
