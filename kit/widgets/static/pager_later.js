// The end of an exercise, a question in parts, the menu, and going on by itself: what the pager shows only after somebody has done something.
import { bindAdvance } from "./pager_advance.js";
import { fillDone } from "./pager_done.js";
import { hooks } from "./pager_hooks.js";
import { pagerMenu } from "./pager_menu.js";
import { partsOf, showPart, tooMuch } from "./pager_parts.js";

export function completePager() {
  if (!hooks.pager) return;
  Object.assign(hooks, { fillDone, openMenu: pagerMenu(hooks.pager), partsOf, showPart, tooMuch });
  if (hooks.menuWanted) hooks.openMenu();
  hooks.pager.fitAgain();
  hooks.pager.refresh();
  bindAdvance(hooks.pager);
}
