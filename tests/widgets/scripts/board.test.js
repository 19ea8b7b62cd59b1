// What the board decides without a page: what is unfolded, who is named first, which finding comes next.
import assert from "node:assert/strict";
import { minutesOf } from "../../../kit/widgets/static/board_ask.js";
import { oneByOne } from "../../../kit/widgets/static/board_findings.js";
import * as tools from "../../../kit/widgets/static/board_tools.js";
import { beingWorkedOn } from "../../../kit/widgets/static/board_working.js";
import { useWords } from "../../../kit/widgets/static/words.js";

Object.assign(globalThis, { document: { documentElement: { lang: "en" } } });

const { alternate, inView, lastOf, nextTurn, stateInWords, timeOfDay, unfold, waitsForSides, wayToRoom } = tools;

/** A part of what the server answers. @returns {any} */
const some = (fields) => fields;
const workshop = (open, ...answered) => ({
  open,
  exercises: answered.map((each) => ({ progress: [{ answered: each }] })),
});

Deno.test("few open workshops are all unfolded, of many only the one where the room is", () => {
  const few = [workshop(true, 0), workshop(true, 2), workshop(true, 0), workshop(false, 0)];
  assert.deepEqual(few.slice(0, 3).map((each) => inView(each, few)), [true, true, true]);
  const many = [...few, workshop(true, 0, 1), workshop(true, 0)];
  assert.deepEqual(many.map((each) => inView(each, many)), [false, false, false, false, true, false]);
  const fresh = many.map(({ open }) => workshop(open, 0));
  assert.deepEqual(fresh.map((each) => inView(each, fresh)), [true, false, false, false, false, false]);
});

Deno.test("what is unfolded stays as the facilitator left it while nothing changes", () => {
  const details = { dataset: {}, open: false };
  unfold(details, "waiting", true);
  assert(details.open);
  details.open = false;
  unfold(details, "waiting", true);
  assert(!details.open);
  unfold(details, "begun", true);
  assert(details.open);
});

Deno.test("the side named first alternates, and each keeps its number", () => {
  const sides = [{ name: "Riverton" }, { name: "Bandari" }];
  assert.deepEqual(alternate(sides, 0).map(({ name, number }) => [name, number]), [["Riverton", 1], ["Bandari", 2]]);
  assert.deepEqual(alternate(sides, 1).map(({ name, number }) => [name, number]), [["Bandari", 2], ["Riverton", 1]]);
  localStorage.clear();
  assert.deepEqual([nextTurn(), nextTurn(), nextTurn()].map((turn) => turn % 2), [1, 0, 1]);
});

Deno.test("findings are shown one by one, and the last one stays", () => {
  const finding = oneByOne();
  finding.choose(0);
  finding.take(["first", "second"]);
  assert.deepEqual([finding.at, finding.html, finding.step(-1)], [0, "first", false]);
  assert.deepEqual([finding.step(1), finding.html, finding.step(1)], [true, "second", false]);
  finding.take(["only"]); // words were taken back meanwhile
  assert.equal(finding.html, "only");
  finding.choose(null);
  assert(!finding.step(1));
  finding.take([]);
  assert.deepEqual([finding.at, finding.html], [null, ""]);
});

Deno.test("minutes of joining are told with how many joined in each; of many the first and the last", () => {
  useWords({ "board-people-between": "between {first} and {last}" });
  const at = (minute) => 1_700_000_000 + 60 * minute, [first, second] = [at(0), at(3)].map((each) => timeOfDay(each));
  assert.equal(minutesOf([at(0), at(0) + 1, at(0) + 2, at(3)]), `${first} (3), ${second}`);
  assert.equal(minutesOf([0, 1, 2, 3, 4, 5, 6].map(at)), `between ${first} and ${timeOfDay(at(6))}`);
});

Deno.test("the last of a list that is so", () => {
  assert.equal(lastOf([1, 2, 3, 4], (each) => each % 2), 3);
  assert.equal(lastOf([2], (each) => each % 2), undefined);
});

Deno.test("of a sealed exercise it is told which side is ready, and no number", () => {
  useWords({ "board-sealed": "{sides}", "sealed-side": "{side}: {state}", "sealed-enough": "ready" });
  const sides = [{ id: 7, name: "Riverton", people: 5 }, { id: 8, name: "Bandari", people: 5 }];
  const sealed = some({ sealed: true, progress: [{ side: 7, enough: true }, { side: 8, enough: false }] });
  assert.equal(stateInWords(sealed, some({ sides })), "Riverton: ready; Bandari: sealed-not-enough");
  assert(waitsForSides(sealed) && !waitsForSides({ ...sealed, revealed: true }));
});

Deno.test("progress counts people, or tables where they write together", () => {
  useWords({ "board-progress": "{complete} and {begun} of {people}", "board-private": "private" });
  const data = some({ sides: [{ id: 7, people: 5 }, { id: 8, people: 4 }], tables: 3 });
  const progress = [{ side: 7, answered: 4, complete: 2 }, { side: 8, answered: 1, complete: 1 }];
  assert.equal(stateInWords(some({ progress }), data), "3 and 5 of 9");
  assert.equal(stateInWords(some({ progress: progress.slice(1), together: true }), data), "1 and 1 of 3");
  assert.equal(stateInWords(some({ progress, private: true }), data), "private");
  assert.equal(stateInWords(some({ progress, revealed: true, stage: "room" }), data), "board-is-revealed");
  assert.equal(stateInWords(some({ progress, sealed: true, stage: "own-side" }), data), "board-own-side-stage");
});

Deno.test("in a shared room a result is proposed, and goes to the sides first where it has stages", () => {
  const acts = (exercise, together) => Object.values(wayToRoom(exercise, together));
  assert.deepEqual(acts({ has_stages: true }, { shared: false }), ["reveal", "board-reveal-now"]);
  assert.deepEqual(acts({ has_stages: false }, { shared: true }), ["reveal", "board-propose-reveal"]);
  assert.deepEqual(acts({ has_stages: true }, { shared: true }), ["own-side", "board-propose-own-side"]);
});

Deno.test("the room sees the one or two exercises that it works on", () => {
  const exercises = ["a", "b", "c", "d"].map((id) => ({ id, progress: [{ answered: 0 }] }));
  const at = (begun, screen = {}) => {
    const all = exercises.map((each, index) => ({ ...each, progress: [{ answered: index < begun ? 1 : 0 }] }));
    return beingWorkedOn(some({ workshops: [{ open: true, exercises: all }], screen })).exercises.map(({ id }) => id)
      .join("");
  };
  assert.deepEqual([at(0), at(1), at(2), at(4)], ["a", "a", "ab", "cd"]);
  assert.equal(at(1, { mode: "working", exercise: "d" }), "d");
  assert.deepEqual(beingWorkedOn(some({ workshops: [], screen: {} })), { exercises: [] });
});
