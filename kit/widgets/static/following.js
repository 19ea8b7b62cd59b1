// What comes and goes with the steps of a plan: the notice that the room goes on, and the question while people talk.
// Hidden until something is said there; where one only reads, as on one's resume code, there is neither.
import { make, makeButton, say } from "./words.js";

export function makeRoomForSteps() {
  if (!document.querySelector("[data-page=home], [data-page=workshop]")) return;
  document.body.append(stepNotice(), talkNow());
}

const marked = (tag, name, className = "", more = {}) => {
  const element = make(tag, className, "", more);
  element.setAttribute(`data-${name}`, "");
  return element;
};

function button(name, text, className) {
  const made = makeButton(text, () => {}, className);
  made.setAttribute(`data-${name}`, "");
  return made;
}

function stepNotice() {
  const notice = marked("aside", "step-notice", "step-notice", { hidden: true });
  const told = make("p", "", [marked("strong", "step-title"), " ", marked("span", "step-soon")]);
  told.setAttribute("role", "status");
  notice.append(
    told,
    make("p", "", [button("step-go", say("step-go"), ""), " ", button("step-stay", say("step-stay"), "quiet")]),
  );
  return notice;
}

function talkNow() {
  const dialog = marked("dialog", "talk-now", "talk-now");
  const title = marked("p", "talk-title", "talk-now-title", { id: "talk-now-title", tabIndex: -1, autofocus: true });
  const question = marked("p", "talk-question", "talk-now-question", { id: "talk-now-question" });
  const time = marked("p", "now-time", "talk-now-time", { hidden: true });
  dialog.setAttribute("aria-labelledby", `${title.id} ${question.id}`);
  question.setAttribute("aria-live", "polite");
  time.setAttribute("role", "timer");
  const parts = [title, question, marked("p", "talk-group"), marked("p", "talk-starts"), time];
  parts.push(make("p", "", button("talk-back", say("talk-back"), "talk-now-back")));
  dialog.append(...parts, document.querySelector("form[data-pause]").cloneNode(true));
  return dialog;
}
