// The order of what is picked: its first places are the ranking.
import assert from "node:assert/strict";
import { moved } from "../../../kit/widgets/static/kind_pick_and_rank.js";

/** The order after a move, its ranking before a bar. */
function after(list, ranked, id, to, places = 3) {
  const order = moved({ list: [...list], ranked }, id, to, places);
  return `${order.list.slice(0, order.ranked).join("")}|${order.list.slice(order.ranked).join("")}`;
}

Deno.test("an option moves among the places", () => {
  assert.equal(after("abc", 3, "c", 1), "acb|");
  assert.equal(after("abc", 3, "a", -1), "abc|");
  assert.equal(after("abc", 3, "a", 1), "bac|");
});

Deno.test("what has no place gets the next one, and never one behind a gap", () => {
  assert.equal(after("abcd", 1, "c", 1), "ac|bd");
  assert.equal(after("abcd", 1, "d", 0), "da|bc");
  assert.equal(after("abcd", 0, "b", 2), "|bacd");
});

Deno.test("behind the last place there is none", () => {
  assert.equal(after("abc", 2, "b", 2), "a|bc");
  assert.equal(after("abc", 2, "a", Infinity), "b|ac");
});

Deno.test("where all places are taken the last one loses its own", () => {
  assert.equal(after("abcd", 3, "d", 2), "abd|c");
  assert.equal(after("abcd", 2, "c", 0, 2), "ca|bd");
});
