// People arrive: names, code, and how many of each side are here.
import { alternate, copyOf, label, match, put } from "./board_tools.js";
import { say } from "./words.js";

const DOTS_AT_MOST = 120;
const SAID_FOR = 120000; // milliseconds, in which people look where the room has gone

/** @type {BoardPart} */
export function lobby(board) {
  const names = board.find("names"), rename = board.find("rename"), add = board.find("add-side");
  let first = true, chosen = null, known = null, changed;
  rename.addEventListener("input", (event) => {
    event.target.dataset.edited = "yes";
  });
  rename.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = [...rename.querySelectorAll("input")];
    const sides = Object.fromEntries(fields.filter((f) => f.dataset.side).map((f) => [f.dataset.side, f.value.trim()]));
    const title = rename.elements.title.value.trim();
    if (!await board.act(event.submitter, { act: "rename", title, sides })) return;
    fields.forEach((field) => {
      delete field.dataset.edited;
    });
    board.news(say("board-names-saved"));
  });
  add.addEventListener("submit", async (event) => {
    event.preventDefault();
    const name = add.elements.name.value.trim();
    if (name && await board.act(event.submitter, { act: "add-side", name })) add.reset();
  });

  board.find("address-list").addEventListener("click", ({ target }) => {
    const line = target.closest("button")?.closest("[data-key]");
    if (!line) return;
    chosen = line.dataset.key;
    board.draw();
    board.find("qr").scrollIntoView({ block: "nearest" });
  });

  /** Where phones find the room: the best address, unless another one was chosen and is still there. */
  function drawAddresses(best, all) {
    if (!all.includes(chosen)) chosen = null;
    const address = chosen ?? best, place = address.split("?")[0];
    put(board.find("address"), place);
    const qr = board.find("qr"), picture = `/api/board/qr.svg?of=${encodeURIComponent(address)}`;
    if (qr.getAttribute("src") !== picture) qr.src = picture;
    if (known !== null && known !== best) {
      const said = say(new URL(best).hostname === "127.0.0.1" ? "board-address-none" : "board-address-changed", {
        address: best.split("?")[0],
      });
      put(board.find("address-changed"), said);
      board.news(said);
      clearTimeout(changed);
      changed = setTimeout(() => put(board.find("address-changed"), ""), SAID_FOR);
    }
    known = best;
    const others = all.filter((other) => other !== address).map((other) => ({ id: other }));
    board.find("other-addresses").hidden = !others.length;
    match(board.find("address-list"), others, () => copyOf("lobby", "address"), (line, { id }) => {
      put(line.querySelector("[data-place]"), id.split("?")[0]);
      label(line.querySelector("button"), say("board-address-show"), id.split("?")[0]);
    });
  }

  const door = board.find("door-button");
  door.addEventListener("click", () => board.act(door, { act: board.data.locked ? "open-door" : "lock-door" }));

  function drawNames(data) {
    if (first) names.open = !data.people;
    first = false;
    keep(rename.elements.title, data.room.title);
    match(board.find("side-fields"), data.sides, () => copyOf("lobby", "side-field"), (field, side) => {
      const place = data.sides.indexOf(side) + 1;
      put(field.querySelector("[data-label]"), say("board-side-name", { number: place }));
      field.querySelector("input").dataset.side = side.id;
      keep(field.querySelector("input"), side.name);
    });
  }

  return (data) => {
    const { code, join_url: address, title, addresses = [] } = data.room;
    document.querySelectorAll("[data-board-code]").forEach((element) => put(element, code));
    board.find("bar-code").hidden = false;
    put(board.find("title"), title);
    put(board.find("room"), title);
    put(board.find("simulated"), data.room.simulated ? say("simulated") : "");
    drawAddresses(address, addresses);
    match(board.find("sides"), alternate(data.sides, board.turn), () => copyOf("lobby", "side"), (element, side) => {
      element.dataset.side = side.number;
      put(element.querySelector("[data-name]"), side.name);
      put(element.querySelector("[data-number]"), String(side.people));
      put(
        element.querySelector("[data-paper]"),
        side.on_paper ? say("board-on-paper", { count: side.on_paper }) : "",
      );
      dots(element.querySelector("[data-dots]"), side.people);
    });
    put(
      board.find("observers"),
      data.observers === 1 ? say("board-one-observer") : say("board-observers", { count: data.observers }),
    );
    put(board.find("door"), say(data.locked ? "board-door-locked" : "board-door-open"));
    put(door, say(data.locked ? "board-open-door" : "board-lock-door"));
    door.closest(".board-door").dataset.locked = Boolean(data.locked);
    drawNames(data);
  };
}

/** Put what the server holds into a field, unless somebody is changing it. */
function keep(field, value) {
  if (!field.dataset.edited && document.activeElement !== field && field.value !== value) field.value = value;
}

function dots(line, people) {
  const wanted = Math.min(people, DOTS_AT_MOST);
  while (line.children.length > wanted) line.lastElementChild.remove();
  while (line.children.length < wanted) line.append(document.createElement("span"));
}
