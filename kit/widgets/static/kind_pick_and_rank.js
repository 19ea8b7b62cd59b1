// pick-and-rank: checkboxes, then what is picked as a list. Its first places are the ranking; buttons and a choice of
// place move an option, and every move is announced.
import { checkedValues, checkValues } from "./kind_choice.js";
import { announce } from "./receipts.js";
import { say } from "./words.js";

export const orders = new WeakMap(); // container -> { list: ids of all that is picked, ranked: how many of them have a place }

function optionText(container, id) {
  return container.querySelector(`.picks input[value="${id}"]`).closest("label").textContent.trim();
}

export function places(container) {
  return Number(container.dataset.rank);
}

/** The order once an option is moved. `to` counts from 0; at `ranked` or behind, the option has no place. */
export function moved({ list, ranked }, id, to, most) {
  const hadPlace = list.indexOf(id) < ranked, others = list.filter((other) => other !== id);
  const placed = hadPlace ? ranked - 1 : ranked, hasPlace = to <= placed;
  others.splice(hasPlace ? Math.max(0, to) : placed, 0, id);
  return { list: others, ranked: hasPlace ? Math.min(most, placed + 1) : placed };
}

function move(container, id, to) {
  const order = moved(orders.get(container), id, to, places(container));
  orders.set(container, order);
  draw(container);
  const place = order.list.indexOf(id), option = optionText(container, id);
  announce(place < order.ranked ? say("rank-place", { option, place: place + 1 }) : say("rank-none", { option }));
}

export function draw(container) {
  const { list, ranked } = orders.get(container);
  const ranking = container.querySelector(".ranking");
  const rows = new Map(Array.from(ranking.querySelectorAll("li"), (row) => [row.dataset.option, row]));
  const focused = ranking.contains(document.activeElement) ? document.activeElement : null;
  const drawn = list.map((id, index) => drawRow(container, rows.get(id), id, index, ranked));
  ranking.querySelector("ol").replaceChildren(...drawn);
  ranking.hidden = list.length === 0;
  for (const { value, parentElement: label } of container.querySelectorAll(".picks input")) {
    const place = list.indexOf(value);
    if (place >= 0 && place < ranked) label.dataset.place = String(place + 1);
    else delete label.dataset.place;
  }
  focused?.focus({ preventScroll: true });
}

function drawRow(container, kept, id, index, ranked) {
  const row = kept ?? container.querySelector("template").content.firstElementChild.cloneNode(true);
  const option = optionText(container, id);
  const hasPlace = index < ranked;
  const open = Math.min(places(container), hasPlace ? ranked : ranked + 1);
  row.dataset.option = id;
  row.classList.toggle("ranked", hasPlace);
  row.querySelector(".place").textContent = hasPlace ? index + 1 : "–";
  row.querySelector(".name").textContent = option;
  const [up, down] = row.querySelectorAll("button");
  up.setAttribute("aria-label", say("move-up-option", { option }));
  down.setAttribute("aria-label", say("move-down-option", { option }));
  up.setAttribute("aria-disabled", index === 0 && hasPlace); // disabled would lose the focus
  const isLast = container.dataset.kind === "ranking" && index === ranked - 1; // further down nothing has a place
  down.setAttribute("aria-disabled", !hasPlace || isLast);
  const select = row.querySelector("select");
  select.setAttribute("aria-label", say("rank-choose", { option }));
  select.replaceChildren(new Option(say("rank-no-place"), ""));
  for (let place = 1; place <= open; place += 1) {
    select.add(new Option(`${say("rank-place-short")} ${place}`, String(place)));
  }
  select.value = hasPlace ? index + 1 : "";
  return row;
}

export const pickAndRank = {
  setup(container) {
    const list = checkedValues(container.querySelector(".picks")); // ticked before this script came
    orders.set(container, { list, ranked: 0 });
    if (list.length) draw(container);
    container.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-move]");
      if (!button || button.getAttribute("aria-disabled") === "true") return;
      const id = button.closest("li").dataset.option;
      const { list, ranked } = orders.get(container);
      const from = list.indexOf(id);
      const step = Number(button.dataset.move);
      move(container, id, from < ranked ? from + step : Math.min(ranked, places(container) - 1));
      container.dispatchEvent(new Event("change"));
    });
    container.addEventListener("change", ({ target }) => {
      const order = orders.get(container);
      if (target.matches("select")) {
        move(container, target.closest("li").dataset.option, target.value ? target.value - 1 : Infinity);
      } else if (target.matches(".picks input")) {
        const at = order.list.indexOf(target.value);
        if (at < 0) order.list.push(target.value);
        else order.list.splice(at, 1);
        if (at >= 0 && at < order.ranked) order.ranked -= 1;
        draw(container);
      }
    });
  },
  read(container) {
    const picked = checkedValues(container.querySelector(".picks"));
    const { list, ranked } = orders.get(container);
    return picked.length ? { picked, ranked: list.slice(0, ranked) } : null;
  },
  write(container, value) {
    const { picked = [], ranked = [] } = value ?? {};
    checkValues(container.querySelector(".picks"), picked);
    orders.set(container, { list: [...ranked, ...picked.filter((id) => !ranked.includes(id))], ranked: ranked.length });
    draw(container);
  },
};
