// What a browser keeps of this page's own. One that keeps nothing is no fault: then a reload begins anew.

/** Whether the kit's typeface has come, see `face.js`. */
export const FACE = "mutuality:face";

/** @param {string} name @param {"sessionStorage" | "localStorage"} storage */
export function recall(name, storage = "sessionStorage") {
  try {
    return globalThis[storage].getItem(name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {any} value @param {"sessionStorage" | "localStorage"} storage */
export function remember(name, value, storage = "sessionStorage") {
  try {
    globalThis[storage].setItem(name, String(value));
  } catch { /* it keeps nothing */ }
}
