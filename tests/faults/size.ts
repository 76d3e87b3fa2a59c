/** Fault tests come in two sizes: a short one in every run of the tests, and a long one as `npm run soak`. */

export const long = process.env.PLENARY_LONG === "1";

/** The size of one test: the short figure, or the long one under `npm run soak`. */
export const sized = (short: number, soak: number): number => (long ? soak : short);
