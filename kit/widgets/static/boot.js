// Where a participant's page starts.
import { bindAgreed } from "./agreed.js";
import { Answers } from "./answers.js";
import { Connection } from "./connection.js";
import { bindEpisodes } from "./episodes.js";
import { bindFace } from "./face.js";
import { bindItems } from "./form.js";
import { bindNext } from "./next_exercise.js";
import { bindSteps } from "./next_step.js";
import { bindPager } from "./pager.js";
import { bindPause } from "./pause.js";
import { Queue } from "./queue.js";
import { bindResults } from "./result.js";
import {
  bindLeave,
  followRoom,
  forgetIfErased,
  isBehind,
  lookAtRoom,
  refreshLiveParts,
  showSheet,
  showSide,
} from "./room.js";
import { bindNow } from "./room_now.js";
import { roomTransport } from "./room_transport.js";
import { bindStillHere } from "./still_here.js";
import { bindTables } from "./tables.js";
import { bindTalk } from "./talk_now.js";
import { tellWhatIsUsed } from "./used.js";
import { bindClosing } from "./workshop_closed.js";
import { say, useWordsOfPage } from "./words.js";

const ALIVE = "[data-item], [data-result], [data-leave], [data-live], [data-now]";

// What browsers of the last years have. An older one reads the page, and answers by the plain forms that are in it.
const isRecent = () =>
  Boolean(
    "AbortController" in window && "IntersectionObserver" in window && "replaceChildren" in Element.prototype &&
      "replaceAll" in String.prototype && "PerformanceObserver" in window && CSS.supports("aspect-ratio: 1"),
  );

async function startRoom() {
  useWordsOfPage();
  if (!isRecent()) {
    const note = document.createElement("p");
    note.className = "notice";
    note.textContent = say("browser-too-old");
    document.getElementById("content").insertBefore(note, document.getElementById("content").firstChild);
    return;
  }
  forgetIfErased();
  if (!document.querySelector(ALIVE)) return;
  const transport = roomTransport();
  const answers = new Answers(transport, new Queue(), new Connection(document.body));
  bindItems(document, answers);
  bindNext(answers);
  const results = bindResults(document, answers);
  const talk = bindTalk();
  const { look, show } = lookAtRoom(
    transport,
    bindNow(),
    talk.follow,
    bindSteps(answers),
    bindEpisodes(document, answers),
    bindClosing(answers),
  );
  bindPause(transport);
  bindPager(answers);
  bindLeave(answers);
  bindStillHere(answers);
  bindTables(transport, answers);
  const showAgreed = bindAgreed();
  await answers.start(({ me, state }) => {
    show(state);
    if (isBehind(state)) refreshLiveParts();
    if (!me) return;
    showSide(me);
    showSheet(me);
    tellWhatIsUsed(answers);
    if (me.agreed && !document.querySelector("#agreed li")) showAgreed();
  });
  performance.mark("answers-loaded"); // for whoever measures how soon a page is ready
  const changed = () =>
    talk.afterwards(() => {
      results.forEach((result) => result.soon());
      refreshLiveParts();
    });
  if (!answers.looking) followRoom(transport, answers, look, changed, showAgreed);
}

if (document.body.dataset.room !== undefined) startRoom();
bindFace();
