// One thing at a time: of a workshop's page, the phone shows one question, with its own address, a way on and a way back.
import { isOpen } from "./is_open.js";
import { recall, remember } from "./kept.js";
import { foldAway } from "./pager_fold.js";
import { hooks } from "./pager_hooks.js";
import { Bars } from "./pager_bars.js";
import { headingOf, stopAt, stopsOf, titleOf } from "./stops.js";
import { makeButton, say } from "./words.js";

const LIST = "mutuality:list", WHERE = "mutuality:at";

/** Whether this page shows one thing at a time: whoever types in somebody's sheet, or chose so, has all of it at once. */
export const isPaged = () =>
  Boolean(workshop()) && recall(LIST, "localStorage") !== "yes" && !location.pathname.startsWith("/paper/");

const workshop = () => document.querySelector("[data-page=workshop] main");

export function bindPager(answers) {
  const main = workshop();
  if (!main) return;
  if (isPaged()) new Pager(main, answers);
  else offerPages();
}

function offerPages() {
  document.documentElement.classList.add("whole");
  const offer = makeButton(say("pager-one"), () => {
    remember(LIST, "no", "localStorage");
    location.reload();
  });
  document.querySelector(".page-footer").append(offer);
}

class Pager {
  /** @param {HTMLElement} main @param {import("./answers.js").Answers} answers */
  constructor(main, answers) {
    this.main = main;
    this.answers = answers;
    this.seenAs = `${WHERE}:${location.pathname}`;
    foldAway(main);
    this.bars = new Bars(this);
    history.scrollRestoration = "manual";
    document.documentElement.classList.add("paged");
    document.title = document.title.trim();
    this.pageTitle = document.title;
    const begun = this.whereReading();
    const first = this.stopOfAddress() ?? begun ?? this.stops().find(({ id }) => id === recall(this.seenAs));
    this.show(first ?? this.stops()[0]);
    addEventListener("popstate", () => {
      const stop = this.stopOfAddress();
      if (stop) this.show(stop, { focus: true });
    });
    document.addEventListener("mutuality:go", ({ target }) => this.goTo(stopAt(this.stops(), target)));
    document.addEventListener("mutuality:episode", () => {
      this.known = null;
      this.show(this.current());
    });
    document.addEventListener("mutuality:known", () => {
      this.waiting ??= requestAnimationFrame(() => this.refresh());
    });
    document.addEventListener("change", () => setTimeout(() => this.refresh()));
    hooks.pager = this;
  }

  // Asked for many times in one go, in which the page does not change.
  /** @returns {Stop[]} */
  stops() {
    if (!this.known) {
      this.known = stopsOf(this.main);
      queueMicrotask(() => this.known = null);
    }
    return this.known;
  }

  // The parts of the page are made anew by scripts; the address stays.
  current() {
    const stops = this.stops();
    return stops.find(({ id }) => id === this.at) ?? stops[0];
  }

  stopOfAddress() {
    const id = decodeURIComponent(location.hash.slice(1));
    const stops = this.stops(), element = id && document.getElementById(id);
    return stops.find((stop) => stop.id === id) ?? (element ? stopAt(stops, element) : undefined);
  }

  // On a slow line somebody may read, or have begun to answer, before this script has come.
  whereReading() {
    const at = document.activeElement;
    if (this.main.contains(at) && at !== this.main) return stopAt(this.stops(), at);
    return undefined;
  }

  goTo(stop) {
    if (!stop || stop.id === this.at) return;
    history.pushState({ depth: (history.state?.depth ?? 0) + 1 }, "", `#${stop.id}`);
    this.show(stop, { focus: true });
  }

  goBack() {
    const before = this.neighbour(-1);
    if (history.state?.depth) history.back();
    else if (before) this.goTo(before);
    else location.assign("/");
  }

  neighbour(by) {
    const stops = this.stops(), at = stops.findIndex(({ id }) => id === this.at);
    return stops[at + by];
  }

