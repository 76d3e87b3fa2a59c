/** Milliseconds in which a second press of Next or Back is the other half of a double click, not a further step. */
export const DOUBLE_CLICK_MS = 500;

/** The time of the press that is being handled, in milliseconds of a monotonic clock; a busy page handles it later. */
export const pressedAt = (): number => window.event?.timeStamp ?? performance.now();

/**
 * Tells the second half of a double click from a press that is meant. Another verb in between makes the next press
 * a new one.
 */
export function createDoubleClickGuard(now: () => number = pressedAt) {
  let last = { name: "", at: Number.NEGATIVE_INFINITY };
  return function isSecondHalf(name: string): boolean {
    const second =
      (name === "next" || name === "back") && name === last.name && now() - last.at < DOUBLE_CLICK_MS;
    if (!second) last = { name, at: now() };
    return second;
  };
}
