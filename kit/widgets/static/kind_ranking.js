// ranking: options that get the next place as they are ticked, as many as there are places; or a word that declines.
import { checkedValues, checkValues } from "./kind_choice.js";
import { draw, orders, pickAndRank, places } from "./kind_pick_and_rank.js";
import { announce } from "./receipts.js";
import { make, say } from "./words.js";

const ways = (container) => container.querySelector(".declined");
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
      announce(
        say("rank-place", { option: box(container, last).closest("label").textContent.trim(), place: order.ranked }),
      );
    }
    if (ways(container)) checkValues(ways(container), []);
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
    container.addEventListener("change", ({ target }) => settle(container, target));
  },
  read(container) {
    const [way] = ways(container) ? checkedValues(ways(container)) : [];
    return way ?? (orders.get(container).list.length ? [...orders.get(container).list] : null);
  },
  write(container, value) {
    const ranked = Array.isArray(value) ? value : [];
    pickAndRank.write(container, { picked: ranked, ranked });
    if (ways(container)) checkValues(ways(container), [value]);
  },
};
