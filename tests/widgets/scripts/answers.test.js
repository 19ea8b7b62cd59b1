// Sending: in batches, each answer once, and no bad one holds up the others.
import assert from "node:assert/strict";
import { Queue } from "../../../kit/widgets/static/queue.js";

const ME = { participant: "a".repeat(32) };
Object.assign(globalThis, { document: new EventTarget(), window: globalThis });
const { Answers } = await import("../../../kit/widgets/static/answers.js");
const { Sender } = await import("../../../kit/widgets/static/sending.js");

/** A page on which Ada has answered `count` items while there was no line. `server` answers what is sent. */
function aPage(count, server) {
  localStorage.clear();
  const sizes = [];
  const transport = {
    start: () => Promise.resolve({ me: ME, participant: ME.participant, group: null, answers: {} }),
    me: () => Promise.resolve(ME),
    load: () => transport.start(),
    send: (answers) => {
      sizes.push(answers.length);
      return server(answers);
    },
  };
  const connection = { state: "good", watchers: new Set(), set: (state) => connection.state = state, failed() {} };
  const answers = new Answers(transport, new Queue(), connection);
  new Sender(answers);
  for (let number = 0; number < count; number += 1) answers.give(`readiness/${number}`, "yes");
  return { answers, sizes };
}

let seq = 0;
const saved = (answers) =>
  Promise.resolve(answers.map(({ id }) => ({ id, status: "saved", seq: seq += 1, message: "", current: null })));
const refusal = (words) => Promise.reject(Object.assign(new Error(words), { refused: true }));

Deno.test("answers are sent at most twenty at once", async () => {
  const { answers, sizes } = aPage(45, saved);
  await answers.start();
  assert.deepEqual(sizes, [20, 20, 5]);
  assert.equal(answers.queue.all().length, 0);
  assert.equal(answers.known.size, 45);
  answers.stop();
});

Deno.test("a refused batch is halved until the bad answer is alone", async () => {
  const { answers, sizes } = aPage(
    8,
    (batch) => batch.some(({ item }) => item === "0") ? refusal("too large") : saved(batch),
  );
  await answers.start();
  assert.deepEqual(sizes, [8, 4, 2, 1, 7]);
  assert.deepEqual([...answers.troubles], [["readiness/0", { status: "refused", message: "too large", mine: "yes" }]]);
  assert.deepEqual(answers.queue.all().map(({ item, refused }) => [item, refused]), [["0", "too large"]]);
  answers.stop();
});

Deno.test("an answer whose receipt was lost is sent again as the same one", async () => {
  const ids = [];
  let lost = true;
  const { answers } = aPage(1, (batch) => {
    ids.push(batch[0].id);
    return lost ? Promise.reject(new Error("no line")) : saved(batch);
  });
  await answers.start();
  lost = false;
  await answers.flush();
  assert.equal(ids.length, 2);
  assert.equal(ids[0], ids[1]);
  answers.stop();
});

Deno.test("what this page has not seen is history, and she is asked which one counts", async () => {
  const current = { seq: 7, value: "partly" };
  const { answers } = aPage(
    1,
    ([{ id }]) => Promise.resolve([{ id, status: "history", seq: 8, message: "", current }]),
  );
  await answers.start();
  assert.deepEqual(answers.known.get("readiness/0"), { value: "partly", seq: 7 });
  assert.deepEqual(answers.view("readiness/0"), {
    value: "partly",
    status: "waiting",
    trouble: { status: "history", message: "", mine: "yes" },
  });
  answers.stop();
});

Deno.test("older news never replaces newer", () => {
  const { answers } = aPage(0, saved);
  answers.set("readiness/0", { value: "new", seq: 2 });
  answers.learn("readiness/0", { value: "old", seq: 1 });
  assert.equal(answers.view("readiness/0").value, "new");
  answers.stop();
});
