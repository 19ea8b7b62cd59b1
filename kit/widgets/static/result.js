// Results follow the form: each is fetched when it comes into view, and again after every answer of its exercise.
import { persistent } from "./persistent.js";
import { openOwnStory } from "./episodes.js";
import { bindItems } from "./form.js";
import { showProposals } from "./kind_schedule.js";

const PAUSE_AFTER_ANSWERS = 400;

class Result {
  /** @param {HTMLElement} container @param {import("./answers.js").Answers} answers */
  constructor(container, answers) {
    this.container = container;
    this.answers = answers;
    this.exercise = container.dataset.result ?? "";
    this.refresh = persistent(() => this.take()); // a room asks for the same picture at once, and a server may be slow
    document.addEventListener("mutuality:known", ({ detail }) => {
      if (detail.place.startsWith(`${this.exercise}/`)) this.soon();
    }, { signal: answers.stopping.signal });
    // A person who fills in a field here goes on undisturbed; the result is brought up to date when she leaves it.
    container.addEventListener("focusout", () => {
      if (this.waiting) this.soon();
    });
    this.whenSeen = new IntersectionObserver(([{ isIntersecting }]) => {
      if (!isIntersecting) return;
      this.whenSeen.disconnect();
      this.refresh();
    });
    this.whenSeen.observe(container);
  }

  // Where one thing is shown at a time, a thousand phones ask for the result that they look at, and not for all others.
  soon() {
    clearTimeout(this.timer);
    if (!this.container.getClientRects().length) {
      this.whenSeen.observe(this.container);
      return;
    }
    this.timer = setTimeout(() => this.refresh(), PAUSE_AFTER_ANSWERS);
  }

  async take() {
    if (this.answers.stopping.signal.aborted) return;
    const found = await this.answers.transport.result(this.exercise);
    const html = (found.own ?? "") + (found.side ?? "") + (found.room ?? "");
    const focused = this.container.contains(document.activeElement) ? document.activeElement : null;
    this.waiting = focused?.matches("input, textarea");
    if (this.waiting || html === this.html) return;
    this.html = html;
    this.replace(html, focused);
  }

  // The person keeps her place: what she opened stays open, the focus stays, and nothing she reads jumps.
  replace(html, focused) {
    const { bottom, height } = this.container.getBoundingClientRect();
    const opened = Array.from(this.container.querySelectorAll("details[open]"), ({ className }) => className);
    this.container.innerHTML = html;
    bindItems(this.container, this.answers);
    showProposals(this.container);
    for (const details of this.container.querySelectorAll("details")) details.open = opened.includes(details.className);
    openOwnStory(this.container);
    if (focused) {
      const alike = Array.from(this.container.querySelectorAll(focused.tagName));
      const again = alike.find(({ textContent }) => textContent === focused.textContent);
      if (!again) this.container.tabIndex = -1; // what had the focus is gone: the next Tab goes on from here
      (again ?? this.container).focus({ preventScroll: true });
    }
    if (bottom >= 0 || CSS.supports("overflow-anchor", "auto")) return; // such browsers see to it, and twice would be too far
    window.scrollBy(0, this.container.getBoundingClientRect().height - height);
  }
}

export function bindResults(root, answers) {
  return Array.from(root.querySelectorAll("[data-result]"), (container) => new Result(container, answers));
}
