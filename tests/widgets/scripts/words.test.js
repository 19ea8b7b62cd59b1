// Words of the interface, filled in.
import assert from "node:assert/strict";
import { say, useWords } from "../../../kit/widgets/static/words.js";

Deno.test("words are filled in, and what is missing can be seen", () => {
  useWords({ used: "{count} answers, {size} kB. {left}", saved: "Saved" });
  assert.equal(say("used", { count: 0, size: 12 }), "0 answers, 12 kB. {left}");
  assert.equal(say("saved"), "Saved");
  assert.equal(say("no-such-word"), "no-such-word");
});
