// What every board of the room shows: chosen here and told to the server, or chosen elsewhere and followed.
import { post } from "./board_live.js";
import { say } from "./words.js";

const TYPING_FOR = 20000; // milliseconds since the last letter; whoever types is not taken elsewhere

/** @type {BoardPart} */
export function followScreen(board) {
  const dark = board.find("dark");
  let seen = "", newest = 0, wanted = null, telling = false, typed = -Infinity, soon, moment = null;

  /** @param {BoardScreen} screen */
  const asText = ({ mode, exercise, finding, moment: at }) => JSON.stringify([mode, exercise, finding, at]);

  // Of several choices in a hurry only the last one is told. What is refused stays here, and is said.
  async function tell(what) {
    wanted = what;
    if (telling) return;
    telling = true;
    while (wanted) {
      const act = wanted;
      wanted = null;
      try {
        const done = await post(act);
        newest = done.version ?? newest;
        seen = done.screen ? asText(done.screen) : seen;
        if (act.act === "wake" && done.screen) apply(done.screen);
      } catch (error) {
        board.failed(error, say("board-problem-away"));
      }
    }
    telling = false;
  }

  // What all look at from this moment on, as a result that was revealed just now: also who looks after her own things.
  const isMoment = (screen) => screen.moment !== undefined && screen.moment !== moment;

  function apply(screen) {
    if (screen.mode === "dark") {
      if (!dark.open) dark.showModal();
      return;
    }
    if (dark.open) dark.close();
    const together = isMoment(screen), own = board.mode === "settings";
    moment = screen.moment ?? moment;
    if (!screen.mode || (own && !together)) return;
    board.choose(screen.mode);
    if (screen.mode === "reveal") board.follow(screen.exercise ?? null, screen.finding ?? null, own);
  }

  function busy(screen) {
    if (dark.open) return false;
    const field = document.activeElement?.matches("input:not([type=checkbox]), textarea, select");
    return (board.mode === "settings" && !isMoment(screen)) || (field && performance.now() - typed < TYPING_FOR);
  }

  function follow() {
    const { screen, version } = board.data;
    moment ??= screen.moment ?? 0; // what was before this page came is no news
    if (telling || version < newest || asText(screen) === seen) return;
    clearTimeout(soon);
    if (busy(screen)) {
      soon = setTimeout(follow, 1000);
      return;
    }
    seen = asText(screen);
    apply(screen);
  }

  document.addEventListener("input", () => typed = performance.now());
  /** Show `mode` here and on every board; *settings* are one's own. */
  board.show = (mode, what = {}) => {
    board.choose(mode);
    if (mode !== "settings") tell({ act: "show", mode, ...what });
  };
  board.darken = () => {
    if (!dark.open) dark.showModal();
    tell({ act: "show", mode: "dark" });
  };
  board.wake = () => {
    dark.close();
    tell({ act: "wake" });
  };
  board.find("darken").addEventListener("click", board.darken);
  dark.addEventListener("click", board.wake);
  dark.addEventListener("cancel", (event) => {
    event.preventDefault();
    board.wake();
  });
  return follow;
}
