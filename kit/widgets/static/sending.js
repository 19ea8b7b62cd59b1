// The sending of what waits: in batches, again until there is a receipt for each answer, and in step with other tabs.
import { backoff } from "./connection.js";
import { announceReceipt } from "./receipts_aloud.js";

const BATCH = 20;
const LOOK_AGAIN = 16000;

function toSend({ id, exercise, item, value, based_on, group, continues }) {
  return { id, exercise, item, value, based_on, group, continues };
}

export class Sender {
  /** @param {import("./answers.js").Answers} answers whose waiting answers it sends from now on */
  constructor(answers) {
    this.answers = answers;
    this.batchSize = BATCH;
    answers.sender = this;
  }

  // Another tab's waiting answers show in localStorage; what it was told comes over the channel.
  listenToTabs() {
    const { answers } = this, { items, queue: { prefix }, stopping: { signal } } = answers;
    window.addEventListener("storage", ({ key, newValue, oldValue }) => {
      if (!key?.startsWith(prefix)) return;
      const entry = JSON.parse(newValue ?? oldValue ?? "");
      items.get(`${entry.exercise}/${entry.item}`)?.show();
      this.flush(); // an answer of this tab may have waited for that one
    }, { signal });
    if (!window.BroadcastChannel) return;
    this.channel = new BroadcastChannel(prefix);
    this.channel.onmessage = ({ data }) => answers.learn(data.place, data.known);
  }

  flush() {
    this.sending ??= this.sendWaiting().finally(() => this.sending = null);
    return this.sending;
  }

  async sendWaiting() {
    clearTimeout(this.retry);
    this.batchSize = BATCH;
    const { queue, stopping: { signal } } = this.answers;
    while (this.answers.started) {
      const batch = queue.ready().slice(0, this.batchSize);
      if (!batch.length) break;
      batch.forEach((entry) => queue.put({ ...entry, sent: true }));
      if (!await this.sendBatch(batch)) return;
    }
    if (queue.unsent().length && !signal.aborted) this.retry = setTimeout(() => this.flush(), LOOK_AGAIN);
  }

  async sendBatch(batch) {
    const { answers } = this;
    try {
      const receipts = await answers.transport.send(batch.map(toSend));
      const settled = batch.filter((entry) => {
        const receipt = receipts.find(({ id }) => id === entry.id);
        if (receipt) this.settle(entry, receipt);
        return receipt;
      });
      if (!settled.length) throw new Error("no receipt");
      answers.failures = 0;
      answers.connection.set("good");
      return true;
    } catch (error) {
      return this.sendFailed(error, batch);
    }
  }

  // Whether to go on at once. What is refused as a whole is halved, so that one bad answer cannot hold up others.
  async sendFailed(error, batch) {
    const { answers } = this;
    let cause = error;
    if (error.signedOut) cause = await answers.transport.me().then(() => error, (failure) => failure);
    if (error.refused && cause === error) {
      const alone = batch.length === 1;
      if (alone) this.settle(batch[0], { status: "refused", message: error.message });
      this.batchSize = alone ? BATCH : Math.ceil(batch.length / 2);
      return true;
    }
    answers.connection.failed(cause);
    if (!cause.signedOut && !answers.stopping.signal.aborted) {
      this.retry = setTimeout(() => this.flush(), backoff(answers.failures++));
    }
    return false;
  }

  /** @param {Entry} entry @param {Partial<ReceiptAnswer>} receipt */
  settle(entry, { status, seq, message, current }) {
    const { answers } = this, { queue, troubles } = answers;
    const place = `${entry.exercise}/${entry.item}`;
    if (status === "saved") {
      answers.set(place, { value: entry.value, seq: seq ?? -1 });
      troubles.delete(place);
    } else if (status === "merged") {
      troubles.delete(place);
    } else {
      troubles.set(place, { status, message, mine: entry.value });
    }
    if (current?.seq != null) {
      const known = { value: current.value, seq: current.seq };
      if (status === "merged") answers.learn(place, known);
      else answers.set(place, known);
    }
    if (status === "merged" && answers.held.has(place)) answers.continued.set(place, entry.id);
    this.channel?.postMessage({ place, known: answers.known.get(place) ?? { seq: -1 } });
    if (status === "refused") queue.refuse(entry, message);
    else queue.settle(entry, status === "saved" ? seq ?? null : null, status === "merged" ? entry.id : undefined);
    const item = answers.items.get(place);
    const newer = queue.last(place);
    if (newer && newer.refused === undefined) troubles.delete(place); // the newer answer gets a receipt of its own
    else if (item) announceReceipt(item, status);
    item?.show();
  }
}
