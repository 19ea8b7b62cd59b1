// The stories of an open workshop that the room sees first: a set, or single ones, in the order of their ticks.
import { fill, label, match, onPress } from "./board_tools.js";
import { onSubmit, say } from "./words.js";

/** @typedef {{ picked: Id[], chosen: string | null, workshop: any }} Chooser */
/** @type {WeakMap<Element, Chooser>} */
const choosers = new WeakMap(); // each chooser's ticks, and what the room had chosen when it was drawn last

function startChooser(board, box) {
  /** @type {Chooser} */
  const chooser = { picked: [], chosen: null, workshop: null };
  const choose = async (button, episodes) => {
    if (!await board.act(button, { act: "choose-episodes", workshop: chooser.workshop.id, episodes })) return;
    chooser.chosen = null; // what is ticked and was not sent gives way
  };
  onPress(box, "[data-set]", (set) => {
    choose(set, chooser.workshop.library.sets.find(({ id }) => id === set.dataset.set).episodes);
  });
  onPress(box, "[data-back]", async (button) => {
    await choose(button, []);
    box.firstElementChild.focus(); // the button goes away
  });
  box.addEventListener("change", ({ target }) => {
    const others = chooser.picked.filter((id) => id !== target.value);
    chooser.picked = target.checked ? [...others, target.value] : others;
    showPicked(box, chooser);
  });
  onSubmit(box, () => choose(box.querySelector("[type=submit]"), chooser.picked));
  choosers.set(box, chooser);
  return chooser;
}

export function episodeChoice(board, box, workshop) {
  box.hidden = !workshop.library;
  if (box.hidden) return;
  const chooser = choosers.get(box) ?? startChooser(board, box);
  chooser.workshop = workshop;
  const { sets, all, chosen, most, fitting } = workshop.library;
  const titles = titlesOf(chooser, chosen) || say("board-episodes-none");
  const help = fitting > 1
    ? say("board-episodes-help-some", { most, fitting })
    : say("board-episodes-help-one", { most });
  fill(box, { chosen: say("board-episodes", { titles }), help });
  match(box.querySelector("[data-sets]"), sets, "episode-set", (line, set) => {
    const button = line.firstElementChild;
    button.dataset.set = set.id;
    label(button, set.title, titlesOf(chooser, set.episodes));
    button.setAttribute("aria-pressed", String(set.episodes.join() === chosen.join()));
  });
  match(box.querySelector("[data-all]"), all, "episode", (line, { id, title }) => {
    line.querySelector("input").value = id;
    fill(line, { name: title });
  });
  box.querySelector("[data-back]").hidden = !chosen.length;
  if (chooser.chosen === chosen.join()) return; // ticks that were not sent yet stay
  chooser.chosen = chosen.join();
  chooser.picked = [...chosen];
  showPicked(box, chooser);
}

function titlesOf({ workshop }, ids) {
  return ids.map((id) => workshop.library.all.find((each) => each.id === id)?.title ?? id).join("; ");
}

function showPicked(box, chooser) {
  const { picked, workshop } = chooser, { most } = workshop.library, { length: count } = picked;
  for (const tick of box.querySelectorAll("[type=checkbox]")) {
    tick.checked = picked.includes(tick.value);
    tick.disabled = count >= most && !tick.checked;
  }
  const filled = { count, most, titles: titlesOf(chooser, picked) };
  fill(box, { picked: say(count ? "board-episodes-picked" : "board-episodes-picked-none", filled) });
}
