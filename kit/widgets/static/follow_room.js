// What a participant's page in a room does besides answering: it follows the room, and can leave the phone.
import { persistent } from "./persistent.js";
import { announce } from "./receipts.js";
import { forgetHere } from "./room.js";
import { onChange } from "./room_events.js";
import { make, makeButton, onSubmit, say } from "./words.js";

const GRACE = 2000;
const SOON = 100; // milliseconds, so that several changes are looked at once

/**
 * News says only that something changed. Results are asked for again, and the parts of the page that live on the
 * server (data-live, with an id) are taken from a fresh copy of the page.
 * @param {import("./answers.js").Answers} answers
 */
export function followRoom(answers, look, changed, showAgreed) {
  let timer, due, missed = false, first = true;
  const lookAndChange = (version) => {
    look(version);
    changed();
  };
  onChange((news, version) => {
    if (news === "lost") {
      missed = true;
      clearTimeout(timer);
      timer = setTimeout(() => answers.catchUp(), GRACE * (0.5 + Math.random()));
    } else if (news === "open") {
      clearTimeout(timer);
      if (missed) {
        answers.catchUp();
        showAgreed();
      }
      missed = false;
    } else if (news === "agreed") {
      showAgreed();
    } else if (news === "sheets") {
      answers.catchUp();
    } else if (news === "state") {
      clearTimeout(due);
      if (first) look(version);
      else due = setTimeout(lookAndChange, SOON, version);
      first = false;
    }
  });
}

/**
 * What the room does, asked once for all on the page that follows it. News that the state holds already are none.
 * @param {RoomTransport} transport @param {((state: RoomAnswer) => unknown)[]} followers
 */
export function lookAtRoom(transport, ...followers) {
  let known, asked = 0;
  const show = (state) => {
    known = state.news;
    followers.forEach((follow) => follow(state));
  };
  const look = persistent(async (version) => {
    if (version !== undefined && version === known) return;
    const mine = ++asked;
    const state = await transport.state();
    if (mine === asked) show(state);
  });
  return { look, show };
}

// Whether the room has changed since the server made this page, as it may on a slow line.
export function isBehind({ version }) {
  const part = document.querySelector("[data-version]");
  return Boolean(part) && Number(part.dataset.version) !== version;
}

export const refreshLiveParts = persistent(async () => {
  const parts = document.querySelectorAll('[data-live=""][id]');
  if (!parts.length) return;
  const response = await fetch(location.href, { cache: "no-store" });
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const part of parts) {
    const now = fresh.getElementById(part.id);
    if (now && now.innerHTML !== part.innerHTML) part.innerHTML = now.innerHTML;
  }
});

// Everything that waits is sent before this phone forgets it. Nobody loses an answer without having said so.
export function bindLeave(answers) {
  for (const form of document.querySelectorAll("form[data-leave]")) {
    onSubmit(form, async () => {
      const note = form.querySelector(".note") ?? form.appendChild(make("p", "note"));
      note.textContent = say("leave-sending");
      const left = await answers.sendAll();
      const others = answers.queue.holdsOthers();
      if (!left && !others) {
        leave(form);
        return;
      }
      note.textContent = say(left ? "leave-waiting" : "leave-others-waiting");
      announce(note.textContent);
      if (form.querySelector(".anyway")) return;
      form.append(makeButton(say("leave-anyway"), () => leave(form), "button danger anyway"));
    });
  }
}

function leave(form) {
  forgetHere();
  form.submit();
}

/** Whoever types in a sheet must never take it for her own page. @param {Me} me */
export function showSheet({ paper, side }) {
  if (!paper || document.body.dataset.page === "sheet") return;
  const banner = make("p", "notice", say("paper-typing", { side: side?.name ?? say("observer") }));
  document.getElementById("content").prepend(banner);
  for (const home of document.querySelectorAll('a[href="/"]')) {
    home.href = paper;
    home.textContent = say("paper-next");
  }
}
