// What the pager can do without at first, see `pager_later.js`.
export const hooks = {
  /** @type {any} */
  pager: null,
  menuWanted: false,
  /** @param {Stop} _stop @param {any} _pager */
  fillDone(_stop, _pager) {},
  tooMuch: () => 0,
  /** @param {Stop} _stop @returns {ReturnType<typeof import("./pager_parts.js").partsOf>} */
  partsOf: (_stop) => [],
  /** @param {Stop} _stop @param {any} _part */
  showPart(_stop, _part) {},
  openMenu() {
    hooks.menuWanted = true;
  },
};
