// Reconnecting without a storm: a thousand phones that lose their server in the same moment.
import assert from "node:assert/strict";
import { backoff } from "../../../kit/widgets/static/connection.js";

const PHONES = 1000, MILLISECONDS_AWAY = 5000;

/** The most of `moments` that lie within one second. */
function busiestSecond(moments) {
  const sorted = moments.toSorted((one, other) => one - other);
  let first = 0;
  return Math.max(...sorted.map((moment, last) => {
    while (sorted[first] <= moment - 1000) first += 1;
    return last - first + 1;
  }));
}

const draws = Array.from({ length: 8 }, (_, failures) => Array.from({ length: PHONES }, () => backoff(failures)));

Deno.test("the wait grows with each failure, and is never long", () => {
  const means = draws.map((each) => each.reduce((sum, wait) => sum + wait) / PHONES);
  assert(means[0] < means[1] && means[1] < means[2]);
  assert(draws.flat().every((wait) => wait > 100 && wait < 10_000));
  assert(busiestSecond(draws[0]) < 0.6 * PHONES);
  assert(busiestSecond(draws[3]) < 0.2 * PHONES);
});

Deno.test("a thousand phones come back one after the other", () => {
  const back = Array.from({ length: PHONES }, () => {
    let moment = 0;
    for (let failures = 0; moment < MILLISECONDS_AWAY; failures += 1) moment += backoff(failures);
    return moment;
  });
  assert(Math.max(...back) < 15_000);
  assert(busiestSecond(back) < 0.35 * PHONES);
});
