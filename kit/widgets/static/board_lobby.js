// People arrive: names, code, and how many of each side are here.
import { addressChanged, alternate, fill, label, match, onPress } from "./board_tools.js";
import { onSubmit, put, say } from "./words.js";

const DOTS_AT_MOST = 120;
const SAID_FOR = 120000; // milliseconds, in which people look where the room has gone

/** @type {BoardPart} */
export function lobby(board) {
  const names = board.find("names"), rename = board.find("rename"), add = board.find("add-side");
  const door = board.find("door-button"), qr = board.find("qr");
  let first = true, known = null, changed;
  rename.addEventListener("input", ({ target }) => target.dataset.edited = "yes");
  onSubmit(rename, async (button) => {
    const fields = [...rename.querySelectorAll("input")];
    const sides = Object.fromEntries(fields.filter((f) => f.dataset.side).map((f) => [f.dataset.side, f.value.trim()]));
    if (!await board.act(button, { act: "rename", title: rename.elements.title.value.trim(), sides })) return;
    for (const field of fields) delete field.dataset.edited;
    board.news(say("board-names-saved"));
  });
  onSubmit(add, async (button) => {
    const name = add.elements.name.value.trim();
    if (name && await board.act(button, { act: "add-side", name })) add.reset();
  });
  onPress(board.find("address-list"), "button", async (button, address) => {
    if (await board.act(button, { act: "show-address", address })) qr.scrollIntoView({ block: "nearest" });
  });
  door.addEventListener("click", () => board.act(door, { act: board.data.locked ? "open-door" : "lock-door" }));

  /** Where phones find the room, and where they may find it too. */
  function drawAddresses(address, all) {
    const picture = `/api/board/qr.svg?of=${encodeURIComponent(address)}`;
    board.fill({ address: address.split("?")[0] });
    if (qr.getAttribute("src") !== picture) qr.src = picture;
    if (known !== null && !all.includes(known)) {
      const said = addressChanged(address);
      board.fill({ "address-changed": said });
      board.news(said);
      clearTimeout(changed);
      changed = setTimeout(() => board.fill({ "address-changed": "" }), SAID_FOR);
    }
    known = address;
    const others = all.filter((other) => other !== address);
    board.find("other-addresses").hidden = !others.length;
    match(board.find("address-list"), others, "address", (line, other) => {
      const [place] = other.split("?");
      fill(line, { place });
      label(line.querySelector("button"), say("board-address-show"), place);
    });
  }

  function drawNames({ people, room, sides }) {
    if (first) names.open = !people;
    first = false;
    keep(rename.elements.title, room.title);
    match(board.find("side-fields"), sides, "side-field", (field, side, index) => {
      fill(field, { label: say("board-side-name", { number: index + 1 }) });
      field.querySelector("input").dataset.side = side.id;
      keep(field.querySelector("input"), side.name);
    });
  }

  return (data) => {
    const { code, join_url: shown, title, addresses, simulated } = data.room;
    for (const each of document.querySelectorAll("[data-board-code]")) put(each, code);
    board.find("bar-code").hidden = false;
    drawAddresses(shown, addresses);
    match(board.find("sides"), alternate(data.sides, board.turn), "side", (element, side) => {
      const paper = side.on_paper ? say("board-on-paper", { count: side.on_paper }) : "";
      element.dataset.side = side.number;
      fill(element, { name: side.name, number: String(side.people), paper });
      dots(element.querySelector("[data-dots]"), side.people);
    });
    board.fill({
      title,
      room: title,
      simulated: simulated ? say("simulated") : "",
      observers: say(data.observers === 1 ? "board-one-observer" : "board-observers", { count: data.observers }),
      door: say(data.locked ? "board-door-locked" : "board-door-open"),
      "door-button": say(data.locked ? "board-open-door" : "board-lock-door"),
    });
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
