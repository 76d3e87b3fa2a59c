import { type FormActivity, formSchema } from "@/activities/kinds/form/content";
import { thenNowOf } from "@/activities/kinds/form/then-now";
import { thenNowFigures } from "@/activities/kinds/form/then-now-figures";
import { chartSvg } from "@/components/chart/chart-svg";
import { debriefWords } from "@/components/debrief/translated-words";
import { checkActivity } from "@/workshop/content/check";
import { describe, expect, it } from "vitest";

const scale = (id: string, more: object = {}) => ({
  id,
  type: "scale",
  text: `Statement ${id}`,
  low: "Not at all",
  high: "Fully",
  ...more,
});
const form = (fields: object[]): FormActivity =>
  formSchema.parse({
    id: "form",
    kind: "form",
    title: "Evaluation",
    question: "And?",
    sections: [{ id: "s", title: "S", fields }],
  });
const pairForm = form([scale("was"), scale("is", { before: "was" })]);
const answers = (pairs: [number | null, number | null][]) =>
  pairs.map(([before, is], i) => ({
    person: `p${i}`,
    body: { values: { ...(before === null ? {} : { was: before }), ...(is === null ? {} : { is }) } },
  }));
const words = debriefWords();
const six: [number, number][] = [
  [1, 3],
  [2, 4],
  [3, 3],
  [2, 5],
  [4, 3],
  [1, 4],
];

describe("self-rating, looking back (L-20)", () => {
  it("pairs what one person said, and counts only people with both", () => {
    const [got] = thenNowOf(pairForm, [
      ...answers([...six, [3, null], [null, 5]]),
      { person: "x", body: { pass: true } },
    ]);
    expect(got).toMatchObject({
      both: 6,
      counts: { before: [2, 2, 1, 1, 0], now: [0, 0, 3, 2, 1] },
      moved: { higher: 4, same: 1, lower: 1 },
    });
    expect(got!.paired!.difference).toBeCloseTo(9 / 6, 12);
  });

  it.each([0, 1, 2, 4])("says nothing with %d people", (n) => {
    const got = thenNowOf(pairForm, answers(six.slice(0, n)));
    expect(got[0]).toMatchObject({ both: n, counts: null, paired: null, moved: null });
    const [figure] = thenNowFigures(pairForm, got, words);
    expect(figure).toMatchObject({ chart: null, tables: [] });
    expect(figure!.reading).toContain("Fewer than 5");
  });

  it("has no figure in a form that does not ask for it", () =>
    expect(thenNowFigures(pairForm, thenNowOf(form([scale("a"), scale("b")]), []), words)).toEqual([]));

  it.each([
    ["six", six],
    ["nineteen alike", Array.from({ length: 19 }, (): [number, number] => [3, 3])],
    ["three hundred", Array.from({ length: 300 }, (_, i): [number, number] => [1 + (i % 3), 2 + (i % 4)])],
  ] as const)(
    "puts distributions first, before the difference, and says what it is not (L-20): %s",
    (_n, pairs) => {
      const [figure] = thenNowFigures(pairForm, thenNowOf(pairForm, answers([...pairs])), words);
      expect(figure!.chart!.type).toBe("heat");
      expect(figure!.more![0]!.chart.type).toBe("intervals");
      expect(figure!.how).toContain("response shift");
      expect(figure!.heads).toBe(`${pairs.length} people gave both`);
      expect(figure!.reading).toContain("own words about themselves");
      expect(figure!.reading).toContain("no control group");
      expect(JSON.stringify(figure)).not.toMatch(/NaN|Infinity|prove[sd]?\b|caused?\b/);
      for (const c of [figure!.chart!, figure!.more![0]!.chart])
        expect(chartSvg(c, { title: "t" }).height).toBeGreaterThan(20);
    },
  );

  it("looks back to an earlier scale with the same points and ends only", () => {
    const wrong = (fields: object[]) => checkActivity(form(fields)).length;
    expect(checkActivity(pairForm)).toEqual([]);
    expect(wrong([scale("is", { before: "was" }), scale("was")])).toBe(1);
    expect(wrong([scale("was", { points: 4 }), scale("is", { before: "was" })])).toBe(1);
    expect(wrong([scale("was", { low: "Never" }), scale("is", { before: "was" })])).toBe(1);
    expect(wrong([scale("is", { before: "nothing" })])).toBe(1);
  });
});
