// One person's answers: what the other end knows, and what still waits here.
import { backoff } from "./connection.js";

export const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

export class Answers {
  constructor(transport, queue, connection) {
    /** @type {Transport} */
    this.transport = transport;
    /** @type {import("./queue.js").Queue} */
    this.queue = queue;
    /** @type {import("./connection.js").Connection} */
    this.connection = connection;
    this.known = new Map(); // place -> { value, seq }
    this.troubles = new Map(); // place -> { status: "history", mine } or { status: "refused", message }
    this.items = new Map(); // place -> the Item on the page
    this.held = new Map(); // place -> what somebody else wrote there while this person is typing
    this.continued = new Map(); // place -> id of her late answer that she goes on typing at
    this.together = new Set(); // exercises that belong to a table
    this.tableWatchers = new Set();
    this.failures = 0;
    this.openedAt = Date.now();
    /** @type {import("./sending.js").Sender | null} */
    this.sender = null;
    this.stopping = new AbortController();
    const { signal } = this.stopping;
    queue.whenFull = () => {
      connection.lostWords = "storage-full";
    };
    connection.watchers.add(() => this.showAll());
    document.addEventListener("mutuality:known", ({ detail }) => {
      if (detail.from !== this) this.learn(detail.place, detail.known);
    }, { signal });
    document.addEventListener("visibilitychange", () => (document.hidden ? this.commitAll() : this.catchUp()), {
      signal,
    });
    window.addEventListener("pagehide", () => this.commitAll(), { signal });
    window.addEventListener("online", () => this.catchUp(), { signal });
  }

  // `opened` is told all that the other end says when it is first asked; `me` in it is null for whoever only looks.
  async start(opened) {
    clearTimeout(this.timer);
    try {
      const found = await this.transport.start();
      this.me = found.me;
      if (this.me) this.queue.belongTo(this.me.participant); // before anybody is told, who may listen to other tabs
      opened?.(found);
      if (this.me === null) throw Object.assign(new Error(), { signedOut: true });
      this.connection.whenSignedOut = "signed-out";
      if (!this.me) this.queue.belongToKeeper(found.keeper);
      this.started = true;
      await this.catchUp(found);
    } catch (error) {
      if (error.signedOut && !this.me) this.onlyLook();
      this.connection.failed(error);
      if (!error.signedOut && !this.stopping.signal.aborted) {
        this.timer = setTimeout(() => this.start(opened), backoff(this.failures++));
      }
    }
  }

  // Nobody has joined on this page, so nothing given here would ever be sent.
  onlyLook() {
    this.looking = true;
    this.queue.memory.clear();
  }

  // She is not here any more: nothing of hers is sent, kept or shown by this page. What can wait nowhere else waits here.
  end({ left }) {
    this.items.clear();
    if (!left && this.queue.memory.size) return;
    this.onlyLook();
    this.me = undefined;
    this.started = false;
    this.stopping.abort();
    clearTimeout(this.timer);
  }

  stop() {
    this.commitAll();
    this.stopping.abort();
    clearTimeout(this.timer);
  }

  /** @param {Start} [found] */
  async catchUp(found) {
    if (!this.started) return;
    try {
      const { answers, group, participant } = found ?? await this.transport.load();
      if (participant && this.me && participant !== this.me.participant) { // somebody else has come back in this browser
        throw Object.assign(new Error(), { signedOut: true });
      }
      this.sitAt(group);
      Object.entries(answers ?? {}).forEach(([place, known]) => this.learn(place, known));
      this.failures = 0;
      this.connection.set("good");
    } catch (error) {
      this.connection.failed(error);
    }
    this.items.forEach((item) => item.takeEarly());
    this.items.forEach((item) => this.recall(item));
    this.showAll();
    await this.flush();
  }

  // Someone is typing where news arrives: she has not seen it, so her answer must not claim to be based on it.
  learn(place, known) {
    const item = this.items.get(place);
    if (item?.typing) {
      if (known.seq > Math.max(this.known.get(place)?.seq ?? -1, this.held.get(place)?.seq ?? -1)) {
        this.held.set(place, known);
      }
      item.show();
    } else if (!item?.dirty) {
      this.set(place, known);
    }
  }

  // She has left the box: what came in the meantime may stand there now.
  release(place) {
    const held = this.held.get(place);
    this.held.delete(place);
    if (held) this.set(place, held);
  }

  // What belongs to another table is another sheet.
  sitAt(group) {
    if (group === this.group) return;
    this.group = group;
    for (const place of this.known.keys()) {
      if (!this.together.has(place.slice(0, place.indexOf("/")))) continue;
      [this.known, this.troubles, this.held, this.continued].forEach((each) => each.delete(place));
      document.dispatchEvent(new CustomEvent("mutuality:known", { detail: { from: this, place, known: { seq: -1 } } }));
    }
    this.tableWatchers.forEach((watcher) => watcher());
  }

  set(place, known) {
    if ((this.known.get(place)?.seq ?? -1) >= known.seq) return;
    this.known.set(place, known);
    this.continued.delete(place);
    document.dispatchEvent(new CustomEvent("mutuality:known", { detail: { from: this, place, known } }));
    this.items.get(place)?.show();
  }

  view(place) {
    const waiting = this.queue.last(place);
    const trouble = this.troubles.get(place);
    const value = (waiting ?? this.known.get(place))?.value ?? null;
    let status = value === null ? "" : "saved";
    if (waiting && waiting.refused === undefined) status = this.connection.state === "good" ? "saving" : "waiting";
    return { value, trouble, status: trouble ? "waiting" : status };
  }

  // What was refused on an earlier visit stands there again, to be fixed.
  recall(item) {
    const { refused, value } = this.queue.last(item.place) ?? {};
    if (refused === undefined || this.troubles.has(item.place) || item.dirty) return;
    this.troubles.set(item.place, { status: "refused", message: refused, mine: value });
    item.kind.write(item.container, value);
    item.show();
  }

  give(place, value) {
    if (this.looking) return;
    const before = this.queue.last(place) ?? this.known.get(place);
    if (this.troubles.delete(place) || !same(before?.value, value)) {
      const together = this.together.has(place.slice(0, place.indexOf("/")));
      this.queue.add(place, value, this.known.get(place)?.seq ?? null, {
        group: together ? this.group : undefined,
        continues: this.continued.get(place),
      });
      this.flush();
    }
    this.items.get(place)?.show();
  }

  // What waits goes to the other end, by `sending.js` once it is there; until then it waits here.
  async flush() {
    await this.sender?.flush();
  }

  async sendAll() {
    this.commitAll();
    await this.flush();
    return this.queue.all().length;
  }

  commitAll() {
    this.items.forEach((item) => item.commit());
  }

  showAll() {
    this.items.forEach((item) => item.show());
  }
}
