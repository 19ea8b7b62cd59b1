// Between the page and the server of a room, over HTTP.
import { say } from "./words.js";

const SERVER_PATIENCE = 15000;
const KEEPALIVE_LIMIT = 20000; // browsers refuse larger ones
export const BASE = /^\/paper\/[0-9a-f]{32}(?=\/)/.exec(location.pathname)?.[0] ?? ""; // somebody's sheet, not one's own page
const LARGEST = 200000; // bytes; a server may hang up on larger ones, which looks like a lost line

function posted(body) {
  const headers = { "Content-Type": "application/json" };
  return { method: "POST", body, headers, keepalive: body.length < KEEPALIVE_LIMIT };
}

export async function ask(path, body) {
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

/** What a page asks at first; `room_asks.js` adds the rest. @returns {any} */
export function roomTransport() {
  return {
    start: () => ask("/api/start"),
    me: () => ask("/api/me"),
    load: () => ask("/api/answers"),
    send: async (answers) => (await ask("/api/answers", { answers })).receipts,
  };
}
