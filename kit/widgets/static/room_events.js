// What the server of a room tells a page by itself, over one stream of events.
import { backoff } from "./connection.js";
import { ask, BASE } from "./room_transport.js";

const DEAF_AFTER = 8000, ASK_EVERY = 5000;
const LISTEN_AGAIN_AFTER = 90000; // where there are more pages than the server has connections

// Calls back with "open", "lost", or the kind of news and its number. A page that nobody looks at does not listen.
// Some proxies keep events for themselves, and a full server has none to give: then the page asks every few seconds.
export function onChange(callback) {
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
}
