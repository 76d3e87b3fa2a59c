/** Milliseconds in which a second press of Next or Back is the other half of a double click, not a further step. */
export const DOUBLE_CLICK = 500;

/**
 * Tells the second half of a double click from a press that is meant. Another verb in between makes the next press
 * a new one. @param now milliseconds of any clock that does not jump
 */
export function createDoubleClickGuard(now: () => number = () => performance.now()) {
  let last = { name: "", at: Number.NEGATIVE_INFINITY };
  return function isSecondHalf(name: string): boolean {
    const second =
      (name === "next" || name === "back") && name === last.name && now() - last.at < DOUBLE_CLICK;
    if (!second) last = { name, at: now() };
    return second;
  };
}
