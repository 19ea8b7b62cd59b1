// The bars of a page that shows one thing at a time: above, how far one is and the way back; below, the way on.
import { hooks } from "./pager_hooks.js";
import { make, makeButton, put, say } from "./words.js";

export class Bars {
  /** @param {any} pager */
  constructor(pager) {
    this.pager = pager;
    this.count = make("p", "pager-count");
    this.count.setAttribute("role", "status");
    this.progress = make("span", "pager-progress", make("span", ""));
    this.progress.setAttribute("aria-hidden", "true");
    this.next = makeButton("", () => pager.next(), "button pager-next");
    this.aside = makeButton("", () => pager.aside(), "button quiet");
    this.back = makeButton(say("pager-back"), () => pager.goBack(), "pager-back");
    const kept = document.querySelector(".now [data-now-kept]"), time = document.querySelector(".now [data-now-time]");
    const menu = makeButton("", () => hooks.openMenu(), "pager-open-menu");
    menu.append(make("span", "visually-hidden", say("pager-menu")));
    const top = make("div", "pager-top", [this.back, this.progress, this.count, kept, time, menu]);
    const bottom = make("nav", "pager-bottom", [this.aside, this.next]);
    bottom.setAttribute("aria-label", say("pager-way"));
    document.querySelector(".page-header").prepend(top);
    pager.main.after(bottom);
  }

  /** @param {Stop} stop */
  tell(stop) {
    const { pager } = this, part = pager.part + 1, parts = pager.parts.length, more = pager.hasMore(stop);
    const questions = stop.kind === "question" ? pager.questionsOf(stop.exercise, stop.optional) : [];
    const number = questions.findIndex(({ id }) => id === stop.id) + 1, total = questions.length;
    document.body.toggleAttribute("data-pager-more", Boolean(more));
    put(this.count, number ? say("pager-question", { number, total }) : this.exerciseOf(stop));
    this.progress.style.setProperty("--done", String(number ? (number - 1 + part / parts) / total : 0));
    this.progress.hidden = !number;
    const ordered = pager.parts[pager.part + 1]?.order;
    const onward = ordered ? "pager-order" : "pager-more-of";
    put(this.next, more ? say(onward, { number: part + 1, total: parts }) : this.wordsOn(stop, pager.after(stop)));
    this.next.hidden = !this.next.textContent;
    this.next.classList.toggle("quiet", stop.kind === "question" && !more && !pager.isAnswered(stop));
    put(this.aside, this.wordsAside(stop, more, ordered));
    this.aside.hidden = !this.aside.textContent;
  }

  wordsAside(stop, more, ordered) {
    if (more) return this.wordsOn(stop, this.pager.after(stop));
    if (ordered && stop.block.querySelector(".ranking li + li")) return say("pager-change-order");
    return stop.kind === "done" && this.pager.openOf(stop.exercise).length ? say("pager-leave-open") : "";
  }

  exerciseOf({ exercise }) {
    const exercises = Array.from(this.pager.main.querySelectorAll(".exercise[id]")),
      number = exercises.indexOf(exercise);
    return number < 0 ? "" : say("pager-exercise", { number: number + 1, total: exercises.length });
  }

  wordsOn(stop, next) {
    if (!next) return "";
    if (stop.kind === "question") return say(this.pager.isOpen(stop) ? "pager-skip" : "pager-next");
    if (stop.kind === "opening") return say(this.pager.hasBegun() ? "pager-go-on" : "pager-start");
    if (stop.kind === "start") return say("pager-start");
    const open = stop.kind === "done" ? this.pager.openOf(stop.exercise).length : 0;
    if (open) return say(open === 1 ? "pager-answer-one" : "pager-answer-open");
    if (next.kind === "result") return say("pager-result");
    return say(next.kind === "closing" ? "pager-finish" : "pager-on");
  }
}
