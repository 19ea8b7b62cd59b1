// The plan on the board: choosing one, one slim line while it runs, and the way to the console on a phone. The plan of a
// demonstration goes on by itself, and says here what to look at.
import { fill, offer, planInWords, showLink } from "./board_tools.js";
import { onSubmit, put, say } from "./words.js";

const COUNT_AGAIN = 30000; // milliseconds; the minutes of a step go by without any news

/** @type {BoardPart} */
export function plan(board) {
  const line = board.find("plan"), next = line.querySelector("[data-next]");
  const notes = line.querySelector("[data-notes]");
  const pickers = [...document.querySelectorAll("[data-board-plans]")], demo = board.find("demonstration");
  const begin = demo.querySelector("button");

  async function start(button, name) {
    if (await board.act(button, { act: "start-plan", plan: name })) line.dataset.begun = "yes";
  }
  for (const picker of pickers) {
    onSubmit(picker.querySelector("form"), (button) => start(button, picker.querySelector("select").value));
  }
  begin.addEventListener("click", () => start(begin, board.data.demonstration?.id));
  next.addEventListener("click", () => {
    const step = board.data.agenda?.next ?? null;
    if (step !== null) board.act(next, { act: "go-to-step", step });
    else if (isDemonstration(board.data)) board.act(next, { act: "end-plan" });
  });
  setInterval(() => {
    if (board.data?.agenda) board.refresh();
  }, COUNT_AGAIN);

  return (data) => {
    const { agenda, plans, demonstration } = data;
    line.hidden = !agenda;
    demo.hidden = Boolean(agenda) || !demonstration;
    put(begin, demonstration?.title ?? "");
    for (const picker of pickers) {
      picker.hidden = Boolean(agenda) || !plans.length;
      offer(picker.querySelector("select"), plans, planInWords);
    }
    if (!agenda) return;
    const now = agenda.steps[agenda.step], coming = agenda.steps.find(({ number }) => number === agenda.next);
    const shown = isDemonstration(data); // whose steps are shorter than the minutes that are left
    fill(line, {
      where: say("board-plan-step", { number: now.number + 1, count: agenda.steps.length, title: now.title }),
      left: agenda.paused
        ? say("board-plan-paused")
        : shown
        ? ""
        : say("board-plan-left", { minutes: agenda.minutes_left }),
    });
    const last = say(shown ? "board-demo-end" : "board-plan-last");
    put(next, coming ? say("board-plan-next", { title: coming.title }) : last);
    next.setAttribute("aria-disabled", String(!coming && !shown));
    notes.hidden = !shown;
    put(notes, now.notes);
    if (line.dataset.begun) next.focus(); // what was pressed to begin has gone
    delete line.dataset.begun;
  };
}

/** Whether the plan that runs is the one of the demonstration. */
function isDemonstration({ agenda, demonstration }) {
  return Boolean(agenda && agenda.plan === demonstration?.id);
}

/**
 * A link that opens the console elsewhere is shown when it is asked for, and goes as soon as it was taken.
 * @type {BoardPart}
 */
export function consoleLink(board) {
  const shown = board.find("console-link"), show = board.find("console-show");
  let since = Infinity; // only what was asked for after the link was made knows whether it was taken
  function forget() {
    if (shown.contains(document.activeElement)) show.focus();
    since = Infinity;
    showLink(shown, null);
  }
  show.addEventListener("click", async () => {
    const made = await board.act(show, { act: "console-link" });
    if (!made || board.mode !== "settings") return; // what opens the console never comes up by itself on a wall
    fill(shown, { help: say("board-console-help", made) });
    since = board.asked;
    showLink(shown, made);
  });
  shown.querySelector("button").addEventListener("click", forget);
  return ({ console_link: waits }) => {
    if (board.mode !== "settings" || (!waits && board.answered > since)) forget();
  };
}
