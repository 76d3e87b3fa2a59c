/**
 * Fault tests come in three sizes, named by PLENARY_SIZE: "once" in every run of the tests, "short" in that
 * of the fault tests, "long" as `npm run soak`.
 */

const size = process.env.PLENARY_SIZE ?? "short";
if (!["once", "short", "long"].includes(size))
  throw new Error(`PLENARY_SIZE is once, short or long, not "${size}".`);

export const long = size === "long";

/** The figure of one test for the size of this run. @param once the short one unless given */
export const sized = (short: number, soak: number, once = short): number =>
  long ? soak : size === "once" ? once : short;
