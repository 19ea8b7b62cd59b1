// ranking: options that get the next place as they are ticked, as many as there are places; or a word that declines.
import { checkDeclined } from "./kind_choice.js";
import { draw, orders, pickAndRank, places } from "./kind_pick_and_rank.js";
import { announce } from "./receipts.js";
import { make, say, textOf } from "./words.js";

const box = (container, id) => container.querySelector(`.picks input[value="${id}"]`);

// What has lost its place is not picked any more; one tick too many is taken back, and said.
function settle(container, target) {
  const order = orders.get(container);
  const last = order.list[order.list.length - 1];
  container.querySelector(".limit")?.remove();
  if (target.matches(".picks :checked")) {
    if (order.list.length > places(container)) {
      const full = make("p", "still-to-do limit", say("rank-full", { count: places(container) }));
      target.closest(".option").after(full);
      announce(full.textContent);
    } else {
      order.ranked = order.list.length;
      announce(say("rank-place", { option: textOf(box(container, last).closest("label")), place: order.ranked }));
    }
    checkDeclined(container, null);
  } else if (target.closest(".declined")) {
    order.ranked = 0;
  }
  const out = order.list.splice(order.ranked);
  for (const id of out) box(container, id).checked = false;
  if (out.length && target.matches("select")) box(container, out[0]).focus();
  draw(container);
}

export const ranking = {
  setup(container) {
    pickAndRank.setup(container);
    const { list } = orders.get(container);
    if (list.length) ranking.write(container, list.slice(0, places(container)));
    container.addEventListener("change", ({ target }) => settle(container, target));
  },
  read(container) {
    const { list } = orders.get(container), way = container.querySelector(".declined :checked")?.value;
    return way ?? (list.length ? [...list] : null);
  },
  write(container, value) {
    const ranked = Array.isArray(value) ? value : [];
    pickAndRank.write(container, { picked: ranked, ranked });
    checkDeclined(container, value);
  },
};
