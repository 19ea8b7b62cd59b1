// row: a row of a plan or log. All rows that there can be are on the page, and those not in use are away.
import { inOrder, partsInWords, readParts, writeParts } from "./kind_parts.js";
import { announce } from "./receipts.js";
import { say } from "./words.js";

const shareOf = (container) => container.querySelector(".share input");
const isAway = (row) => row.dataset.away !== undefined;

// Before its items are bound: the rows that nobody has used yet, made of the template.
function makeRows(root) {
  for (const list of root.querySelectorAll("[data-rows]")) {
    const template = list.querySelector("template");
    if (!template) continue;
    for (let number = list.querySelectorAll(".row").length + 1; number <= list.dataset.rows; number += 1) {
      const copy = document.createElement("template");
      copy.innerHTML = template.innerHTML.replaceAll("row-0", `row-${number}`);
      copy.content.querySelector(".row").dataset.away = "";
      template.before(copy.content);
    }
    template.remove();
    followList(list);
  }
}

function followList(list) {
  const rows = Array.from(list.querySelectorAll(".row"));
  const undo = list.querySelector(".undo");
  const add = list.querySelector(".add");
  const tell = (row) => row.dispatchEvent(new Event("change", { bubbles: true }));
  const focusOn = (row) => {
    row.dispatchEvent(new Event("mutuality:go", { bubbles: true })); // where one thing is shown at a time, it is this
    row.querySelector("[data-part]").focus();
  };
  let removed = null;

  const number = () => {
    const inUse = rows.filter((row) => !isAway(row));
    inUse.forEach((row, place) => {
      for (const each of row.querySelectorAll(".row-number")) each.textContent = place + 1;
    });
    add.hidden = inUse.length === rows.length;
  };
  const forget = () => {
    undo.hidden = true;
    removed = null;
  };
  const take = (row) => {
    const gone = say("row-removed", { number: row.querySelector(".row-number").textContent });
    removed = { row, value: readRow(row) };
    row.after(undo);
    writeRow(row, null);
    row.dataset.away = "";
    number();
    undo.querySelector(".undo-words").textContent = gone;
    undo.hidden = false;
    undo.querySelector("button").focus();
    tell(row);
    announce(gone);
  };
  const bringBack = () => {
    const { row, value } = removed;
    forget();
    delete row.dataset.away;
    writeRow(row, value);
    number();
    focusOn(row);
    tell(row);
  };
  const addRow = () => {
    forget();
    const row = rows[rows.map(isAway).lastIndexOf(false) + 1] ?? rows.find(isAway);
    delete row.dataset.away;
    number();
    focusOn(row);
  };

  list.addEventListener("row-in-use", number);
  list.addEventListener("input", forget);
  list.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button === add) addRow();
    else if (button?.classList.contains("remove")) take(button.closest(".row"));
    else if (button?.closest(".undo")) bringBack();
  });
  number();
}

function readRow(container) {
  const parts = readParts(container);
  if (!parts) return null;
  const shared = shareOf(container)?.checked ?? false;
  return inOrder({ ...parts, shared });
}

function writeRow(container, value) {
  writeParts(container, value);
  const share = shareOf(container);
  if (share) share.checked = value?.shared ?? false;
  if (!value) return;
  delete container.dataset.away;
  container.dispatchEvent(new Event("row-in-use", { bubbles: true }));
}

export const row = { prepare: makeRows, read: readRow, write: writeRow, inWords: partsInWords };
