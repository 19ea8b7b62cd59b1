// What the pager can do without at first, see `pager_later.js`.
export const hooks = {
  /** @type {any} */
  pager: null,
  menuWanted: false,
  /** @param {Stop} _stop @param {any} _pager */
  fillDone(_stop, _pager) {},
  openMenu() {
    hooks.menuWanted = true;
  },
};
