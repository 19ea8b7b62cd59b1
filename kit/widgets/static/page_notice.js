// A bar at the end of the window that says something of this page. It is there from the start, so that a screen reader
// hears what it is filled with.
import { make, say } from "./words.js";

const UNTIL_HEARD = 100;

export function pageNotice(name) {
  const bar = make("aside", "step-notice page-notice");
  const words = make("div", "");
  words.setAttribute("role", "status");
  const close = make("button", "button quiet", say("left-open-close"));
  close.type = "button";
  bar.append(words, close);
  bar.dataset.pageNotice = name;
  bar.hidden = true;
  document.body.append(bar);
  let telling;
  const hide = () => {
    clearTimeout(telling);
    bar.hidden = true;
    words.replaceChildren();
  };
  close.addEventListener("click", hide);
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
