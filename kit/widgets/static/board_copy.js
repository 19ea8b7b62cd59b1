// The Screen: opened in a window of its own, for the projector; and a small copy of it here, so that nobody turns round.
const WINDOW = "popup,width=1280,height=720"; // to be moved onto the other display, and made to fill it

const WITHOUT_SCROLLING = { PageDown: "ArrowRight", PageUp: "ArrowLeft" };

/** @type {BoardPart} */
export function screenCopy(board) {
  const copy = board.find("screen-copy"), frame = copy.querySelector("iframe");
  board.find("screen-tools").hidden = false;
  board.find("screen-open").addEventListener("click", () => {
    open("/screen", "mutuality-screen", WINDOW);
    copy.open = true;
  });
  addEventListener("message", ({ origin, data }) => {
    if (origin !== location.origin || typeof data?.key !== "string") return;
    const key = WITHOUT_SCROLLING[data.key] ?? data.key;
    document.dispatchEvent(new KeyboardEvent("keydown", { key })); // as if it had been pressed here
  });
  copy.addEventListener("toggle", () => {
    if (copy.open && !frame.src) frame.src = "/screen";
  });
  return ({ room }) => {
    board.fill({ "screen-link": room.screen_link });
    if (copy.open && frame.src) frame.contentWindow?.postMessage("look", location.origin); // it has no stream of its own
  };
}
