// What a page asks for again until it has come.
import { backoff } from "./connection.js";

/**
 * `work` that is done again until it goes through, as where a full server has hung up: nothing else would ask again
 * before the next news. A later call takes the place of an earlier one; a page that nobody looks at waits for that.
 * @param {(...given: any[]) => Promise<unknown>} work
 */
export function persistent(work) {
  let latest = 0;
  return async (/** @type {any[]} */ ...given) => {
    const mine = ++latest;
    const gaveUp = (error) => error.refused || error.signedOut || document.hidden;
    for (let failures = 0; mine === latest; failures++) {
      if (await work(...given).then(() => true, gaveUp)) return;
      await new Promise((done) => setTimeout(done, backoff(failures)));
    }
  };
}
