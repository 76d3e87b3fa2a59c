import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerBody } from "@/activities/kinds";
import { type Points, pointsSchema } from "@/activities/kinds/points/content";
import { pointsRows } from "@/activities/kinds/points/rows";
import { pointsKind } from "@/activities/kinds/points/kind";
import { isMisfit } from "@/model/kind";

const question = { id: "budget", activityId: "budget", stepId: "budget" };
const ids = ["shelter", "training", "posters"];
const points = (more: object = {}): Points =>
  pointsSchema.parse({
    id: "budget",
    kind: "points",
    title: "Budget",
    question: "Where to?",
    items: ids.map((id) => ({ id, text: id })),
    ...more,
  });
const parse = (body: unknown, more: object = {}) => pointsKind.parse(points(more), question, body);
const misfit = (body: unknown, more: object = {}) => {
  const parsed = parse(body, more);
  return parsed && isMisfit(parsed) ? parsed.misfit : null;
};

describe("which answers fit points to share out (B-27)", () => {
  it.each<[string, unknown]>([
    ["less than none", { given: { shelter: -1 } }],
    ["half a point", { given: { shelter: 1.5 } }],
    ["an item that is not there", { given: { army: 1 } }],
    ["an item that is not there beside one that is", { given: { shelter: 3, army: 1 } }],
    ["less than none beside enough", { given: { shelter: 5, training: -1 } }],
    ["the name of something every object has", { "given.constructor": ["1"] }],
    ["words", { "given.shelter": ["many"] }],
    ["two numbers for one item", { "given.shelter": ["1", "2"] }],
    ["something more", { given: { shelter: 1 }, person: "p" }],
    ["null", null],
  ])("not %s", (_what, body) => {
    expect(parse(body)).toBeNull();
  });

  it("all points, or fewer, from a body or from a form; what has none is left out", () => {
    expect(parse({ given: { shelter: 7, training: 3 } })).toEqual({ given: { shelter: 7, training: 3 } });
    expect(parse({ "given.shelter": ["4"], "given.training": ["0"], "given.posters": [""] })).toEqual({
      given: { shelter: 4 },
    });
  });

  it("too many points, and with an exact sum too few: the refusal says how many; none: that one is needed (B-171)", () => {
    expect(misfit({ "given.shelter": ["9"], "given.training": ["4"] })).toEqual({
      reason: "points-over",
      values: { count: 3 },
    });
    expect(misfit({ "given.shelter": ["0"] })).toEqual({ reason: "points-none", values: {} });
    expect(misfit({ "given.shelter": ["0"] }, { exact: true })).toEqual({
      reason: "points-left",
      values: { count: 10 },
    });
    expect(misfit({ "given.shelter": ["9"] }, { exact: true })).toEqual({
      reason: "points-left",
      values: { count: 1 },
    });
    expect(parse({ "given.shelter": ["10"] }, { exact: true })).toEqual({ given: { shelter: 10 } });
  });

  it("accepts exactly the shares that add up to at most the total", () => {
    const share = fc.record({ shelter: fc.nat(12), training: fc.nat(12), posters: fc.nat(12) });
    fc.assert(
      fc.property(share, (shares) => {
        const sum = shares.shelter + shares.training + shares.posters;
        expect(misfit({ given: shares }) === null).toBe(sum >= 1 && sum <= 10);
        expect(misfit({ given: shares }, { exact: true }) === null).toBe(sum === 10);
        if (sum >= 1 && sum <= 10)
          expect(parse(pointsKind.fields!({ given: shares }))).toEqual(parse({ given: shares }));
      }),
    );
  });
});

describe("counting points (B-19)", () => {
  const bodies = [5, 5, 5, 0, 10].map(
    (n): AnswerBody => ({ given: n === 10 ? { shelter: 10 } : { shelter: n, training: 10 - n } }),
  );
  const tallied = () => pointsKind.tally(points(), question, [...bodies, { pass: true }] as never);

  it("adds up the room's points, and keeps how many people gave how many, none included", () => {
    const tally = tallied();
    expect(tally).toMatchObject({
      answered: 5,
      passed: 1,
      counts: { shelter: 25, training: 25, posters: 0 },
    });
    expect(tally.marks).toEqual({
      shelter: { 0: 1, 5: 3, 10: 1 },
      training: { 0: 1, 5: 3, 10: 1 },
      posters: { 0: 5 },
    });
  });

  it("shows the median with the middle half, who gave nothing, and nothing as a column of its own", () => {
    const rows = pointsRows(points(), tallied());
    expect(rows[0]).toMatchObject({
      id: "shelter",
      sum: 25,
      percent: 50,
      none: 1,
      middle: { median: 5, q1: 5, q3: 5 },
    });
    expect(rows.at(-1)).toMatchObject({ id: "posters", sum: 0, none: 5 });
    expect(rows[0]!.steps[0]).toEqual({ from: 0, to: 0, count: 1 });
    expect(rows[0]!.steps.map((s) => s.count)).toEqual([1, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1]);
  });

  it("gathers large totals into few columns that hold everybody", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 60 }), (all) => {
        const large = points({ total: 1_000 });
        const [row] = pointsRows(
          large,
          pointsKind.tally(
            large,
            question,
            all.map((n) => ({ given: { shelter: n } })),
          ),
        );
        expect(row!.steps.length).toBeLessThanOrEqual(11);
        expect(row!.steps.reduce((sum, s) => sum + s.count, 0)).toBe(all.length);
      }),
    );
  });
});

describe("points to share out", () => {
  it("are one step with one question", () => {
    expect(pointsKind.steps(points())).toEqual([
      { id: "budget", title: "Budget", notice: false, question: "budget", whatIfs: [] },
    ]);
    expect(pointsKind.face(points(), {} as never)).toEqual({ kind: "points", title: "Budget" });
  });

  it("are asked with their items, their sum, and whether all of it must go", () => {
    const items = ids.map((id) => ({ id, text: id }));
    expect(pointsKind.ask(points(), question)).toEqual({
      text: "Where to?",
      form: { kind: "points", items, total: 10, exact: false },
    });
    expect(pointsKind.ask(points({ total: 100, exact: true }), question)?.form).toEqual({
      kind: "points",
      items,
      total: 100,
      exact: true,
    });
  });
});
