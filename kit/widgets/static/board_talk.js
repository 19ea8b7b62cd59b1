// People talk: the question, how, and what time it is where each side is.
import { alternate, copyOf, match, put } from "./board_tools.js";
import { say } from "./words.js";

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
    const { lang } = document.documentElement, at = new Date((performance.now() / 1000 + ahead) * 1000);
    const sides = alternate(board.data.sides, board.turn).filter((side) => side.time_zone);
    match(list, sides, () => copyOf("talk", "clock"), (line, side) => {
      put(line, say("board-clock", { side: side.name, time: timeIn(side.time_zone, at, lang || "en") }));
    });
  }

  setInterval(clocks, 1000);
  return (data) => {
    ahead = (data.now ?? Date.now() / 1000) - performance.now() / 1000;
    const asked = data.talk;
    put(board.find("question"), asked?.question ?? say("board-talk-none"));
    put(board.find("talk-how"), [asked?.group, asked?.starts].filter(Boolean).join(" · "));
    board.find("questions").hidden = !asked || asked.of < 2;
    if (asked) {
      put(
        board.find("question-place"),
        say("board-question-place", { number: asked.number + 1, count: asked.of }),
      );
    }
    clocks();
  };
}

/** The time in a zone; a browser that does not know the zone says nothing rather than another place's time. */
function timeIn(timeZone, at, lang) {
  try {
    return at.toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  } catch {
    return "";
  }
}

/** In which time zone each side is. */
/** @type {BoardPart} */
export function timeZones(board) {
  const form = board.find("time-zones");
  form.addEventListener("change", ({ target }) => {
    const side = Number(target.closest("[data-key]").dataset.key);
    board.act(target, { act: "set-time-zone", side, zone: target.value });
  });
  const known = Intl.supportedValuesOf?.("timeZone") ?? [];
  return ({ sides }) =>
    match(form, sides, () => copyOf("settings", "time-zone"), (line, { name, time_zone: zone = "" }) => {
      put(line.querySelector("[data-label]"), say("board-clock-of", { side: name }));
      const field = line.querySelector("select");
      if (!field.options.length) {
        field.append(
          new Option(say("board-clock-none"), ""),
          ...known.map((each) => new Option(each)),
        );
      }
      if (![...field.options].some((each) => each.value === zone)) field.append(new Option(zone));
      if (document.activeElement !== field && !field.ariaBusy) field.value = zone;
    });
}
