// Answers that nobody has acknowledged yet. They survive a reload: each has a key of its own in localStorage, so that
// two tabs of one person never overwrite each other. Where storage is refused or full, they are kept in memory.
import { recall, remember } from "./kept.js";

const PREFIX = "mutuality:";
const LEFT = "mutuality-left";
const PERSON = /^mutuality:[0-9a-f]{32}:/;
const ABANDONED_AFTER = 15000;

// `crypto.randomUUID` does not exist on a phone that opens the room over plain http.
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function clear(storage, prefix) {
  Object.keys(storage).filter((key) => key.startsWith(prefix)).forEach((key) => storage.removeItem(key));
}

// Without a participant, what waits of everybody goes. When it went stays: other pages of this browser go blank.
export function forget(participant) {
  clear(sessionStorage, PREFIX);
  clear(localStorage, participant === undefined ? PREFIX : `${PREFIX}${participant}:`);
  localStorage.setItem(LEFT, String(Date.now()));
}

// Whether somebody has left this browser since a moment, in milliseconds of its clock.
export function leftSince(moment) {
  return Number(recall(LEFT, "localStorage")) >= moment;
}

export const placeOf = ({ exercise, item }) => `${exercise}/${item}`;

function tabId() {
  const kept = recall(`${PREFIX}tab`) || newId();
  remember(`${PREFIX}tab`, kept);
  return kept;
}

export class Queue {
  constructor() {
    this.prefix = ""; // unknown until the participant, or the keeper of a notebook's answers, is
    /** @type {Map<Id, Entry>} */
    this.memory = new Map();
    this.tab = tabId();
    this.made = 0;
    this.whenFull = () => {};
  }

  belongToKeeper(_keeper) {} // in a notebook somebody keeps all answers

  belongTo(owner) {
    this.prefix = `${PREFIX}${owner}:`;
    [...this.memory.values()].forEach((entry) => this.put(entry));
  }

  put(entry) {
    this.memory.set(entry.id, entry);
    if (!this.prefix) return;
    try {
      localStorage.setItem(this.prefix + entry.id, JSON.stringify(entry));
      this.memory.delete(entry.id);
    } catch {
      this.whenFull(); // it stays in memory
    }
  }

  drop(id) {
    this.memory.delete(id);
    try {
      if (this.prefix) localStorage.removeItem(this.prefix + id);
    } catch { /* there is no storage */ }
  }

  all() {
    const found = [...this.memory.values()];
    try {
      for (const key of this.prefix ? Object.keys(localStorage) : []) {
        if (key.startsWith(this.prefix)) found.push(JSON.parse(localStorage[key]));
      }
    } catch { /* there is no storage */ }
    return found.filter(Boolean).sort((a, b) => a.at - b.at || a.made - b.made);
  }

  unsent() {
    return this.all().filter(({ refused }) => refused === undefined);
  }

  // Whether answers of other people wait here, as those of a sheet of paper that was typed in on this phone.
  holdsOthers() {
    try {
      return Object.keys(localStorage).some((key) => PERSON.test(key) && !(this.prefix && key.startsWith(this.prefix)));
    } catch {
      return false;
    }
  }

  last(where) {
    return this.all().filter((entry) => placeOf(entry) === where).pop();
  }

  /**
   * A newer answer takes the place of one that was not sent. What was sent stays as it is, because a resend must be
   * the same; the newer answer then comes `after` it and is based on whatever seq it gets.
   * @param {string} where @param {any} value @param {number | null} seenSeq @param {Partial<Entry>} written
   */
  add(where, value, seenSeq, { group, continues } = {}) {
    const last = this.last(where);
    const before = last && last.refused === undefined && last.group === group ? last : undefined;
    if (last?.refused !== undefined) this.drop(last.id); // this one takes its place
    if (before && !before.sent && before.tab === this.tab) {
      this.put({ ...before, value });
      return;
    }
    const cut = where.indexOf("/");
    this.put({
      id: newId(),
      exercise: where.slice(0, cut),
      item: where.slice(cut + 1),
      value,
      based_on: before ? null : seenSeq,
      after: before?.id,
      group,
      continues,
      tab: this.tab,
      at: Date.now(),
      made: this.made++,
      sent: false,
    });
  }

  ready() {
    const all = this.all();
    const ids = new Set(all.map((entry) => entry.id));
    return all.filter((entry) =>
      !(entry.after && ids.has(entry.after)) && entry.refused === undefined &&
      (entry.tab === this.tab || Date.now() - entry.at > ABANDONED_AFTER)
    );
  }

  // What was refused stays, with the reason, until something else is given in its place.
  refuse(entry, reason) {
    this.settle(entry, null);
    if (!this.last(placeOf(entry))) this.put({ ...entry, after: undefined, refused: reason || "" });
  }

  /** @param {Entry} entry @param {number | null} seq @param {Id} [continues] */
  settle(entry, seq, continues) {
    this.all().filter((next) => next.after === entry.id).forEach((next) => {
      this.put({ ...next, after: undefined, based_on: seq ?? entry.based_on, continues });
    });
    this.drop(entry.id);
  }
}
