// Answers of several parts, each in a field with data-part: a row of a plan or log, and a step of a schedule.
import { writeText } from "./kind_text.js";

const partFields = (container) => Array.from(container.querySelectorAll("[data-part]"));

// What is not a whole date yet counts as empty. The names are in the order in which the other end keeps them.
export function readParts(container) {
  const filled = partFields(container).filter((field) => field.value.trim() && field.validity.valid);
  const pairs = filled.map((field) => [field.dataset.part, field.value]).sort((
    [one],
    [other],
  ) => (one < other ? -1 : 1));
  return pairs.length ? Object.fromEntries(pairs) : null;
}

export function writeParts(container, value) {
  for (const field of partFields(container)) writeText(field, value?.[field.dataset.part] ?? "");
}

export function partsInWords(value) {
  return Object.values(value).filter((each) => typeof each === "string").join("; ");
}

export const step = { read: readParts, write: writeParts, inWords: partsInWords };
