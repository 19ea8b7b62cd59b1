// A facilitator may close a workshop while somebody is writing in it: the page says so, and the words stay.
import { pageNotice } from "./page_notice.js";
import { make, say } from "./words.js";

/** @param {import("./answers.js").Answers} answers @returns {(state: RoomAnswer) => unknown} */
export function bindClosing(answers) {
  const [, workshop] = /\/w\/([a-z0-9-]+)$/.exec(location.pathname) ?? [];
  if (!workshop) return () => {};
  const notice = pageNotice("closed");
  let told = false;
  return ({ open }) => {
    const closed = Boolean(answers.me) && !open.some(({ id }) => id === workshop);
    if (closed === told) return;
    told = closed;
    if (closed) notice.show([make("p", "", say("workshop-closed-now"))], "workshop-closed-understood");
    else notice.hide();
  };
}
