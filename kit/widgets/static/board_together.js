// Two sides share a room: who is there, what one of them proposes, and what was done.
import { ended } from "./board_settings.js";
import { drawProposal, match, offer, onPress, showLink, timeOfDay } from "./board_tools.js";
import { onSubmit, put, say } from "./words.js";

const MINUTE = 60;
const THERE = {
  deputy: ["board-deputy-here", "board-deputy-invited"],
  facilitator: ["board-facilitator-here", "board-facilitator-invited"],
};

/** @type {BoardPart} */
export function together(board) {
  let timer;
  onPress(board.find("proposals"), "[data-answer]", async (button, key) => {
    const done = await board.act(button, { act: button.dataset.answer, proposal: Number(key) });
    if (done?.path !== undefined) ended(board, done);
  });
  inviting(board);
  for (const button of document.querySelectorAll("[data-board-propose]")) {
    button.addEventListener("click", () => board.act(button, { act: button.dataset.boardPropose }));
  }

  return ({ together: now, sides }) => {
    if (!now) return;
    match(board.find("proposals"), now.proposals, "proposal", drawProposal);
    clearTimeout(timer);
    const soonest = Math.min(MINUTE, ...now.proposals.map((each) => each.seconds_left + 1));
    if (now.proposals.length) timer = setTimeout(board.refresh, soonest * 1000);
    const name = (id) => sides.find((side) => side.id === id)?.name ?? say("board-no-side");
    const state = !now.shared ? "board-not-shared" : now.side === null ? "board-is-shared-no-side" : "board-is-shared";
    board.fill({ "shared-state": say(state, { side: name(now.side) }) });
    match(board.find("facilitators"), now.facilitators.map((each, id) => ({ id, ...each })), "li", (line, each) => {
      const [here, invited] = THERE[each.role === "deputy" ? "deputy" : "facilitator"];
      put(line, say(each.here ? here : invited, { side: name(each.side) }));
    });
    for (const part of document.querySelectorAll("[data-board-if-shared]")) part.hidden = !now.shared;
    for (const part of document.querySelectorAll("[data-board-if-alone]")) part.hidden = now.shared;
    const { side, deputy } = board.find("invitation").dataset;
    const invited = (each) => String(each.side) === side && String(each.role === "deputy") === deputy;
    if (now.facilitators.some((each) => each.here && invited(each))) forgetInvitation(board); // it was taken
    settle(board, now, sides, name);
    match(board.find("log"), now.log, "log-line", (line, { at, text }) => {
      put(line.querySelector("time"), timeOfDay(at));
      put(line.querySelector("span"), text);
    });
  };
}

/** The two small forms: for whom I speak, and whom I may invite. */
function settle(board, now, sides, name) {
  const share = board.find("share"), invite = board.find("invite");
  share.hidden = now.shared || now.role !== "opener";
  const chosen = share.elements.side, fresh = !chosen.options.length;
  offer(chosen, [{ id: "", name: say("board-no-side") }, ...sides], (side) => side.name);
  if (fresh) chosen.value = now.side ?? "";
  invite.hidden = !now.may_invite.length;
  const whom = ({ side, deputy }) =>
    say(deputy ? "board-invite-deputy" : "board-invite-facilitator", { side: name(side) });
  offer(invite.elements.whom, now.may_invite, whom);
}

/** @param {Board} board */
function inviting(board) {
  const share = board.find("share"), invite = board.find("invite"), shown = board.find("invitation");
  onSubmit(share, (button) => {
    const { value } = share.elements.side;
    board.act(button, { act: "share", side: value ? Number(value) : null });
  });
  onSubmit(invite, async (button) => {
    const [side, role] = invite.elements.whom.value.split(" ");
    const made = await board.act(button, { act: "invite", side: Number(side), deputy: role === "deputy" });
    if (!made) return;
    Object.assign(shown.dataset, { side, deputy: role === "deputy" });
    showLink(shown, made);
  });
  shown.querySelector("button").addEventListener("click", () => forgetInvitation(board));
}

// What opens the other side's board does not stay on a screen that many can see.
function forgetInvitation(board) {
  const shown = board.find("invitation");
  delete shown.dataset.side;
  showLink(shown, null);
}
