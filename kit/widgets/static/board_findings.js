// One finding of a result at a time: which of them, and what stands on the screen.

export function oneByOne() {
  let findings = [], at = null; // null: the whole result
  return {
    get at() {
      return at;
    },
    get count() {
      return findings.length;
    },
    get html() {
      return findings[at] ?? "";
    },
    choose(number) {
      at = number;
    },
    /** What the server found; of a result without findings the whole is shown. */
    take(found) {
      findings = found;
      at = found.length ? Math.min(at ?? 0, found.length - 1) : null;
    },
    /** Go on or back; whether there was one more. */
    step(by) {
      const next = (at ?? NaN) + by;
      if (!(next >= 0 && next < findings.length)) return false;
      at = next;
      return true;
    },
  };
}
