const states = ["blank", "partly", "whole"] as const;

/** How much of a step is there, as a word's key. @param done 0 to 1 */
export const wholeness = (done: number): (typeof states)[number] =>
  done >= 1 ? "whole" : done > 0 ? "partly" : "blank";

/** How much of a step is there, as a number. @param done 0 to 1 */
export const filled = (done: number): string => `${Math.round(100 * done)}\u00a0%`;
