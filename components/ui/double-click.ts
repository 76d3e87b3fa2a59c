/** Milliseconds in which a second press of Next or Back is the other half of a double click, not a further step. */
export const DOUBLE_CLICK = 500;

/**
 * When somebody pressed what is handled now, in milliseconds of a clock that does not jump. A press that waited until a
 * busy page could handle it was made earlier than it is handled.
 */
export const pressedAt = (): number => window.event?.timeStamp ?? performance.now();

/**
 * Tells the second half of a double click from a press that is meant. Another verb in between makes the next press
 * a new one.
 */
export function createDoubleClickGuard(now: () => number = pressedAt) {
  let last = { name: "", at: Number.NEGATIVE_INFINITY };
  return function isSecondHalf(name: string): boolean {
    const second =
      (name === "next" || name === "back") && name === last.name && now() - last.at < DOUBLE_CLICK;
    if (!second) last = { name, at: now() };
    return second;
  };
}
