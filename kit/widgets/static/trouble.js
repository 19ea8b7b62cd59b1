// What stands below an answer that was refused, or that meets another one given elsewhere.
import { troubles } from "./form.js";
import { announce } from "./receipts.js";
import { make, makeButton, say, textOf } from "./words.js";

troubles.show = (item, trouble) => {
  if (item.trouble === trouble) return;
  item.trouble = trouble;
  item.box?.remove();
  if (!trouble) return;
  item.box = make("div", "trouble", trouble.status === "history" ? twoAnswers(item, trouble) : whyRefused(trouble));
  item.container.append(item.box);
};

function twoAnswers(item, { mine }) {
  const { answers, container, kind, place } = item;
  const other = answers.known.get(place)?.value ?? null;
  const button = (words, act) =>
    makeButton(say(words), () => {
      act();
      container.querySelector("input, textarea").focus();
    });
  return [
    make("p", "", say("history")),
    make("p", "", say("history-other", { answer: inWords(item, other) })),
    make("p", "", say("history-here", { answer: inWords(item, mine) })),
    button("history-use-here", () => answers.give(place, kind.read(container))),
    button("history-keep-other", () => {
      answers.troubles.delete(place);
      item.show();
      announce(say("saved"));
    }),
  ];
}

const whyRefused = ({ message }) => [
  make("p", "", say("refused", { reason: asSentence(message) })),
  make("p", "", say("refused-kept")),
];

function inWords({ container, kind }, value) {
  if (value === null) return say("no-answer");
  if (kind.inWords) return kind.inWords(value);
  const parts = value.picked ? [...new Set([...value.ranked, ...value.picked])] : value;
  const label = (id) => {
    const input = container.querySelector(`input[value="${CSS.escape(id)}"]`);
    return input ? textOf(input.closest("label")) : id;
  };
  return (typeof parts === "object" ? Object.values(parts) : [parts]).map((id) => label(String(id))).join("; ");
}

// What the server says of a refused answer may be half a sentence.
function asSentence(text) {
  return text && text[0].toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}
