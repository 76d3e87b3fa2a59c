/** Time in which a second press is the other half of a double click. */
export const DOUBLE_CLICK_MS = 500;

/** The monotonic time in milliseconds of the press that is being handled; a busy page handles it later. */
export const pressedAt = (): number => window.event?.timeStamp ?? performance.now();

/** Tells the second half of a double click on Next or Back from a further step. */
export function createDoubleClickGuard(now: () => number = pressedAt) {
  let last = { name: "", at: Number.NEGATIVE_INFINITY };
  return function isSecondHalf(name: string): boolean {
    const second =
      (name === "next" || name === "back") && name === last.name && now() - last.at < DOUBLE_CLICK_MS;
    if (!second) last = { name, at: now() };
    return second;
  };
}
