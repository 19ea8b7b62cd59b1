// The end of an exercise, the menu, and going on by itself: what the pager shows only after somebody has done something.
import { bindAdvance } from "./pager_advance.js";
import { fillDone } from "./pager_done.js";
import { hooks } from "./pager_hooks.js";
import { pagerMenu } from "./pager_menu.js";

export function completePager() {
  if (!hooks.pager) return;
  Object.assign(hooks, { fillDone, openMenu: pagerMenu(hooks.pager) });
  if (hooks.menuWanted) hooks.openMenu();
  hooks.pager.refresh();
  bindAdvance(hooks.pager);
}
