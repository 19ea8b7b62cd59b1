// Which fields of a question stand together in a part of it.
import assert from "node:assert/strict";
import { evenly } from "../../../kit/widgets/static/pager_parts.js";

Deno.test("there are as few parts as there can be, and these are about as high as each other", () => {
  assert.deepEqual(evenly([50, 50, 50, 50, 50], 200), [0, 3]);
  assert.deepEqual(evenly([50, 50, 50, 50], 200), [0]);
  assert.deepEqual(evenly([100, 20, 20, 100], 130), [0, 2]);
});

Deno.test("what is told once leaves all parts but the first more room", () => {
  assert.deepEqual(evenly([50, 50, 50, 50, 50], 100, 50), [0, 2]);
});

Deno.test("a field higher than the room has a part of its own", () => {
  assert.deepEqual(evenly([50, 300, 50], 100), [0, 1, 2]);
  assert.deepEqual(evenly([300], -20), [0]);
});

Deno.test("a group that goes on in another part takes its title along", () => {
  assert.deepEqual(evenly([50, 50, 50, 50], 100, 0, [0, 0, 0, 0]), [0, 2]);
  assert.deepEqual(evenly([50, 50, 50, 50], 100, 0, [0, 20, 20, 20]), [0, 2, 3]);
});
