// Letters as large as may be: on a projector nobody scrolls, and nothing is cut.

const STEPS = 9; // halving the range so often is as fine as a hundredth of it

/**
 * Set `property` of `element`, a factor for the sizes of its letters, to the largest from `least` to `most` for which
 * all `fits`; `least` where none does. Returns it.
 * @param {HTMLElement} element @param {string} property @param {number} least @param {number} most
 * @param {() => boolean} fits
 */
export function growToFit(element, property, least, most, fits) {
  const set = (factor) => element.style.setProperty(property, String(factor));
  let [low, high] = [least, most];
  set(high);
  if (fits()) return high;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    set(middle);
    if (fits()) low = middle;
    else high = middle;
  }
  set(low);
  return low;
}

/** Whether all that is in `element` is in view, if it cuts what is not. @param {Element} element */
export function holdsAll(element) {
  if (getComputedStyle(element).overflow === "visible") return true;
  return element.scrollHeight <= element.clientHeight + 1 && element.scrollWidth <= element.clientWidth + 1;
}
