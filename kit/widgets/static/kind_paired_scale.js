// paired-scale: a point for us and, as I believe, one for them; either may come first.
import { checkValues } from "./kind_choice.js";
import { readPoint } from "./kind_scale.js";

export const pairedScale = {
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
