// One thing at a time: of a workshop's page, the phone shows one question, with its own address, a way on and a way back.
import { isOpen } from "./is_open.js";
import { recall, remember } from "./kept.js";
import { foldAway, foldPlanes } from "./pager_fold.js";
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
    this.at = "";
    this.index = this.part = 0;
    /** @type {ReturnType<typeof import("./pager_parts.js").partsOf>} */
    this.parts = [];
    foldAway(main);
    this.bars = new Bars(this);
    history.scrollRestoration = "manual";
    document.documentElement.classList.add("paged");
    document.title = document.title.trim();
    this.pageTitle = document.title;
    const begun = this.whereReading();
    const first = this.stopOfAddress() ?? begun ?? this.stops().find(({ id }) => id === recall(this.seenAs));
    this.show(first ?? this.stops()[0], { part: this.partOfAddress() });
    addEventListener("popstate", () => {
      const stop = this.stopOfAddress();
      if (stop) this.show(stop, { focus: true, part: this.partOfAddress() });
    });
    addEventListener("resize", () => this.fitAgain());
    new ResizeObserver(() => this.fitAgain()).observe(this.bars.back); // its letters are as large as all
    document.addEventListener("mutuality:go", ({ target }) => this.goTo(stopAt(this.stops(), target)));
    document.addEventListener("mutuality:episode", () => {
      this.known = null;
      foldPlanes(main);
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

  // The parts of the page are made anew by scripts; the address stays. Where a row was removed, another one stands.
  current() {
    const stops = this.stops();
    return stops.find(({ id }) => id === this.at) ?? stops[Math.min(this.index, stops.length) - 1];
  }

  partOfAddress() {
    return Number(location.hash.split("~")[1] ?? 1) - 1;
  }

  stopOfAddress() {
    const id = decodeURIComponent(location.hash.slice(1).split("~")[0]);
    const stops = this.stops(), element = id && document.getElementById(id);
    return stops.find((stop) => stop.id === id) ?? (element ? stopAt(stops, element) : undefined);
  }

  // On a slow line somebody may read, or have begun to answer, before this script has come.
  whereReading() {
    const at = document.activeElement;
    if (this.main.contains(at) && at !== this.main) return stopAt(this.stops(), at);
    return undefined;
  }

  goTo(stop, part = 0) {
    if (!stop || (stop.id === this.at && part === this.part)) return;
    history.pushState({ depth: (history.state?.depth ?? 0) + 1 }, "", addressOf(stop, part));
    this.show(stop, { focus: true, part });
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
    const asks = (each) => each.kind === "question" && (this.isOpen(each) || !this.isAnswered(each));
    if (stop.kind === "question" && !later.some(asks)) return later.find(({ kind }) => kind === "done");
    return rest.find(isNext);
  }

  /** @param {Stop} stop */
  isOpen({ items, placed }) {
    const lacksPlace = ({ dataset }) => this.answers.view(dataset.item).value?.x === undefined;
    return items.some((each) =>
      isOpen(each, this.answers) || (placed && this.isAnswered({ items: [each] }) && lacksPlace(each))
    );
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

  show(stop, { focus = false, part = 0 } = {}) {
    const moved = this.at !== stop.id || this.part !== part;
    Object.assign(this, { at: stop.id, part, index: this.stops().findIndex(({ id }) => id === stop.id) });
    remember(this.seenAs, stop.id);
    Object.assign(document.body.dataset, { pager: stop.kind, pagerExercise: stop.exercise?.dataset.exercise ?? "" });
    if (stop.kind === "done") hooks.fillDone(stop, this);
    this.fit(stop);
    document.dispatchEvent(new CustomEvent("mutuality:shown", { detail: stop }));
    this.refresh();
    if (moved) scrollTo(0, 0);
    if (!focus) return;
    const heading = headingOf(stop);
    if (!heading.matches("summary")) heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  // As much of a question as the screen holds; what has the focus stays in sight.
  fit(stop) {
    only(this.main, stop.shown);
    this.parts = hooks.partsOf(stop);
    if (!this.parts.length) return; // what measures has not come yet
    const isHere = ({ away }) => !away.some((each) => each.contains(document.activeElement));
    const wanted = Math.min(this.part, this.parts.length - 1);
    this.part = isHere(this.parts[wanted]) ? wanted : this.parts.findIndex(isHere);
    if (this.partOfAddress() > this.part) history.replaceState(history.state, "", addressOf(stop, this.part));
    hooks.showPart(stop, this.parts[this.part]);
  }

  // A keyboard on the screen makes it smaller: whoever writes goes on there.
  fitAgain() {
    if (document.activeElement.matches("textarea, input:not([type=radio], [type=checkbox])")) return;
    const stop = this.current();
    if (stop) this.fit(stop);
    this.refresh();
  }

  refresh() {
    this.waiting = null;
    const stop = this.current();
    if (!stop) return; // she has left, and nothing of hers is here any more
    if (stop.id !== this.at) {
      this.show(stop);
      return;
    }
    if (stop.kind === "done") hooks.fillDone(stop, this);
    // What is ticked can be put in order; and a line may have come that says what is missing.
    const hasGrown = stop.kind === "question" && hooks.tooMuch() > 0 && !this.main.querySelector("details[open]");
    if (stop.block.querySelector(".ranking") || hasGrown) this.fit(stop);
    this.bars.tell(stop);
    const part = this.part ? say("pager-part", { number: this.part + 1 }) : "";
    const heading = titleOf(stop), place = [this.bars.count.textContent, part, heading].filter(Boolean).join(" ");
    document.title = heading ? `${place} – ${this.pageTitle}` : this.pageTitle;
  }

  next() {
    const stop = this.current();
    if (stop.exercise && this.needsTable(stop)) return;
    if (this.hasMore(stop)) this.goTo(stop, this.part + 1);
    else this.goTo(this.after(stop));
  }

  /** Whether more of a question comes before the next one. Boxes that are ticked in their order need no other. */
  hasMore({ items }) {
    const more = this.parts[this.part + 1];
    return more && !(more.order && items[0].dataset.kind === "ranking");
  }

  // A table writes together once it has a number: the way on leads to it.
  needsTable({ kind, exercise }) {
    const picker = kind === "start" && exercise.querySelector("[data-table-picker]");
    if (!picker || !exercise.querySelector(".part[inert]") || !this.answers.me?.side) return false;
    picker.classList.add("asks");
    picker.querySelector("input").focus();
    return true;
  }

  /** The other way on: past what is left of a question, to the order of what is ticked, or past what is open. */
  aside() {
    const stop = this.current(), stops = this.stops();
    if (this.hasMore(stop)) this.goTo(this.after(stop));
    else if (stop.kind === "question") this.goTo(stop, this.part + 1);
    if (stop.kind === "question") return;
    this.goTo(stops.slice(stops.findIndex(({ id }) => id === stop.id) + 1).find(({ optional }) => !optional));
  }

  showList() {
    remember(LIST, "yes", "localStorage");
    location.reload();
  }
}

// Of a question in parts, the address has the number behind a tilde.
const addressOf = ({ id }, part) => `#${id}${part ? `~${part + 1}` : ""}`;

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
