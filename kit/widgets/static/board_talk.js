// People talk: the question, how, and what time it is where each side is.
import { alternate, fill, match, timeThere } from "./board_tools.js";
import { put, say } from "./words.js";

/** @type {BoardPart} */
export function talk(board) {
  const list = board.find("clocks");
  let ahead = 0; // of this screen's own count of seconds, to be the server's clock

  board.find("question-next").addEventListener("click", () => {
    const asked = board.data.talk;
    if (asked) board.show("talk", { exercise: asked.exercise, finding: (asked.number + 1) % asked.of });
  });

  function clocks() {
    if (!board.data) return;
    const sides = alternate(board.data.sides, board.turn).filter((side) => side.time_zone);
    match(list, sides, "clock", (line, { name, time_zone: zone }) => {
      put(line, say("board-clock", { side: name, time: timeThere(performance.now() / 1000 + ahead, zone) }));
    });
  }

  setInterval(clocks, 1000);
  return ({ now, talk: asked }) => {
    ahead = now - performance.now() / 1000;
    board.fill({
      question: asked?.question ?? say("board-talk-none"),
      "talk-how": [asked?.group, asked?.starts].filter(Boolean).join(" · "),
      "question-place": asked ? say("board-question-place", { number: asked.number + 1, count: asked.of }) : "",
    });
    board.find("questions").hidden = !asked || asked.of < 2;
    clocks();
  };
}

/** In which time zone each side is. @type {BoardPart} */
export function timeZones(board) {
  const form = board.find("time-zones");
  form.addEventListener("change", ({ target }) => {
    const side = Number(target.closest("[data-key]").dataset.key);
    board.act(target, { act: "set-time-zone", side, zone: target.value });
  });
  const known = Intl.supportedValuesOf?.("timeZone") ?? [];
  return ({ sides }) =>
    match(form, sides, "time-zone", (line, { name, time_zone: kept }) => {
      fill(line, { label: say("board-clock-of", { side: name }) });
      const field = line.querySelector("select"), zone = kept ?? "";
      if (!field.options.length) {
        field.append(new Option(say("board-clock-none"), ""), ...known.map((each) => new Option(each)));
      }
      if (![...field.options].some((each) => each.value === zone)) field.append(new Option(zone));
      if (document.activeElement !== field && !field.ariaBusy) field.value = zone;
    });
}
