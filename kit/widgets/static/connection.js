// Whether the other end answers, and the one line that says so when it does not.
import { announce, liveRegion } from "./receipts.js";
import { make, say } from "./words.js";

const GOOD_NEWS_FOR = 4000;

// Milliseconds until the next try: any time up to a limit that grows with each failure, so that a thousand phones whose
// server comes back do not knock together, and all are back within a quarter of a minute.
export function backoff(failures, limit = 8000) {
  return 200 + Math.random() * Math.min(limit, 2000 * 2 ** failures);
}

export class Connection {
  constructor(place, lostWords = "connection-lost") {
    this.state = "good"; // or "lost", or `whenSignedOut`
    this.whenSignedOut = "looking-only"; // until someone is known
    this.lostWords = lostWords;
    this.watchers = new Set();
    this.line = make("p", "connection");
    this.line.hidden = true;
    place.prepend(this.line);
    liveRegion();
  }

  get stranger() {
    return this.state === this.whenSignedOut;
  }

  set(state) {
    if (this.state === state || (this.stranger && state === "lost")) return;
    const before = this.state;
    this.state = state;
    clearTimeout(this.timer);
    this.line.dataset.connection = state;
    this.line.hidden = false;
    this.line.textContent = say({ good: "connection-back", lost: this.lostWords }[state] ?? state);
    if (state === "lost" && this.why) this.line.textContent = this.why;
    if (this.stranger) {
      const [words, href] = state === "signed-out" ? ["resume-button", "/resume"] : ["join-button", "/join"];
      this.line.append(" ", make("a", "", say(words), { href }));
    }
    announce(this.line.textContent);
    if (state === "good") this.timer = setTimeout(() => this.line.hidden = true, GOOD_NEWS_FOR);
    this.watchers.forEach((watcher) => watcher(state, before));
  }

  failed(error) {
    if (this.state === "lost" && this.why !== error.why) this.state = ""; // lost for another reason, which is said
    this.why = error.why;
    this.set(error.signedOut ? this.whenSignedOut : "lost");
  }
}
