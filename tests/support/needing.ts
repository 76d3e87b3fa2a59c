/** Suites that need something of the machine; the end of the run says which were left out, and why. */
import { describe, it } from "vitest";

/** `describe`, or one test in its place that says why it is left out. */
export const describeNeeding =
  (missing: string | null) =>
  (name: string, suite: () => void): void => {
    if (missing === null) describe(name, suite);
    else describe(name, () => it("is left out", (test) => test.skip(missing)));
  };
