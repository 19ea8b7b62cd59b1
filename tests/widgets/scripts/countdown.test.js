// The room's timer, whatever the clocks say.
import assert from "node:assert/strict";
import { endOf, minutesAndSeconds, secondsTo } from "../../../kit/widgets/static/countdown.js";

const YEAR = 365 * 24 * 3600;

Deno.test("only the time that is left counts, and not whose clock is right", () => {
  const now = Date.now() / 1000 - YEAR;
  assert.equal(secondsTo(endOf({ now, ends_at: now + 90, seconds: 90 })), 90);
  assert.equal(secondsTo(endOf({ now, ends_at: now - 5, seconds: 90 })), 0);
  assert.equal(secondsTo(endOf(null)), 0);
});

Deno.test("an end that news only tells again does not jump", () => {
  const known = endOf({ now: 1000, ends_at: 1060, seconds: 60 });
  assert.equal(endOf({ now: 1000.2, ends_at: 1060, seconds: 60 }, known), known);
  assert.notEqual(endOf({ now: 1000, ends_at: 1120, seconds: 120 }, known), known);
  assert.equal(endOf(null, known), null);
});

Deno.test("minutes and seconds", () => {
  assert.deepEqual([0, 5, 65, 3605].map(minutesAndSeconds), ["0:00", "0:05", "1:05", "60:05"]);
});
