// Between a page and its server: what an answer of the server means, and which news is asked about.
import assert from "node:assert/strict";
import { useWords } from "../../../kit/widgets/static/words.js";

Object.assign(globalThis, { document: new EventTarget(), window: globalThis });
const { roomTransport } = await import("../../../kit/widgets/static/room_transport.js");
const { lookAtRoom } = await import("../../../kit/widgets/static/follow_room.js");

/** The server answers with `status` and `content`. Returns what was asked. */
function served(status, content = {}) {
  const asked = [];
  globalThis.fetch = (address, options) => {
    asked.push({ address: String(address), body: options?.body && JSON.parse(String(options.body)) });
    return Promise.resolve(new Response(typeof content === "string" ? content : JSON.stringify(content), { status }));
  };
  return asked;
}

const failure = (status, content) => {
  served(status, content);
  return roomTransport().me().then(() => assert.fail("it went through"), (error) => error);
};

Deno.test("what is wrong with an answer is told apart from what is wrong with the line", async () => {
  for (const status of [400, 409, 413, 422]) assert((await failure(status)).refused, `${status}`);
  for (const status of [408, 429, 500, 502, 503]) assert(!(await failure(status)).refused, `${status}`);
  for (const status of [401, 403]) assert((await failure(status)).signedOut, `${status}`);
});

Deno.test("a server that stores nothing says why, and others are just away", async () => {
  assert.equal((await failure(503, { error: "Its disk may be full." })).why, "Its disk may be full.");
  assert.equal((await failure(500, { error: "Its disk may be full." })).why, undefined);
  assert.equal((await failure(502, "<h1>Bad gateway</h1>")).message, "502");
});

Deno.test("an answer too large to send is refused here, and no server is asked", async () => {
  useWords({ "too-large-to-send": "too long" });
  const asked = served(200, { receipts: [] });
  const error = await roomTransport().send([{ value: "ü".repeat(150_000) }]).catch((each) => each);
  assert.deepEqual([error.refused, error.message, asked.length], [true, "too long", 0]);
});

Deno.test("answers are posted, and their receipts come back", async () => {
  const asked = served(200, { receipts: [{ id: "a" }] });
  assert.deepEqual(await roomTransport().send([{ id: "a" }]), [{ id: "a" }]);
  assert.deepEqual(asked, [{ address: "/api/answers", body: { answers: [{ id: "a" }] } }]);
});

/** @returns {any} */
const statesOf = (...answers) => ({ state: () => answers.shift() });

Deno.test("news that the page knows already asks for nothing", async () => {
  const seen = [];
  const { look, show } = lookAtRoom(statesOf(Promise.resolve({ news: 8 })), (state) => seen.push(state.news));
  show(/** @type {any} */ ({ news: 7 }));
  await look(7);
  assert.deepEqual(seen, [7]);
  await look(8);
  assert.deepEqual(seen, [7, 8]);
});

Deno.test("of two answers that overtake each other the one that was asked for last counts", async () => {
  const seen = [], first = Promise.withResolvers();
  const { look } = lookAtRoom(statesOf(first.promise, Promise.resolve({ news: 2 })), (state) => seen.push(state.news));
  const slow = look(1);
  await look(2);
  first.resolve({ news: 1 });
  await slow;
  assert.deepEqual(seen, [2]);
});

Deno.test("a look that did not go through is made again, and one that is refused is not", async (test) => {
  const random = Math.random;
  Math.random = () => 0; // the shortest wait
  await test.step("again", async () => {
    const seen = [], lost = Promise.reject(new Error("hung up"));
    const { look } = lookAtRoom(statesOf(lost, Promise.resolve({ news: 3 })), (state) => seen.push(state.news));
    await look(3);
    assert.deepEqual(seen, [3]);
  });
  await test.step("not again", async () => {
    const seen = [], out = Promise.reject(Object.assign(new Error("403"), { signedOut: true }));
    const { look } = lookAtRoom(statesOf(out, Promise.resolve({ news: 3 })), (state) => seen.push(state.news));
    await look(3);
    assert.deepEqual(seen, []);
  });
  Math.random = random;
});
