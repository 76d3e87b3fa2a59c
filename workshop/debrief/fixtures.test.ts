/** Statistics of the debrief against SciPy and NumPy, to 1e-6; the script that made the values stands in each file. */
import { describe, expect, it } from "vitest";
import { contestOf } from "@/activities/shared/contest";
import { binsOf } from "@/activities/kinds/number/bins";
import { rankingSchema } from "@/activities/kinds/ranking/content";
import { rankingKind } from "@/activities/kinds/ranking/kind";
import borda from "@/workshop/debrief/fixtures/borda.json";
import entropy from "@/workshop/debrief/fixtures/entropy.json";
import histogram from "@/workshop/debrief/fixtures/histogram.json";
import mcnemarCases from "@/workshop/debrief/fixtures/mcnemar.json";
import places from "@/workshop/debrief/fixtures/places.json";
import quantiles from "@/workshop/debrief/fixtures/quantiles.json";
import surenessCases from "@/workshop/debrief/fixtures/sureness.json";
import wilsonCases from "@/workshop/debrief/fixtures/wilson.json";
import { surenessOf } from "@/activities/kinds/case/analysis/marks";
import { mcnemar } from "@/model/statistics/mcnemar";
import { quartiles, quartilesOfPlaces } from "@/model/statistics/quantiles";
import { wilson } from "@/model/statistics/wilson";

const near = (a: number, b: number) => expect(Math.abs(a - b), `${a} against ${b}`).toBeLessThan(1e-6);

describe("the statistics of the debrief agree with SciPy and NumPy to 1e-6 (H-20)", () => {
  it("on Wilson intervals (D-10)", () => {
    for (const { count, of, low, high } of wilsonCases.cases) {
      const interval = wilson(count, of)!;
      near(interval.low, low);
      near(interval.high, high);
    }
  });

  it("on the exact McNemar test (D-11)", () => {
    for (const { to, away, p } of mcnemarCases.cases) near(mcnemar(to, away)!, p);
  });

  it("on median and quartiles of parts (D-7)", () => {
    for (const { values, ...expected } of places.cases)
      expect(quartilesOfPlaces(values)).toEqual({ n: values.length, ...expected });
  });

  it("on median and quartiles of numbers (D-40)", () => {
    for (const { values, q1, median, q3 } of quantiles.cases) {
      const result = quartiles(values)!;
      near(result.q1, q1);
      near(result.median, median);
      near(result.q3, q3);
    }
  });

  it("on how divided a room is (D-24)", () => {
    for (const { counts, contest } of entropy.cases) near(contestOf(counts)!, contest);
  });

  it("on histograms (D-40)", () => {
    for (const { values, from, width, counts } of histogram.cases) {
      const bins = binsOf(values);
      expect(bins.map((b) => b.count)).toEqual(counts);
      for (const [i, bin] of bins.entries()) {
        near(bin.from!, from + i * width);
        near(bin.to!, from + (i + 1) * width - 1);
      }
    }
  });

  it("on mean places, which are the Borda count turned round (D-41)", () => {
    for (const { ballots, mean, borda: points, first } of borda.cases) {
      const items = mean.map((_, i) => ({ id: `i${i}`, text: `Item ${i}` }));
      const ranking = rankingSchema.parse({
        id: "r",
        kind: "ranking",
        title: "R",
        minutes: 1,
        question: "?",
        items,
      });
      const question = { id: "r", activityId: "r", stepId: "r" };
      const tally = rankingKind.tally(
        ranking,
        question,
        ballots.map((order) => ({ order: order.map((i) => `i${i}`) })),
      );
      for (const [i, { id }] of items.entries()) {
        near(tally.places![id]!, mean[i]!);
        near(items.length - points[i]! / ballots.length, mean[i]!);
        expect(tally.counts[id]).toBe(first[i]);
      }
    }
  });

  it("on the mean of how sure people were (D-32)", () => {
    for (const { values, mean, distribution } of surenessCases.cases) {
      const result = surenessOf(values.map((sureness) => ({ answer: "yes", sureness })))!;
      near(result.mean, mean);
      expect(result.distribution).toEqual(distribution);
    }
  });
});
