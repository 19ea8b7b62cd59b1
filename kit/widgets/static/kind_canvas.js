// canvas: a place of a sheet. What others wrote at the same moment stands below the text, until somebody decides.
import { writeText } from "./kind_text.js";
import { make, say } from "./words.js";

const others = (container) => container.also ?? [];

// Saved before anything on the page moves: a button that goes away takes the focus with it, and that ends an answer.
function decide(container, index, words, together) {
  const button = make("button", "button quiet", say(words));
  button.type = "button";
  button.addEventListener("click", () => {
    const field = container.querySelector("textarea"), also = others(container);
    if (together) field.value = [field.value.trimEnd(), also[index]].filter(Boolean).join("\n");
    container.also = also.filter((_, at) => at !== index);
    container.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
    drawOthers(container);
  });
  return button;
}

function drawOthers(container) {
  container.querySelector(".also").replaceChildren(
    ...others(container).map((text, index) => {
      const box = make("div", "other-text"), words = make("blockquote", "", text);
      words.dir = "auto";
      box.append(
        make("p", "", say("sheet-also")),
        words,
        decide(container, index, "sheet-together", true),
        decide(container, index, "sheet-leave-out", false),
      );
      return box;
    }),
  );
}

export const canvas = {
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
