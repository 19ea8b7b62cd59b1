// scale: a point as a number, or one of the two ways to decline as a word.
import { checkedValues, checkValues } from "./kind_choice.js";

export function readPoint(group) {
  const [value] = checkedValues(group);
  if (value === undefined) return null;
  return /^\d+$/.test(value) ? Number(value) : value;
}

export const scale = {
  read: readPoint,
  write: (container, value) => checkValues(container, [String(value)]),
};
