const states = ["blank", "partly", "whole"] as const;

/** How much of a step is there, as a word's key. @param done 0 to 1 */
export const wholeness = (done: number): (typeof states)[number] =>
  done >= 1 ? "whole" : done > 0 ? "partly" : "blank";
