// Whoever has left this browser, or is not known any more, leaves no page behind: Back brings a page as it was, with the
// answers on it, to the next person who has the phone in her hands.
import { leftSince } from "./queue.js";
import { make, say } from "./words.js";

export function bindStillHere(answers) {
  let opened = answers.openedAt;
  const root = document.documentElement;

  function blank() {
    const way = make("p", "", make("a", "button", say("resume-button"), { href: "/resume" }));
    const words = make("p", "", say("signed-out"));
    words.setAttribute("role", "alert");
    document.getElementById("content").replaceChildren(words, way);
    root.classList.remove("paged");
    document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
    answers.end({ left: leftSince(opened) });
    root.style.visibility = "";
  }

  async function lookAgain() {
    const before = answers.me?.participant;
    if (!before) return;
    root.style.visibility = "hidden";
    try {
      const { participant } = await answers.transport.me();
      if (participant !== before) blank();
      else opened = Date.now();
    } catch (error) {
      if (error.signedOut || leftSince(opened)) blank(); // without a line, this phone's own word counts
    }
    root.style.visibility = "";
  }

  function blankIfUnknown(state) {
    if (state !== "signed-out") return;
    answers.commitAll(); // what she was typing waits until she comes back
    blank();
  }

  function blankIfLeft() { // in another tab
    if (answers.me && leftSince(opened)) blank();
  }

  answers.connection.watchers.add(blankIfUnknown);
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) lookAgain();
  });
  window.addEventListener("pagehide", ({ persisted }) => {
    if (persisted && answers.me) root.style.visibility = "hidden"; // else it is seen for a moment when it comes back
  });
  window.addEventListener("storage", blankIfLeft);
  blankIfUnknown(answers.connection.state); // since the page came
  blankIfLeft();
}
