// What a page says of whoever reads it, and what stays on the phone of somebody who is not here any more.
import { forget } from "./queue.js";
import { say } from "./words.js";

/** @param {Me} me */
export function showSide({ side }) {
  for (const name of document.querySelectorAll("[data-side-name]")) {
    name.textContent = side ? side.name : say("observer");
  }
}

// On the page that says that a person was erased (data-forget): nothing of hers stays on this phone either.
export function forgetIfErased() {
  const { forget: erased } = document.body.dataset;
  if (erased !== undefined) forgetHere(erased);
}

export function forgetHere(participant) {
  document.dispatchEvent(new CustomEvent("mutuality:forget"));
  try {
    forget(participant);
  } catch { /* there is no storage */ }
}
