// Over the years: the gatherings before this one, what was promised there, and the report of this one.
import { match, put } from "./board_tools.js";
import { say } from "./words.js";

/** @type {BoardPart} */
export function years(board) {
  const form = board.find("link-room"), last = board.find("last-time");
  let shown = "";
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await board.act(event.submitter, { act: "link-room", link: form.elements.link.value })) form.reset();
  });
  const keep = board.find("keep-room"), aside = board.find("set-aside");
  keep.querySelector("button").addEventListener(
    "click",
    (event) => board.act(event.currentTarget, { act: "keep-room" }),
  );
  return ({ partnership, set_aside: setAside, last_time: html, report_closed: closed }) => {
    if (html !== shown) last.innerHTML = shown = html;
    last.hidden = !html;
    board.find("report-open").hidden = closed;
    board.find("report-closed").hidden = !closed;
    document.querySelector("[data-board-propose=close-report]").hidden = closed;
    match(
      board.find("earlier"),
      partnership.earlier,
      () => document.createElement("li"),
      (line, { title, expires }) => put(line, say("board-years-earlier", { title, day: expires })),
    );
    board.find("no-earlier").hidden = partnership.linked;
    form.hidden = partnership.linked;
    match(
      aside,
      setAside,
      () => document.createElement("li"),
      (line, { title, code, last_used: used, set_aside: day }) =>
        put(line, say("board-set-aside", { title, code, used, day })),
    );
    aside.hidden = !setAside.length;
    keep.hidden = !setAside.some((each) => each.here);
    put(board.find("expires"), say("board-years-expires", { day: partnership.expires }));
    board.find("keep").hidden = partnership.kept;
  };
}
