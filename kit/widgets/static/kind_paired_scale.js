// paired-scale: a point for us and, as I believe, one for them; either may come first.
import { checkValues } from "./kind_choice.js";
import { readPoint } from "./kind_scale.js";
import { say } from "./words.js";

export const pairedScale = {
  // One half alone counts for nothing: which one is still open, in the words of the form.
  stillOpen(container, value) {
    const open = Array.from(container.querySelectorAll("[data-end]")).filter(({ dataset }) =>
      value?.[dataset.end] === undefined
    );
    return open.length === 1 ? say("pair-half", { end: open[0].querySelector("legend").textContent.trim() }) : "";
  },
  read(container) {
    const value = {};
    for (const group of container.querySelectorAll("[data-end]")) {
      const point = readPoint(group);
      if (point !== null) value[group.dataset.end] = point;
    }
    return Object.keys(value).length ? value : null;
  },
  write(container, value) {
    for (const group of container.querySelectorAll("[data-end]")) {
      checkValues(group, [String(value?.[group.dataset.end])]);
    }
  },
};
