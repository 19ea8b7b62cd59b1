// canvas: a place of a sheet. What others wrote at the same moment stands below the text, until somebody decides.
import { writeText } from "./kind_text.js";
import { make, makeButton, say } from "./words.js";

const others = (container) => container.also ?? [];

// Saved before anything on the page moves: a button that goes away takes the focus with it, and that ends an answer.
function decide(container, index, words, together) {
  return makeButton(say(words), () => {
    const field = container.querySelector("textarea"), also = others(container);
    if (together) field.value = [field.value.trimEnd(), also[index]].filter(Boolean).join("\n");
    container.also = also.filter((_, at) => at !== index);
    container.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
    drawOthers(container);
  });
}

function drawOthers(container) {
  container.querySelector(".also").replaceChildren(
    ...others(container).map((text, index) =>
      make("div", "other-text", [
        make("p", "", say("sheet-also")),
        make("blockquote", "", text, { dir: "auto" }),
        decide(container, index, "sheet-together", true),
        decide(container, index, "sheet-leave-out", false),
      ])
    ),
  );
}

export const canvas = {
  inWords: (value) => value.text,
  holds: true, // nothing changes in a box that somebody types in
  showHeld(container, held) {
    const line = container.querySelector(".held");
    if (held && !line) container.querySelector("textarea").after(make("p", "help held", say("sheet-news-waits")));
    else if (!held) line?.remove();
  },
  read(container) {
    const text = container.querySelector("textarea").value, also = others(container);
    return text || also.length ? { also, text } : null;
  },
  write(container, value) {
    const also = value?.also ?? [], changed = JSON.stringify(also) !== JSON.stringify(others(container));
    writeText(container.querySelector("textarea"), value?.text ?? "");
    container.also = also;
    if (changed) drawOthers(container);
  },
};
