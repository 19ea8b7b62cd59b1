// One person's answers: what the other end knows, what still waits here, and the sending of it.
import { backoff } from "./connection.js";
import { announceSaved } from "./receipts.js";

const BATCH = 20;
const LOOK_AGAIN = 16000;

export const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

function toSend({ id, exercise, item, value, based_on, group, continues }) {
  return { id, exercise, item, value, based_on, group, continues };
}

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
      opened?.(found);
      if (this.me === null) throw Object.assign(new Error(), { signedOut: true });
      this.connection.whenSignedOut = "signed-out";
      if (this.me) this.shareWithTabs(this.me.participant);
      else this.queue.belongToKeeper(found.keeper);
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
    [this.timer, this.retry].forEach(clearTimeout);
  }

  stop() {
    this.commitAll();
    this.stopping.abort();
    clearTimeout(this.timer);
  }

  // Another tab's waiting answers show in localStorage; what it was told comes over the channel.
  shareWithTabs(participant) {
    if (this.queue.prefix) return;
    this.queue.belongTo(participant);
    const { signal } = this.stopping;
    window.addEventListener("storage", ({ key, newValue, oldValue }) => {
      if (!key?.startsWith(this.queue.prefix)) return;
      const entry = JSON.parse(newValue ?? oldValue ?? "");
      this.items.get(`${entry.exercise}/${entry.item}`)?.show();
      this.flush(); // an answer of this tab may have waited for that one
    }, { signal });
    if (!window.BroadcastChannel) return;
    this.channel = new BroadcastChannel(this.queue.prefix);
    this.channel.onmessage = ({ data }) => this.learn(data.place, data.known);
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

  flush() {
    this.sending ??= this.sendWaiting().finally(() => this.sending = null);
    return this.sending;
  }

  async sendWaiting() {
    clearTimeout(this.retry);
    this.batchSize = BATCH;
    while (this.started) {
      const batch = this.queue.ready().slice(0, this.batchSize);
      if (!batch.length) break;
      batch.forEach((entry) => this.queue.put({ ...entry, sent: true }));
      if (!await this.sendBatch(batch)) return;
    }
    if (this.queue.unsent().length && !this.stopping.signal.aborted) {
      this.retry = setTimeout(() => this.flush(), LOOK_AGAIN);
    }
  }

  async sendBatch(batch) {
    try {
      const receipts = await this.transport.send(batch.map(toSend));
      const settled = batch.filter((entry) => {
        const receipt = receipts.find(({ id }) => id === entry.id);
        if (receipt) this.settle(entry, receipt);
        return receipt;
      });
      if (!settled.length) throw new Error("no receipt");
      this.failures = 0;
      this.connection.set("good");
      return true;
    } catch (error) {
      return this.sendFailed(error, batch);
    }
  }

  // Whether to go on at once. What is refused as a whole is halved, so that one bad answer cannot hold up others.
  async sendFailed(error, batch) {
    let cause = error;
    if (error.signedOut) cause = await this.transport.me().then(() => error, (failure) => failure);
    if (error.refused && cause === error) {
      const alone = batch.length === 1;
      if (alone) this.settle(batch[0], { status: "refused", message: error.message });
      this.batchSize = alone ? BATCH : Math.ceil(batch.length / 2);
      return true;
    }
    this.connection.failed(cause);
    if (!cause.signedOut && !this.stopping.signal.aborted) {
      this.retry = setTimeout(() => this.flush(), backoff(this.failures++));
    }
    return false;
  }

  /** @param {Entry} entry @param {Partial<ReceiptAnswer>} receipt */
  settle(entry, { status, seq, message, current }) {
    const place = `${entry.exercise}/${entry.item}`;
    if (status === "saved") {
      this.set(place, { value: entry.value, seq: seq ?? -1 });
      this.troubles.delete(place);
    } else if (status === "merged") {
      this.troubles.delete(place);
    } else {
      this.troubles.set(place, { status, message, mine: entry.value });
    }
    if (current?.seq != null) {
      const known = { value: current.value, seq: current.seq };
      if (status === "merged") this.learn(place, known);
      else this.set(place, known);
    }
    if (status === "merged" && this.held.has(place)) this.continued.set(place, entry.id);
    this.channel?.postMessage({ place, known: this.known.get(place) ?? { seq: -1 } });
    if (status === "refused") this.queue.refuse(entry, message);
    else this.queue.settle(entry, status === "saved" ? seq ?? null : null, status === "merged" ? entry.id : undefined);
    const item = this.items.get(place);
    const newer = this.queue.last(place);
    if (newer && newer.refused === undefined) this.troubles.delete(place); // the newer answer gets a receipt of its own
    else if (item) item.announce(status, announceSaved);
    item?.show();
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
