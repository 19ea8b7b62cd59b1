// Answers of several parts, each in a field with data-part: a row of a plan or log, and a step of a schedule.
import { writeText } from "./kind_text.js";

const partFields = (container) => Array.from(container.querySelectorAll("[data-part]"));

// What is not a whole date yet counts as empty.
export function readParts(container) {
  const filled = partFields(container).filter((field) => field.value.trim() && field.validity.valid);
  return filled.length ? inOrder(Object.fromEntries(filled.map((field) => [field.dataset.part, field.value]))) : null;
}

/** By the names of the parts, as the other end keeps them: else the same answer would look like another one. */
export function inOrder(parts) {
  return Object.fromEntries(Object.entries(parts).sort(([one], [other]) => (one < other ? -1 : 1)));
}

export function writeParts(container, value) {
  for (const field of partFields(container)) writeText(field, value?.[field.dataset.part] ?? "");
}

export function partsInWords(value) {
  return Object.values(value).filter((each) => typeof each === "string").join("; ");
}

export const step = { read: readParts, write: writeParts, inWords: partsInWords };
