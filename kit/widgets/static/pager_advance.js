// A first answer by touch goes on by itself, after a moment in which it can be seen. Never a change, a text, a key.
const UNTIL_NEXT = 400;

/** @param {any} pager */
export function bindAdvance(pager) {
  let timer, arrived = null, byKey = false, wasOpen = false;
  const stay = () => clearTimeout(timer);
  const wantsNone = matchMedia("(prefers-reduced-motion: reduce)");
  const arrive = (stop) => {
    stay();
    arrived = stop.id;
    wasOpen = isComplete(stop) === false;
  };
  arrive(pager.current());
  document.addEventListener("mutuality:shown", ({ detail }) => arrive(detail));
  document.addEventListener("keydown", () => {
    byKey = true;
    stay();
  }, true);
  document.addEventListener("pointerdown", () => {
    byKey = false;
    stay();
  }, true);
  pager.main.addEventListener("change", ({ target }) => {
    const stop = pager.current();
    if (stop.id !== arrived || !target.matches("input[type=radio]") || !isComplete(stop)) return;
    const isFirst = wasOpen;
    wasOpen = false;
    if (isFirst && !byKey && !wantsNone.matches) timer = setTimeout(() => pager.next(), UNTIL_NEXT);
  });
}

// Whether each group of radios has an answer; null where something else is asked for.
function isComplete({ items }) {
  if (items.length !== 1 || items[0].querySelector("input:not([type=radio]), textarea, select")) return null;
  const groups = Array.from(items[0].querySelectorAll("input"), ({ name }) => name);
  return groups.length > 0 && groups.every((name) => items[0].querySelector(`[name="${CSS.escape(name)}"]:checked`));
}
