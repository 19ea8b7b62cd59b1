// What a person learns about each answer: a line at the item, and one quiet live region for the whole page.
import { make, say } from "./words.js";

const ICONS = { saved: "✓", saving: "…", waiting: "◷" };

export function showStatus(container, status, words = status) {
  const line = container.querySelector(".status");
  if (!line || line.dataset.words === words) return;
  line.dataset.status = status;
  line.dataset.words = words;
  line.replaceChildren();
  if (!status) return;
  const icon = make("span", "icon", ICONS[status]);
  icon.setAttribute("aria-hidden", "true");
  line.append(icon, say(words));
}

// It is there before anything is said, or that is not heard; and in the dialog that is open, or nothing outside is heard.
export function liveRegion() {
  let region = document.getElementById("live-region");
  if (!region) {
    region = make("div", "kit live-region");
    region.id = "live-region";
    region.setAttribute("role", "status");
  }
  const home = document.querySelector("dialog[open]") ?? document.body;
  if (region.parentElement !== home) home.append(region);
  return region;
}

export function announce(text) {
  const region = liveRegion();
  region.textContent = "";
  setTimeout(() => region.textContent = text, 100); // the same words twice are heard twice
}
