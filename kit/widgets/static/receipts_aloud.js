// What a screen reader hears of the answers that were sent.
import { announce } from "./receipts.js";
import { say, textOf } from "./words.js";

const PAUSE_BETWEEN_RECEIPTS = 1500;
const LONGEST_LABEL = 70;
let savedLabels = [];
let speaking;

export function announceReceipt({ container, half }, status) {
  const item = textOf(container.querySelector(".question"), LONGEST_LABEL);
  if (status === "saved" || status === "merged") announceSaved(half ? `${item}. ${half}` : item);
  else announce(say("said-not-saved", { item }));
}

// Receipts that come close together are announced as one.
function announceSaved(label) {
  savedLabels.push(label);
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    const different = [...new Set(savedLabels)];
    const words = different.length === 1 ? "said-saved" : "said-saved-many";
    announce(say(words, { item: different[0], count: different.length }));
    savedLabels = [];
  }, PAUSE_BETWEEN_RECEIPTS);
}
