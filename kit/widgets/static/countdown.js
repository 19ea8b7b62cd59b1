// The room's timer. The server's clock and this screen's may differ: only the time that is left counts.

/**
 * When a timer ends on this page's own clock; as it was `known`, unless it has changed.
 * @param {Timer | null} timer @param {number | null} known
 */
export function endOf(timer, known = null) {
  const ends = timer ? performance.now() + (timer.ends_at - timer.now) * 1000 : null;
  return ends !== null && known !== null && Math.abs(ends - known) <= 500 ? known : ends;
}

export function secondsTo(ends) {
  return ends === null ? 0 : Math.max(0, Math.ceil((ends - performance.now()) / 1000));
}

/** Minutes and seconds: "12:05". */
export function minutesAndSeconds(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
