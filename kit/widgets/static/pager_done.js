// What stands between the last question of an exercise and its result: what is open, or that all is done.
import { titleOf } from "./stops.js";
import { make, say } from "./words.js";

/** @param {Stop} stop @param {any} pager */
export function fillDone(stop, pager) {
  const questions = pager.questionsOf(stop.exercise), open = pager.openOf(stop.exercise);
  const more = pager.questionsOf(stop.exercise, true);
  const state = JSON.stringify([questions.map(({ id }) => id), open.map(({ id }) => id), more.length]);
  if (stop.block.dataset.state === state) return;
  stop.block.dataset.state = state;
  const total = questions.length, done = total - open.length;
  const told = open.length
    ? [make("h2", "", say("pager-open", { done, total })), linksTo(open), make("p", "", say("pager-open-fine"))]
    : [make("h2", "", say("pager-all")), make("p", "purpose", say("pager-all-then"))];
  if (more.length) {
    const first = more.find((each) => pager.isOpen(each) || !pager.isAnswered(each)) ?? more[0];
    told.push(
      make(
        "p",
        "",
        linkToStop(first, say(more.length === 1 ? "pager-more-one" : "pager-more", { count: more.length })),
      ),
    );
  }
  if (done) told.push(make("details", "", [make("summary", "", say("pager-change")), linksTo(questions)]));
  stop.block.replaceChildren(...told);
}

const linksTo = (stops) =>
  make("ul", "pager-links", stops.map((each) => make("li", "", linkToStop(each, titleOf(each)))));

const linkToStop = (stop, text) => make("a", "", text, { href: `#${stop.id}` });
