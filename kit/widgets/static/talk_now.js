// While the board shows a talk, a phone shows the question and nothing else, and nothing under it moves.
import { recall, remember } from "./kept.js";
import { put, say } from "./words.js";

const PAUSE_OF_A_WRITER = 3000; // whoever has typed a moment ago is let finish
const WENT_BACK = "mutuality:went-back";

export function bindTalk() {
  const dialog = document.querySelector("dialog[data-talk-now]");
  const again = document.querySelector("[data-talk-again]");
  let talk = "";
  let typed = -Infinity;
  let later = null;
  let timer;
  document.addEventListener("input", () => typed = performance.now());
  dialog?.addEventListener("close", () => {
    again.hidden = !talk;
    later?.();
    later = null;
  });
  dialog?.addEventListener("cancel", goBack); // the key Esc
  dialog?.querySelector("[data-talk-back]").addEventListener("click", goBack);
  again?.addEventListener("click", open);

  function goBack() {
    remember(WENT_BACK, talk);
    dialog.close();
  }

  function open() {
    clearTimeout(timer);
    const writes = typed + PAUSE_OF_A_WRITER - performance.now();
    if (writes > 0) timer = setTimeout(open, writes);
    else if (talk && !dialog.open) {
      again.hidden = true;
      dialog.showModal();
    }
  }

  return {
    follow({ step, talk: now }) {
      if (!dialog?.showModal || location.pathname.startsWith("/paper/")) return;
      const before = talk;
      talk = now ? `talk ${step?.number}` : ""; // the next question of the same talk calls nobody back
      if (!now) {
        remember(WENT_BACK, "");
        clearTimeout(timer);
        again.hidden = true;
        if (dialog.open) dialog.close();
        return;
      }
      const said = { ...now, starts: now.starts && say("talk-first", { who: now.starts }) };
      for (const part of ["title", "question", "group", "starts"]) {
        put(dialog.querySelector(`[data-talk-${part}]`), said[part]);
      }
      if (talk === before) return;
      if (recall(WENT_BACK) === talk) again.hidden = false;
      else open();
    },
    // What would move the page waits until the talk is over, or she goes back to her answers.
    afterwards(act) {
      if (dialog?.open) later = act;
      else act();
    },
  };
}
