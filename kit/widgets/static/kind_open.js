// open: one's own words, and whether the room may see them.
import { writeText } from "./kind_text.js";

export const open = {
  read(container) {
    const words = container.querySelector("textarea").value;
    const shared = container.querySelector("input").checked;
    return words || shared ? { text: words, shared } : null;
  },
  write(container, value) {
    writeText(container.querySelector("textarea"), value?.text ?? "");
    container.querySelector("input").checked = value?.shared ?? false;
  },
};