  /** The way on from `stop`; what is optional is left out until somebody asks for it. @returns {Stop | undefined} */
  after(stop) {
    const stops = this.stops(), rest = stops.slice(stops.findIndex(({ id }) => id === stop.id) + 1);
    const isNext = (each) => each.kind !== "question" || !each.optional;
    if (stop.optional) {
      const next = rest[0];
      return next?.optional ? next : stops.find(({ kind, exercise }) => kind === "done" && exercise === stop.exercise);
    }
    if (stop.kind === "done" && this.openOf(stop.exercise).length) return this.openOf(stop.exercise)[0];
    if (stop.kind === "opening" || stop.kind === "start") {
      const open = rest.find((each) => each.kind === "question" && !each.optional && this.isOpen(each));
      const own = stop.kind === "start" ? rest.filter(({ exercise }) => exercise === stop.exercise) : rest;
      if (rest[0]?.kind === "episodes" && stop.kind === "opening") return rest[0];
      const way = open && own.includes(open) ? open : own.find(isNext) ?? rest[0];
      const asksFirst = stop.kind === "opening" && way?.exercise?.querySelector("[data-table-picker]");
      return asksFirst ? rest.find(({ exercise }) => exercise === way.exercise) : way;
    }
    const later = rest.filter((each) => each.exercise === stop.exercise && isNext(each));
    if (stop.kind === "question" && !later.some((each) => each.kind === "question" && this.isOpen(each))) {
      return later.find(({ kind }) => kind === "done");
    }
    return rest.find(isNext);
  }

  /** @param {Stop} stop */
  isOpen({ items }) {
    return items.some((each) => isOpen(each, this.answers));
  }

  isAnswered({ items }) {
    return items.some(({ dataset }) => this.answers.view(dataset.item).value !== null);
  }

  hasBegun() {
    return this.stops().some((each) => each.kind === "question" && this.isAnswered(each));
  }

  questionsOf(exercise, optional = false) {
    return this.stops().filter((each) =>
      each.exercise === exercise && each.kind === "question" && each.optional === optional
    );
  }

  openOf(exercise) {
    return this.questionsOf(exercise).filter((each) => this.isOpen(each));
  }

  show(stop, { focus = false } = {}) {
    const moved = this.at !== stop.id;
    this.at = stop.id;
    remember(this.seenAs, stop.id);
    Object.assign(document.body.dataset, { pager: stop.kind, pagerExercise: stop.exercise?.dataset.exercise ?? "" });
    only(this.main, stop.shown);
    document.dispatchEvent(new CustomEvent("mutuality:shown", { detail: stop }));
    this.refresh();
    if (moved) scrollTo(0, 0);
    if (!focus) return;
    const heading = headingOf(stop);
    if (!heading.matches("summary")) heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  refresh() {
    this.waiting = null;
    const stop = this.current();
    if (!stop) return; // she has left, and nothing of hers is here any more
    if (stop.kind === "done") hooks.fillDone(stop, this);
    this.bars.tell(stop);
    const heading = titleOf(stop), { count } = this.bars;
    document.title = heading ? `${count.textContent} ${heading} – ${this.pageTitle}`.trim() : this.pageTitle;
  }

  next() {
    const stop = this.current();
    if (stop.exercise && this.needsTable(stop)) return;
    this.goTo(this.after(stop));
  }

  // A table writes together once it has a number: the way on leads to it.
  needsTable({ kind, exercise }) {
    const picker = kind === "start" && exercise.querySelector("[data-table-picker]");
    if (!picker || !exercise.querySelector(".part[inert]") || !this.answers.me?.side) return false;
    picker.classList.add("asks");
    picker.querySelector("input").focus();
    return true;
  }

  leaveOpen() {
    const stop = this.current(), stops = this.stops();
    this.goTo(stops.slice(stops.findIndex(({ id }) => id === stop.id) + 1).find(({ optional }) => !optional));
  }

  showList() {
    remember(LIST, "yes", "localStorage");
    location.reload();
  }
}

// Nothing of `main` but `shown` and what it stands in.
function only(main, shown) {
  for (const each of main.children) {
    const isShown = shown.includes(each), leads = !isShown && shown.some((one) => each.contains(one));
    each.toggleAttribute("data-off", !isShown && !leads);
    if (isShown) reveal(each);
    if (leads) only(each, shown);
  }
}

function reveal(block) {
  block.removeAttribute("data-off");
  for (const each of block.querySelectorAll("[data-off]")) each.removeAttribute("data-off");
}
