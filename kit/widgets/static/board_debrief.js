// What the room agrees on: written down, changed and taken away by the facilitator; marked by whoever meant something else.
import { fill, label, match, onPress } from "./board_tools.js";
import { onSubmit, put, say } from "./words.js";

/** @type {BoardPart} */
export function debrief(board) {
  const form = board.find("agree"), { text } = form.elements, list = board.find("agreements");
  const submit = board.find("agree-submit"), cancel = board.find("agree-cancel");
  let changed = null; // the number of the sentence that is being changed

  function change(agreement) {
    const held = document.activeElement === cancel;
    changed = agreement?.id ?? null;
    text.value = agreement?.text ?? "";
    put(submit, say(changed === null ? "board-agree-add" : "board-agree-save"));
    cancel.hidden = changed === null;
    if (agreement) text.focus();
    else if (held) submit.focus(); // and not the field, where the next key would be a letter
  }

  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape") text.blur();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(submit);
  });
  onSubmit(form, async () => {
    const act = changed === null ? { act: "add-agreement" } : { act: "change-agreement", agreement: changed };
    if (await board.act(submit, { ...act, text: text.value })) change(null);
  });
  cancel.addEventListener("click", () => change(null));
  onPress(list, "[data-agree=change]", (_, key) => change(board.data.agreements.find(({ id }) => String(id) === key)));
  onPress(list, "[data-agree=remove]", async (button, key) => {
    if (await board.act(button, { act: "remove-agreement", agreement: Number(key) })) submit.focus(); // the button goes away
  });

  return ({ agreements }) => {
    board.find("nothing-agreed").hidden = agreements.length > 0;
    match(list, [...agreements].reverse(), "agreement", (line, { text, seen_differently: differently }) => {
      fill(line, { text, differently: differently ? say("board-agreed-differently") : "" });
      label(line.querySelector("[data-agree=change]"), say("board-agree-change"), text);
      label(line.querySelector("[data-agree=remove]"), say("board-agree-remove"), text);
    });
    if (changed !== null && !agreements.some(({ id }) => id === changed)) change(null);
  };
}
