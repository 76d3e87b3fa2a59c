/** Every number against SciPy (`fixtures/statistics.py` says how), and the edges that no library was asked for. */
import { describe, expect, it } from "vitest";
import { mcnemar } from "@/model/statistics/mcnemar";
import { seedFrom } from "@/model/statistics/random";
import fixtures from "@/workshop/learning/fixtures/statistics.json";
import { gainOf } from "@/model/statistics/gain";
import { holm } from "@/model/statistics/holm";
import { type Pair, pairedOf } from "@/model/statistics/paired";
import { incompleteBeta, normalTwoSided, tCdf, tQuantile } from "@/model/statistics/special-functions";
import { wilcoxon } from "@/model/statistics/wilcoxon";

/** To 1e-6 of the value itself, or of one where it is small. */
const near = (got: number | null | undefined, want: number) => {
  expect(got).not.toBeNull();
  expect(Math.abs(got! - want)).toBeLessThanOrEqual(1e-6 * Math.max(Math.abs(want), 1e-3));
};

describe("functions of probability agree with SciPy", () => {
  it.each(fixtures.tQuantile)("t quantile, %d degrees of freedom", (df, want) =>
    near(tQuantile(0.975, df!), want!),
  );
  it.each(fixtures.tCdf)("t distribution at %d, %d degrees of freedom", (t, df, want) =>
    near(tCdf(t!, df!), want!),
  );
  it.each(fixtures.incompleteBeta)("I_%d(%d, %d)", (x, a, b, want) =>
    near(incompleteBeta(x!, a!, b!), want!),
  );
  it.each(fixtures.normalTwoSided)("normal distribution beyond %d", (z, want) =>
    near(normalTwoSided(z!), want!),
  );
  it.each(fixtures.mcnemar)("McNemar, %d and %d", (b, c, want) => near(mcnemar(b!, c!), want!));
  it("Holm", () => {
    for (const [i, p] of holm(fixtures.holm.in).entries()) {
      const want = fixtures.holm.out[i];
      if (want === null || want === undefined) expect(p).toBeNull();
      else near(p, want);
    }
  });
});

describe.each(fixtures.cases)("paired values of $name (L-11, L-12)", (c) => {
  const pairs = c.before.map((b, i): Pair => [b, c.after[i]!]);
  const got = pairedOf(pairs)!;

  it("means, standard deviations and the t interval", () => {
    near(got.before.mean, c.mean[0]!);
    near(got.after.mean, c.mean[1]!);
    near(got.before.sd, c.sd[0]!);
    near(got.after.sd, c.sd[1]!);
    near(got.difference, c.difference);
    near(got.interval?.low, c.interval.low);
    near(got.interval?.high, c.interval.high);
  });

  it("effect and signed ranks", () => {
    near(got.effect, c.effect);
    near(got.wilcoxon.p, c.wilcoxon.p);
    expect(got.wilcoxon.method).toBe(c.wilcoxon.method);
  });

  it("gain, those at the top apart", () => {
    const gain = gainOf(pairs, c.max);
    near(gain.group, c.gain.group);
    near(gain.each, c.gain.each);
    expect([gain.of, gain.ceiling]).toEqual([c.gain.of, c.gain.ceiling]);
  });
});

describe("edges", () => {
  it("nobody, and one person", () => {
    expect(pairedOf([])).toBeNull();
    expect(pairedOf([[3, 5]])).toEqual({
      n: 1,
      before: { mean: 3, sd: null },
      after: { mean: 5, sd: null },
      difference: 2,
      interval: null,
      effect: null,
      wilcoxon: { changed: 1, p: null, method: "exact" },
    });
  });

  it("two people", () => {
    const got = pairedOf([
      [3, 5],
      [4, 4],
    ])!;
    expect(got.interval!.low).toBeLessThan(got.difference);
    expect(got.interval!.high).toBeGreaterThan(got.difference);
    expect(got.wilcoxon.p).toBeNull();
  });

  it("all equal: an interval without width, no effect, no p", () => {
    const got = pairedOf(Array.from({ length: 19 }, (): Pair => [7, 7]))!;
    expect(got).toMatchObject({
      difference: 0,
      interval: { low: 0, high: 0 },
      effect: null,
    });
    expect(got.wilcoxon).toEqual({ changed: 0, p: null, method: "normal" });
  });

  it("everybody one more: an interval without width", () => {
    const got = pairedOf(Array.from({ length: 8 }, (_, i): Pair => [i, i + 1]))!;
    expect(got.interval).toEqual({ low: 1, high: 1 });
    expect(got.wilcoxon.changed).toBe(8);
  });

  it("everybody at the top before: no gain, and nobody hidden", () => {
    expect(
      gainOf(
        Array.from({ length: 6 }, (): Pair => [13, 12]),
        13,
      ),
    ).toEqual({ group: null, each: null, of: 0, ceiling: 6 });
  });

  it("no p where fewer than six changed, though all one way (L-14)", () => {
    expect(wilcoxon([1, 2, 3, 4, 5]).p).toBeNull();
    expect(wilcoxon([1, 2, 3, 4, 5, 0, 0]).p).toBeNull();
    expect(wilcoxon([1, 2, 3, 4, 5, 6]).p).toBeCloseTo(2 / 64, 12);
    expect(mcnemar(5, 0)).toBeNull();
    expect(holm([null, null])).toEqual([null, null]);
  });

  it("a seed for every room, the same each time", () => {
    expect(seedFrom("a")).toBe(seedFrom("a"));
    expect(seedFrom("a")).not.toBe(seedFrom("b"));
  });
});
