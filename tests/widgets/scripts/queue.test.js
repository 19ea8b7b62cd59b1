// Answers that wait: what takes whose place, what may be sent, and what another tab or a reload finds.
import assert from "node:assert/strict";
import { forget, leftSince, newId, Queue } from "../../../kit/widgets/static/queue.js";

const ADA = "a".repeat(32), GRACE = "b".repeat(32);
const PLACE = "readiness/rationale";

/** A queue of one person in a tab of its own. */
function aQueue(owner = ADA) {
  const queue = new Queue();
  queue.tab = newId();
  queue.belongTo(owner);
  return queue;
}

const sent = (queue) => queue.ready().forEach((entry) => queue.put({ ...entry, sent: true }));
const values = (queue) => queue.all().map(({ value }) => value);

/** @param {string} name @param {() => void} test */
const waiting = (name, test) =>
  Deno.test(name, () => {
    localStorage.clear();
    test();
  });

waiting("a newer answer takes the place of one that was not sent", () => {
  const queue = aQueue();
  for (const value of ["yes", "partly", "not-yet"]) queue.add(PLACE, value, 3);
  const [only, ...others] = queue.ready();
  assert.deepEqual([only.exercise, only.item, only.value, only.based_on], ["readiness", "rationale", "not-yet", 3]);
  assert.equal(others.length, 0);
});

waiting("what was sent stays as it is, and the newer answer waits for its version", () => {
  const queue = aQueue();
  queue.add(PLACE, "yes", 3);
  sent(queue);
  queue.add(PLACE, "partly", 3);
  const [first] = queue.ready();
  assert.deepEqual(values(queue), ["yes", "partly"]);
  assert.deepEqual(queue.ready().map(({ value }) => value), ["yes"]);
  queue.settle(first, 4);
  assert.deepEqual(queue.ready().map(({ value, based_on }) => [value, based_on]), [["partly", 4]]);
});

waiting("one that was kept as history gives the newer answer no newer version", () => {
  const queue = aQueue();
  queue.add(PLACE, "yes", 3);
  sent(queue);
  queue.add(PLACE, "partly", 3);
  queue.settle(queue.ready()[0], null);
  assert.equal(queue.ready()[0].based_on, 3);
});

waiting("what is refused waits with the reason until something else is given", () => {
  const queue = aQueue();
  queue.add(PLACE, "too long", 1);
  queue.refuse(queue.ready()[0], "at most 20,000 letters");
  assert.equal(queue.last(PLACE)?.refused, "at most 20,000 letters");
  assert.deepEqual([queue.ready(), queue.unsent()], [[], []]);
  queue.add(PLACE, "short", 1);
  assert.deepEqual(values(queue), ["short"]);
});

waiting("a refusal says nothing where a newer answer waits already", () => {
  const queue = aQueue();
  queue.add(PLACE, "too long", 1);
  sent(queue);
  queue.add(PLACE, "short", 1);
  queue.refuse(queue.ready()[0], "too long");
  assert.deepEqual(queue.ready().map(({ value, based_on }) => [value, based_on]), [["short", 1]]);
});

waiting("places are apart, and are sent in the order in which they were answered", () => {
  const queue = aQueue();
  for (const item of ["one", "two", "three"]) queue.add(`readiness/${item}`, item, null);
  assert.deepEqual(queue.ready().map(({ item }) => item), ["one", "two", "three"]);
});

waiting("another tab sees what waits, and sends it only once it was left alone", () => {
  const [one, other] = [aQueue(), aQueue()];
  one.add(PLACE, "yes", null);
  assert.deepEqual(values(other), ["yes"]);
  assert.equal(other.ready().length, 0);
  one.put({ ...one.all()[0], at: Date.now() - 60_000 });
  assert.equal(other.ready().length, 1);
  other.add(PLACE, "partly", null);
  assert.deepEqual(values(one), ["yes", "partly"], "each keeps its own");
});

waiting("before it is known whose they are, answers wait in memory", () => {
  const queue = new Queue();
  queue.add(PLACE, "yes", null);
  assert.equal(localStorage.length, 0);
  queue.belongTo(ADA);
  assert.equal(queue.memory.size, 0);
  assert.deepEqual(values(aQueue()), ["yes"]);
});

waiting("where nothing can be stored, they wait in memory, and that is said", () => {
  const queue = aQueue();
  let full = false;
  queue.whenFull = () => {
    full = true;
  };
  queue.add(PLACE, "ü".repeat(6_000_000), null);
  assert(full);
  assert.equal(queue.ready().length, 1);
  assert.equal(localStorage.length, 0);
});

waiting("people in one browser do not see each other, and one is forgotten alone", () => {
  const [ada, grace] = [aQueue(ADA), aQueue(GRACE)];
  ada.add(PLACE, "yes", null);
  assert(grace.holdsOthers() && !ada.holdsOthers());
  grace.add(PLACE, "partly", null);
  const before = Date.now();
  forget(GRACE);
  assert.deepEqual([values(ada), values(grace)], [["yes"], []]);
  assert(leftSince(before) && !leftSince(Date.now() + 1000));
  forget();
  assert.deepEqual(values(ada), []);
});

waiting("a text of a table goes with its table, and does not take the place of another table's", () => {
  const queue = aQueue();
  queue.add("sheet/purpose", "at table 1", null, { group: 1 });
  queue.add("sheet/purpose", "at table 2", null, { group: 2, continues: "late" });
  assert.deepEqual(queue.ready().map(({ group, continues }) => [group, continues]), [[1, undefined], [2, "late"]]);
});
