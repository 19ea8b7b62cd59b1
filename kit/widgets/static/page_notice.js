// A bar at the end of the window that says something of this page. It is there from the start, so that a screen reader
// hears what it is filled with.
import { make, makeButton, say } from "./words.js";

const UNTIL_HEARD = 100;

export function pageNotice(name) {
  const words = make("div", "");
  words.setAttribute("role", "status");
  const close = makeButton(say("left-open-close"), hide);
  const bar = make("aside", "step-notice page-notice", [words, close], { hidden: true });
  bar.dataset.pageNotice = name;
  document.body.append(bar);
  let telling;
  function hide() {
    clearTimeout(telling);
    bar.hidden = true;
    words.replaceChildren();
  }
  return {
    hide,
    show(parts, button = "left-open-close") {
      hide();
      close.textContent = say(button);
      bar.hidden = false;
      telling = setTimeout(() => words.replaceChildren(...parts), UNTIL_HEARD);
    },
  };
}
