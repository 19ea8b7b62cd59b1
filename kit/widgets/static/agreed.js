// What the room agrees on, kept up to date on a participant's page; one tap says that one meant something else.
import { persistent } from "./persistent.js";
import { make, say } from "./words.js";

export function bindAgreed() {
  const part = document.getElementById("agreed");
  if (!part) return () => {};

  async function take(posted) {
    try {
      const response = await fetch(part.dataset.live ?? "", { cache: "no-store", ...posted });
      const now = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("agreed");
      if (!now && posted) await take(); // it was refused: the sentence has gone, or has changed
      if (!now || now.innerHTML === part.innerHTML) return;
      const held = part.contains(document.activeElement) && document.activeElement.id;
      part.innerHTML = now.innerHTML;
      if (held) document.getElementById(held)?.focus();
    } catch (error) {
      if (!posted) throw error;
      if (part.querySelector(".note")) return;
      const note = make("p", "note", say("agreed-not-sent"));
      note.setAttribute("role", "alert");
      part.append(note);
    }
  }

  part.addEventListener("submit", (event) => {
    event.preventDefault();
    take({ method: "POST", body: new URLSearchParams(/** @type {any} */ (new FormData(event.target))) });
  });
  return persistent(() => take());
}
