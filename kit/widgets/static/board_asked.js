// What is asked of the facilitator: a wish for a pause, and what the other side proposes. It stands in one part alone, which
// nobody projects unasked; the title of the window says that something waits, and not what.
import { coverPeople } from "./board_ask.js";
import { onPress } from "./board_tools.js";

/** @type {BoardPart} */
export function asked(board) {
  const pause = board.find("pause-asked").firstElementChild, { title } = document;
  onPress(pause, "button", (button) => board.act(button, { act: "pause-seen" }));

  return ({ pause_asked_at: wished, together }) => {
    if (board.mode !== "settings") coverPeople(board);
    const held = pause.contains(document.activeElement), proposals = together?.proposals ?? [];
    pause.hidden = !wished;
    board.find("nothing-asked").hidden = Boolean(wished) || proposals.length > 0;
    if (held && pause.hidden) board.root.focus();
    const waits = proposals.filter((each) => each.may_confirm).length + (wished ? 1 : 0);
    const named = waits ? `(${waits}) ${title}` : title;
    if (document.title !== named) document.title = named;
  };
}
