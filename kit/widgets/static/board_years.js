// Over the years: the gatherings before this one, what was promised there, and the report of this one.
import { match } from "./board_tools.js";
import { onSubmit, put, say } from "./words.js";

/** @type {BoardPart} */
export function years(board) {
  const form = board.find("link-room"), last = board.find("last-time"), aside = board.find("set-aside");
  const keep = board.find("keep-room"), keepButton = keep.querySelector("button");
  let shown = "";
  onSubmit(form, async (button) => {
    if (await board.act(button, { act: "link-room", link: form.elements.link.value })) form.reset();
  });
  keepButton.addEventListener("click", () => board.act(keepButton, { act: "keep-room" }));
  return ({ partnership, set_aside: setAside, last_time: html, report_closed: closed }) => {
    if (html !== shown) last.innerHTML = shown = html;
    last.hidden = !html;
    board.find("report-open").hidden = closed;
    board.find("report-closed").hidden = !closed;
    document.querySelector("[data-board-propose=close-report]").hidden = closed;
    match(board.find("earlier"), partnership.earlier, "li", (line, { title, expires: day }) => {
      put(line, say("board-years-earlier", { title, day }));
    });
    board.find("no-earlier").hidden = partnership.linked;
    form.hidden = partnership.linked;
    const rooms = setAside.map((each) => ({ id: each.code, ...each }));
    match(aside, rooms, "li", (line, { title, code, last_used: used, set_aside: day }) => {
      put(line, say("board-set-aside", { title, code, used, day }));
    });
    aside.hidden = !rooms.length;
    keep.hidden = !rooms.some((each) => each.here);
    board.fill({ expires: say("board-years-expires", { day: partnership.expires }) });
    board.find("keep").hidden = partnership.kept;
  };
}
