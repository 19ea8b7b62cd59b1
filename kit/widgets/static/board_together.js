// Two sides share a room: who is there, what one of them proposes, and what was done.
import { ended } from "./board_settings.js";
import { copyOf, match, put } from "./board_tools.js";
import { say } from "./words.js";

const MINUTE = 60;

/** @type {BoardPart} */
export function together(board) {
  const list = board.find("proposals");
  let timer;
  list.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-answer]");
    if (!button) return;
    const proposal = Number(button.closest("[data-key]").dataset.key);
    const done = await board.act(button, { act: button.dataset.answer, proposal });
    if (done?.path !== undefined) ended(board, done);
  });
  inviting(board);
  for (const button of document.querySelectorAll("[data-board-propose]")) {
    button.addEventListener("click", () => board.act(button, { act: button.dataset.boardPropose }));
  }

  function proposal(element, each) {
    const minutes = Math.max(1, Math.ceil(each.seconds_left / MINUTE));
    put(element.querySelector("[data-text]"), each.text);
    put(
      element.querySelector("[data-left]"),
      say(each.may_confirm ? "board-proposal-asks" : "board-proposal-waits", { minutes }),
    );
    element.querySelector("[data-answer=confirm]").hidden = !each.may_confirm;
    const decline = element.querySelector("[data-answer=decline]");
    decline.hidden = !each.mine && !each.may_confirm;
    put(decline, say(each.mine ? "board-take-back" : "board-decline"));
  }

  return ({ together: now, sides }) => {
    if (!now) return;
    match(list, now.proposals, () => copyOf("settings", "proposal"), proposal);
    clearTimeout(timer);
    const soonest = Math.min(MINUTE, ...now.proposals.map((each) => each.seconds_left + 1));
    if (now.proposals.length) timer = setTimeout(board.refresh, soonest * 1000);
    const name = (id) => sides.find((side) => side.id === id)?.name ?? say("board-no-side");
    put(
      board.find("shared-state"),
      !now.shared
        ? say("board-not-shared")
        : now.side === null
        ? say("board-is-shared-no-side")
        : say("board-is-shared", { side: name(now.side) }),
    );
    const there = ({ role, here }) =>
      role === "deputy"
        ? (here ? "board-deputy-here" : "board-deputy-invited")
        : here
        ? "board-facilitator-here"
        : "board-facilitator-invited";
    match(
      board.find("facilitators"),
      now.facilitators.map((each, id) => ({ id, ...each })),
      () => document.createElement("li"),
      (line, each) => put(line, say(there(each), { side: name(each.side) })),
    );
    for (const part of document.querySelectorAll("[data-board-if-shared]")) part.hidden = !now.shared;
    for (const part of document.querySelectorAll("[data-board-if-alone]")) part.hidden = now.shared;
    const { side, deputy } = board.find("invitation").dataset;
    const invited = (each) => String(each.side) === side && String(each.role === "deputy") === deputy;
    if (now.facilitators.some((each) => each.here && invited(each))) forgetInvitation(board); // it was taken
    settle(board, now, sides, name);
    match(board.find("log"), now.log, () => copyOf("settings", "log-line"), (line, { at, text }) => {
      const time = new Date(at * 1000);
      put(
        line.querySelector("time"),
        time.toLocaleTimeString(document.documentElement.lang || "en", {
          hour: "2-digit",
          minute: "2-digit",
          hourCycle: "h23",
        }),
      );
      put(line.querySelector("span"), text);
    });
  };
}

/** The two small forms: for whom I speak, and whom I may invite. */
function settle(board, now, sides, name) {
  const share = board.find("share"), invite = board.find("invite");
  share.hidden = now.shared || now.role !== "opener";
  const chosen = share.elements.side, fresh = !chosen.options.length;
  match(chosen, [{ id: "" }, ...sides], () => document.createElement("option"), (option, { id, name: text }) => {
    option.value = id;
    put(option, text ?? say("board-no-side"));
  });
  if (fresh) chosen.value = now.side ?? "";
  invite.hidden = !now.may_invite.length;
  match(
    invite.elements.whom,
    now.may_invite,
    () => document.createElement("option"),
    (option, { id, side, deputy }) => {
      option.value = id;
      put(option, say(deputy ? "board-invite-deputy" : "board-invite-facilitator", { side: name(side) }));
    },
  );
}

/** @param {Board} board */
function inviting(board) {
  const share = board.find("share"), invite = board.find("invite"), shown = board.find("invitation");
  share.addEventListener("submit", (event) => {
    event.preventDefault();
    const { value } = share.elements.side;
    board.act(event.submitter, { act: "share", side: value ? Number(value) : null });
  });
  invite.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [side, role] = invite.elements.whom.value.split(" ");
    const made = await board.act(event.submitter, { act: "invite", side: Number(side), deputy: role === "deputy" });
    if (!made) return;
    Object.assign(shown.dataset, { side, deputy: role === "deputy" });
    put(shown.querySelector("[data-link]"), made.link);
    shown.querySelector("img").src = made.qr;
    shown.hidden = false;
    shown.focus();
  });
  shown.querySelector("button").addEventListener("click", () => forgetInvitation(board));
}

// What opens the other side's board does not stay on a screen that many can see.
/** @param {Board} board */
function forgetInvitation(board) {
  const shown = board.find("invitation");
  shown.hidden = true;
  delete shown.dataset.side;
  put(shown.querySelector("[data-link]"), "");
  shown.querySelector("img").src = "data:,";
}
