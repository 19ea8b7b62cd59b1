// canvas: a place of a sheet. What others wrote at the same moment stands below the text, until somebody decides.
import { writeText } from "./kind_text.js";
import { make, say } from "./words.js";

const others = (container) => container.also ?? [];

function decide(container, words, act) {
  const button = make("button", "button quiet", say(words));
  button.type = "button";
  button.addEventListener("click", () => {
    act();
    container.dispatchEvent(new Event("change", { bubbles: true })); // saved at once
    container.querySelector("textarea").focus();
  });
  return button;
}

function showOthers(container, also) {
  if (JSON.stringify(also) === JSON.stringify(others(container))) return; // buttons keep the focus
  container.also = also;
  const place = container.querySelector(".also"), field = container.querySelector("textarea");
  place.replaceChildren(...also.map((text, index) => {
    const box = make("div", "other-text");
    const words = make("blockquote", "", text);
    words.dir = "auto";
    const without = () => showOthers(container, others(container).filter((_, at) => at !== index));
    box.append(make("p", "", say("sheet-also")), words,
      decide(container, "sheet-together", () => {
        field.value = [field.value.trimEnd(), text].filter(Boolean).join("\n");
        without();
      }),
      decide(container, "sheet-leave-out", without));
    return box;
  }));
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
    writeText(container.querySelector("textarea"), value?.text ?? "");
    showOthers(container, value?.also ?? []);
  },
};
