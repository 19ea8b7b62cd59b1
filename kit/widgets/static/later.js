// What a page needs only once somebody does something there. It has what `boot.js` brings, and comes behind it.
import { bindAgreed } from "./agreed.js";
import { bindEpisodes } from "./episodes.js";
import { bindFace } from "./face.js";
import { makeRoomForSteps } from "./following.js";
import { bindLeave, followRoom, isBehind, lookAtRoom, refreshLiveParts, showSheet } from "./follow_room.js";
import { bindItems } from "./form.js";
import "./kinds_later.js";
import { bindNext } from "./next_exercise.js";
import { bindSteps } from "./next_step.js";
import { isPaged } from "./pager.js";
import { completePager } from "./pager_later.js";
import { bindPause } from "./pause.js";
import { bindResults } from "./result.js";
import { roomAsks } from "./room_asks.js";
import { bindNow } from "./room_now.js";
import { mayWait } from "./seen.js";
import { Sender } from "./sending.js";
import { bindStillHere } from "./still_here.js";
import { bindTables } from "./tables.js";
import { bindTalk } from "./talk_now.js";
import "./trouble.js";
import { tellWhatIsUsed } from "./used.js";
import { bindClosing } from "./workshop_closed.js";

/**
 * Binds it all, and returns what to do with the first answer of the server.
 * @param {RoomTransport} transport @param {import("./answers.js").Answers} answers
 * @returns {(found: Start) => void}
 */
export function bindLater(transport, answers) {
  Object.assign(transport, roomAsks());
  bindFace();
  completePager();
  makeRoomForSteps();
  bindTables(transport, answers);
  bindItems(document, answers, (item) => !isPaged() || !mayWait(item));
  bindNext(answers);
  const results = bindResults(document, answers);
  const talk = bindTalk();
  const followers = [bindNow(), talk.follow, bindSteps(answers), bindEpisodes(document, answers), bindClosing(answers)];
  const { look, show } = lookAtRoom(transport, ...followers);
  answers.showAll(); // what trouble.js has to say
  const sender = new Sender(answers);
  sender.flush();
  bindPause(transport);
  bindLeave(answers);
  bindStillHere(answers);
  const showAgreed = bindAgreed();
  const changed = () =>
    talk.afterwards(() => {
      results.forEach((result) => result.soon());
      refreshLiveParts();
    });
  return ({ me, state }) => {
    if (!state) return;
    show(state);
    if (isBehind(state)) refreshLiveParts();
    if (me) {
      showSheet(me);
      sender.listenToTabs();
      tellWhatIsUsed(answers);
    }
    if (me?.agreed && !document.querySelector("#agreed li")) showAgreed();
    if (!answers.looking) followRoom(answers, look, changed, showAgreed);
  };
}
