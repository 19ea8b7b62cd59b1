// open: one's own words, and whether the room may see them; a private exercise does not ask that.
import { writeText } from "./kind_text.js";

export const open = {
  inWords: (value) => value.text,
  read(container) {
    const words = container.querySelector("textarea").value;
    const shared = container.querySelector("input")?.checked ?? false;
    return words || shared ? { text: words, shared } : null;
  },
  write(container, value) {
    writeText(container.querySelector("textarea"), value?.text ?? "");
    const share = container.querySelector("input");
    if (share) share.checked = value?.shared ?? false;
  },
};
