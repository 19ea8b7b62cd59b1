// Makes the native form of an exercise keep its answers: one Item for each container with data-item.
import { same } from "./answers.js";
import { canvas } from "./kind_canvas.js";
import { checklist } from "./kind_checklist.js";
import { choice } from "./kind_choice.js";
import { open } from "./kind_open.js";
import { pairedScale } from "./kind_paired_scale.js";
import { step } from "./kind_parts.js";
import { pickAndRank } from "./kind_pick_and_rank.js";
import { place } from "./kind_place.js";
import { ranking } from "./kind_ranking.js";
import { makeRows, row } from "./kind_row.js";
import { scale } from "./kind_scale.js";
import { holidays, spacing, startDay } from "./kind_schedule.js";
import { text } from "./kind_text.js";
import { tick } from "./kind_tick.js";
import { announce, showStatus } from "./receipts.js";
import { make, makeButton, say, textOf } from "./words.js";

/** @type {Record<string, Kind>} */
const KINDS = { canvas, checklist, choice, open, place, ranking, scale, text, tick };
Object.assign(KINDS, { "paired-scale": pairedScale, "pick-and-rank": pickAndRank });
Object.assign(KINDS, { holidays, row, spacing, start: startDay, step });
const PAUSE_IN_TYPING = 1200;
const LONGEST_LABEL = 70;

const isTyped = (field) => field.matches("textarea, input:not([type=radio]):not([type=checkbox])");

const PLAIN = [choice, checklist, open, scale, text]; // kinds whose fields need no script to be filled in

// Whether a person filled something in before this script came: the page itself has only empty fields.
/** @param {any} field */
function isFilled({ type, checked, value, defaultValue }) {
  return type === "radio" || type === "checkbox" ? checked : value !== defaultValue;
}

export function bindItems(root, answers) {
  for (const form of root.querySelectorAll("form[data-plain]")) {
    form.querySelector(".plain-send").hidden = true;
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  makeRows(root);
  for (const container of root.querySelectorAll("[data-item][data-kind]")) {
    const item = new Item(container, answers);
    answers.items.set(item.place, item);
    item.show();
    if (answers.started) answers.recall(item);
  }
}

class Item {
  /** @param {HTMLElement} container @param {import("./answers.js").Answers} answers */
  constructor(container, answers) {
    this.container = container;
    this.answers = answers;
    this.place = container.dataset.item ?? "";
    this.dirty = false;
    this.kind = KINDS[container.dataset.kind ?? ""];
    this.early = PLAIN.includes(this.kind) && Array.from(container.querySelectorAll("input, textarea")).some(isFilled);
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
    this.showTrouble(trouble);
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

  showTrouble(trouble) {
    if (this.trouble === trouble) return;
    this.trouble = trouble;
    this.container.querySelector(".trouble")?.remove();
    if (!trouble) return;
    const box = make("div", "trouble");
    if (trouble.status === "history") {
      const other = this.answers.known.get(this.place)?.value ?? null;
      box.append(
        make("p", "", say("history")),
        make("p", "", say("history-other", { answer: this.inWords(other) })),
        make("p", "", say("history-here", { answer: this.inWords(trouble.mine) })),
        this.button("history-use-here", () => this.answers.give(this.place, this.kind.read(this.container))),
        this.button("history-keep-other", () => this.takeOther()),
      );
    } else {
      box.append(
        make("p", "", say("refused", { reason: asSentence(trouble.message) })),
        make("p", "", say("refused-kept")),
      );
    }
    this.container.append(box);
  }

  button(words, act) {
    return makeButton(say(words), () => {
      act();
      this.container.querySelector("input, textarea").focus();
    });
  }

  takeOther() {
    this.answers.troubles.delete(this.place);
    this.show();
    announce(say("saved"));
  }

  inWords(value) {
    if (value === null) return say("no-answer");
    if (this.kind.inWords) return this.kind.inWords(value);
    const parts = value.picked ? [...new Set([...value.ranked, ...value.picked])] : value;
    if (typeof parts === "string" && this.kind === text) return parts;
    if (this.kind === open || this.kind === canvas) return parts.text;
    const label = (id) => {
      const input = this.container.querySelector(`input[value="${CSS.escape(id)}"]`);
      return input ? textOf(input.closest("label")) : id;
    };
    return (typeof parts === "object" ? Object.values(parts) : [parts]).map((id) => label(String(id))).join("; ");
  }

  announce(status, announceSaved) {
    const item = textOf(this.container.querySelector(".question"), LONGEST_LABEL);
    if (status === "saved" || status === "merged") announceSaved(this.half ? `${item}. ${this.half}` : item);
    else announce(say("said-not-saved", { item }));
  }
}

// What the server says of a refused answer may be half a sentence.
function asSentence(text) {
  return text && text[0].toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}
