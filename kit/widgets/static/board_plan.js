// The plan on the board: choosing one, one slim line while it runs, and the way to the console on a phone.
import { match, put } from "./board_tools.js";
import { say } from "./words.js";

const COUNT_AGAIN = 30000; // milliseconds; the minutes of a step go by without any news

/** @type {BoardPart} */
export function plan(board) {
  const line = board.find("plan");
  const [where, left, next] = ["where", "left", "next"].map((name) => line.querySelector(`[data-${name}]`));
  const pickers = [...document.querySelectorAll("[data-board-plans]")];
  for (const picker of pickers) {
    const form = picker.querySelector("form");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (await board.act(form, { act: "start-plan", plan: picker.querySelector("select").value })) {
        line.dataset.begun = "yes";
      }
    });
  }
  next.addEventListener("click", () => {
    const step = board.data.agenda?.next ?? null;
    if (step !== null) board.act(next, { act: "go-to-step", step });
  });
  setInterval(() => {
    if (board.data?.agenda) board.refresh();
  }, COUNT_AGAIN);

  return ({ agenda, plans = [] }) => {
    line.hidden = !agenda;
    for (const picker of pickers) {
      picker.hidden = Boolean(agenda) || !plans.length;
      match(
        picker.querySelector("select"),
        plans,
        () => document.createElement("option"),
        (option, { id, title, minutes }) => {
          option.value = id;
          put(option, say(minutes ? "board-plan-choice" : "board-plan-faulty", { title, minutes }));
        },
      );
    }
    if (agenda) {
      const now = agenda.steps[agenda.step], coming = agenda.steps.find(({ number }) => number === agenda.next);
      put(
        where,
        say("board-plan-step", { number: now.number + 1, count: agenda.steps.length, title: now.title }),
      );
      put(left, say(agenda.paused ? "board-plan-paused" : "board-plan-left", { minutes: agenda.minutes_left }));
      put(next, coming ? say("board-plan-next", { title: coming.title }) : say("board-plan-last"));
      next.setAttribute("aria-disabled", String(!coming));
    }
    if (agenda && line.dataset.begun) next.focus(); // what was pressed to begin has gone
    if (agenda) delete line.dataset.begun;
  };
}

/** A link that opens the console elsewhere is shown when it is asked for, and goes as soon as it was taken. */
/** @type {BoardPart} */
export function consoleLink(board) {
  const shown = board.find("console-link"), show = board.find("console-show");
  let since = Infinity; // only what was asked for after the link was made knows whether it was taken
  function forget() {
    if (shown.contains(document.activeElement)) show.focus();
    shown.hidden = true;
    since = Infinity;
    put(shown.querySelector("[data-link]"), "");
    shown.querySelector("img").src = "data:,";
  }
  show.addEventListener("click", async () => {
    const made = await board.act(show, { act: "console-link" });
    if (!made || board.mode !== "settings") return; // what opens the console never comes up by itself on a wall
    put(shown.querySelector("[data-link]"), made.link);
    put(shown.querySelector("[data-help]"), say("board-console-help", made));
    shown.querySelector("img").src = made.qr;
    shown.hidden = false;
    since = board.asked;
    shown.focus();
  });
  shown.querySelector("button").addEventListener("click", forget);
  return ({ console_link: waits }) => {
    if (board.mode !== "settings" || (!waits && board.answered > since)) forget();
  };
}
