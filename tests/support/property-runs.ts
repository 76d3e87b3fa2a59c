/**
 * Property tests draw the same cases in every run, so that a test that passed yesterday passes today.
 * `PLENARY_SEED=random` draws new ones (the failing seed is printed), a number takes that seed;
 * `PLENARY_RUNS` multiplies how many cases each property tries.
 */
import fc from "fast-check";

const usual = 20_160_613;
const setting = process.env.PLENARY_SEED;
const seed = setting === "random" ? Date.now() % 2 ** 31 : setting ? Number(setting) : usual;
if (!Number.isInteger(seed)) throw new Error(`PLENARY_SEED is a whole number or "random", not "${setting}".`);

/** Cases of a property where the usual hundred do not fit. */
export const runs = (usual: number): number => usual * Number(process.env.PLENARY_RUNS ?? 1);

fc.configureGlobal({ seed, numRuns: runs(100) });
