// "I need a pause": the facilitators learn that somebody does, and nobody learns who.
import { onSubmit, say } from "./words.js";

export function bindPause(transport) {
  for (const form of document.querySelectorAll("form[data-pause]")) {
    form.hidden = location.pathname.startsWith("/paper/"); // a sheet of somebody else
    onSubmit(form, async () => {
      form.querySelector("[role=status]").textContent = await transport.pause()
        .then(({ message }) => message, () => say("pause-not-told"));
    });
  }
}
