// Makes the native form of an exercise keep its answers: one Item for each container with data-item.
import { same } from "./answers.js";
import { checklist } from "./kind_checklist.js";
import { choice } from "./kind_choice.js";
import { open } from "./kind_open.js";
import { pairedScale } from "./kind_paired_scale.js";
import { scale } from "./kind_scale.js";
import { text } from "./kind_text.js";
import { showStatus } from "./receipts.js";
import { make } from "./words.js";

/** Those that most questions are of; `kinds_later.js` adds the others. @type {Record<string, Kind>} */
export const KINDS = { checklist, choice, open, "paired-scale": pairedScale, scale, text };
const PAUSE_IN_TYPING = 1200;

const isTyped = (field) => field.matches("textarea, input:not([type=radio]):not([type=checkbox])");

// Whether a person filled something in before this script came: the page itself has only empty fields.
/** @param {any} field */
export function isFilled({ type, checked, value, defaultValue }) {
  return type === "radio" || type === "checkbox" ? checked : value !== defaultValue;
}

export const ITEM = "[data-item][data-kind]";

/** Binds the questions in `root`, or the one that it is: all that are not bound yet, or those that are `wanted`. */
export function bindItems(root, answers, wanted = (_container) => true) {
  for (const form of root.querySelectorAll("form[data-plain]")) {
    form.querySelector(".plain-send").hidden = true;
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  Object.values(KINDS).forEach((kind) => kind.prepare?.(root));
  const found = root !== document && root.matches(ITEM) ? [root] : root.querySelectorAll(ITEM);
  for (const container of found) {
    const { item: place, kind } = container.dataset;
    if (!KINDS[kind] || answers.items.get(place)?.container === container || !wanted(container)) continue;
    const item = new Item(container, answers);
    answers.items.set(item.place, item);
    item.show();
    if (!answers.started) continue;
    item.takeEarly();
    answers.recall(item);
  }
}

/** What shows that an answer was refused, or meets another one: `trouble.js`, once it is there. */
export const troubles = { show(_item, _trouble) {} };

class Item {
  /** @param {HTMLElement} container @param {import("./answers.js").Answers} answers */
  constructor(container, answers) {
    this.container = container;
    this.answers = answers;
    this.place = container.dataset.item ?? "";
    this.dirty = false;
    this.kind = KINDS[container.dataset.kind ?? ""];
    this.early = Array.from(container.querySelectorAll("input, textarea")).some(isFilled);
    this.kind.setup?.(container);
    container.addEventListener("input", ({ target }) => this.changed(isTyped(target)));
    container.addEventListener("change", ({ target }) => this.changed(target !== container && isTyped(target)));
    container.addEventListener("focusout", () => {
      this.commit();
      if (!this.kind.holds) return; // others move the focus before they say what changed, so that it must stay
      this.typing = false;
      this.answers.release(this.place);
      this.show();
    });
    container.querySelector(".clear")?.addEventListener("click", () => this.clear());
  }

  changed(typed) {
    if (this.answers.looking) return;
    this.early = false;
    this.dirty = true;
    this.typing = typed && Boolean(this.kind.holds);
    clearTimeout(this.timer);
    if (!typed) {
      this.commit();
      return;
    }
    showStatus(this.container, "saving");
    this.timer = setTimeout(() => this.commit(), PAUSE_IN_TYPING);
  }

  commit() {
    clearTimeout(this.timer);
    if (!this.dirty) return;
    this.dirty = false;
    this.answers.give(this.place, this.kind.read(this.container));
  }

  // What was filled in before this script came is an answer, unless another one is known: then the person decides.
  takeEarly() {
    if (!this.early) return;
    this.early = false;
    const { answers, place } = this, mine = this.kind.read(this.container);
    const known = answers.queue.last(place) ? null : answers.known.get(place)?.value ?? null;
    if (known === null || same(known, mine)) answers.give(place, mine);
    else answers.troubles.set(place, { status: "history", mine });
  }

  clear() {
    this.kind.write(this.container, null);
    this.changed(false);
    this.container.querySelector("input, textarea").focus();
  }

  // Brings the page up to date, but never touches what is being typed or what waits for a decision.
  show() {
    if (this.answers.looking) showStatus(this.container, "");
    this.kind.showHeld?.(this.container, this.answers.held.has(this.place));
    if (this.dirty || this.early || this.answers.looking) return;
    const { value, status, trouble } = this.answers.view(this.place);
    if (!trouble && !this.typing && !same(this.kind.read(this.container), value)) {
      this.kind.write(this.container, value);
    }
    showStatus(this.container, status, trouble ? "look-at-this" : status);
    troubles.show(this, trouble);
    this.showStillOpen(value);
    const clear = this.container.querySelector(".clear");
    if (clear) clear.hidden = value === null;
    this.showRounds(value);
  }

  // The second round of an item opens once the first is answered.
  showRounds(value) {
    const { after } = this.container.dataset;
    if (after) this.container.hidden = value === null && this.answers.view(after).value === null;
    else this.answers.items.get(`${this.place}.again`)?.show();
  }

  showStillOpen(value) {
    this.half = this.kind.stillOpen?.(this.container, value) ?? "";
    let line = this.container.querySelector(":scope > .still-to-do");
    if (!line && this.half) this.container.querySelector(".foot").before(line = make("p", "still-to-do"));
    if (line) Object.assign(line, { textContent: this.half, hidden: !this.half });
  }
}
