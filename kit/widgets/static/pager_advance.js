// A first answer by touch goes on by itself, after a moment in which it can be seen. Never a change, a text, a key.
const UNTIL_NEXT = 400;

/** @param {any} pager */
export function bindAdvance(pager) {
  let timer, isFirst = false;
  const stay = () => clearTimeout(timer);
  const wantsNone = matchMedia("(prefers-reduced-motion: reduce)");
  document.addEventListener("mutuality:shown", stay);
  document.addEventListener("keydown", () => {
    isFirst = false;
    stay();
  }, true);
  document.addEventListener("pointerdown", () => {
    isFirst = isComplete(pager.current()) === false;
    stay();
  }, true);
  // One of many answers is chosen: the rest of them can wait.
  const goOn = (stop) => isComplete(stop, "") ? pager.goTo(pager.after(stop)) : pager.next();
  pager.main.addEventListener("change", ({ target }) => {
    const stop = pager.current();
    if (!isFirst || !target.matches("input[type=radio]") || !isComplete(stop)) return;
    isFirst = false;
    if (!wantsNone.matches) timer = setTimeout(() => goOn(stop), UNTIL_NEXT);
  });
}

// Whether each group of radios in sight has an answer; null where something else is asked for.
function isComplete({ items }, seen = ":not([data-off] *)") {
  if (items.length !== 1 || items[0].querySelector("input:not([type=radio]), textarea, select")) return null;
  const groups = Array.from(items[0].querySelectorAll(`input${seen}`), ({ name }) => name);
  return groups.length > 0 && groups.every((name) => items[0].querySelector(`[name="${CSS.escape(name)}"]:checked`));
}
