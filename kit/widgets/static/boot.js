// Where a participant's page starts.
import { Answers } from "./answers.js";
import { Connection } from "./connection.js";
import { bindItems } from "./form.js";
import { FACE, recall } from "./kept.js";
import { bindPager, isPaged } from "./pager.js";
import { Queue } from "./queue.js";
import { forgetIfErased, showSide } from "./room.js";
import { roomTransport } from "./room_transport.js";
import { laterStyle, secondHalf } from "./second_half.js";
import { bindWhenSeen } from "./seen.js";
import { put, say, useWordsOfPage } from "./words.js";

const ALIVE = "[data-item], [data-result], [data-leave], [data-live], [data-now]";

// What browsers of the last years have. An older one reads the page, and answers by the plain forms that are in it.
const isRecent = () =>
  Boolean(
    "AbortController" in window && "IntersectionObserver" in window && "replaceChildren" in Element.prototype &&
      "replaceAll" in String.prototype && "PerformanceObserver" in window && CSS.supports("aspect-ratio: 1"),
  );

async function startRoom() {
  useWordsOfPage();
  if (recall(FACE)) document.documentElement.dataset.face = "here";
  if (!isRecent()) {
    const note = document.createElement("p");
    note.className = "notice";
    note.textContent = say("browser-too-old");
    document.getElementById("content").insertBefore(note, document.getElementById("content").firstChild);
    laterStyle();
    return;
  }
  forgetIfErased();
  if (!document.querySelector(ALIVE)) return;
  const transport = roomTransport();
  const answers = new Answers(transport, new Queue(), new Connection(document.body));
  if (isPaged()) bindWhenSeen(answers);
  else bindItems(document, answers);
  let found, tell, leaves; // the first answer of the server, who else wants to know it, and how somebody wants to leave
  const hold = (event) => { // what waits is sent first, and this phone forgets it, as only the second half can
    if (!event.target.matches("[data-leave]")) return;
    event.preventDefault();
    leaves = event.target;
  };
  addEventListener("submit", hold, true);
  secondHalf(!isPaged()).then(({ bindLater }) => {
    tell = bindLater(transport, answers);
    removeEventListener("submit", hold, true);
    leaves?.requestSubmit();
    if (found) tell(found);
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && !tell) location.reload(); // nothing on it could look yet who holds this phone now
  });
  bindPager(answers);
  await answers.start((all) => {
    found = all;
    put(document.querySelector("[data-now-text]"), all.state.now.text);
    tell?.(all);
    if (!all.me) return;
    showSide(all.me);
  });
  performance.mark("answers-loaded"); // for whoever measures how soon a page is ready
}

if (document.body.dataset.room !== undefined) startRoom();
