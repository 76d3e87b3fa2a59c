import type { Pass } from "@/model/activity/pass";
import fc from "fast-check";
import { type Scale, scaleSchema, type ScaleAnswer } from "@/activities/kinds/scale/content";
import { scaleKind } from "@/activities/kinds/scale/kind";
import { pointsOf } from "@/activities/kinds/scale/view";
import { spreadOf } from "@/activities/shared/spread";
import { describe, expect, it } from "vitest";

const question = { id: "trust", activityId: "trust", stepId: "trust" };
const scale = (more: object = {}): Scale =>
  scaleSchema.parse({
    id: "trust",
    kind: "scale",
    title: "Trust",
    question: "How far do you agree?",
    low: "not at all",
    high: "fully",
    statements: [
      { id: "police", text: "Victims trust the police." },
      { id: "ngo", text: "Victims trust an NGO." },
    ],
    ...more,
  });
const parse = (body: unknown, more: object = {}) => scaleKind.parse(scale(more), question, body);

describe("which answers fit a scale (B-27)", () => {
  it.each<[string, unknown]>([
    ["nothing", { values: {} }],
    ["a form left blank", { "values.police": [""] }],
    ["a statement that is not asked", { values: { army: 3 } }],
    ["the name of something every object has", { values: { constructor: 3 } }],
    ["a point below the scale", { values: { police: 0 } }],
    ["a point above the scale", { values: { police: 6 } }],
    ["half a point", { values: { police: 2.5 } }],
    ["two points for one statement", { "values.police": ["2", "3"] }],
    ["a judged statement beside one that is not asked", { values: { police: 3, army: 3 } }],
    ["a judged statement beside a point above the scale", { values: { police: 3, ngo: 6 } }],
    ["something more", { values: { police: 3 }, person: "p" }],
    ["a poll's answer", { choice: ["police"] }],
    ["a list", ["3"]],
    ["null", null],
  ])("not %s", (_what, body) => expect(parse(body)).toBeNull());

  it("some statements or all, from a body or from a form", () => {
    expect(parse({ values: { police: 3 } })).toEqual({ values: { police: 3 } });
    expect(parse({ "values.police": ["1"], "values.ngo": ["5"] })).toEqual({ values: { police: 1, ngo: 5 } });
    expect(parse({ "values.police": ["4"], "values.ngo": [""] })).toEqual({ values: { police: 4 } });
  });

  it("an even number of points as well as an odd one", () => {
    expect(parse({ values: { police: 4 } }, { points: 4 })).toEqual({ values: { police: 4 } });
    expect(parse({ values: { police: 5 } }, { points: 4 })).toBeNull();
    expect(parse({ values: { police: 10 } }, { points: 10 })).toEqual({ values: { police: 10 } });
  });

  it("gives back the form that it was posted from", () => {
    const body = fc.record(
      { police: fc.integer({ min: 1, max: 5 }), ngo: fc.integer({ min: 1, max: 5 }) },
      { requiredKeys: ["police"] },
    );
    fc.assert(
      fc.property(body, (values) => {
        expect(parse(scaleKind.fields!({ values: values as Record<string, number> }))).toEqual({
          values: { ...values },
        });
      }),
    );
  });
});

describe("counting a scale (B-19)", () => {
  const bodies: (ScaleAnswer | Pass)[] = [
    { values: { police: 1, ngo: 5 } },
    { values: { police: 1 } },
    { values: { ngo: 4 } },
    { pass: true },
  ];

  it("keeps a distribution for each statement, of those who judged it; passes stand apart", () => {
    expect(scaleKind.tally(scale(), question, bodies)).toEqual({
      answered: 3,
      passed: 1,
      counts: { police: 2, ngo: 2 },
      others: [],
      marks: { police: { 1: 2, 2: 0, 3: 0, 4: 0, 5: 0 }, ngo: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 1 } },
    });
  });

  it("lists every statement and every point of the scale, even with no answers or only passes", () => {
    const none = { 1: 0, 2: 0, 3: 0, 4: 0 };
    const empty = { counts: { police: 0, ngo: 0 }, others: [], marks: { police: none, ngo: none } };
    expect(scaleKind.tally(scale({ points: 4 }), question, [])).toEqual({
      answered: 0,
      passed: 0,
      ...empty,
    });
    expect(scaleKind.tally(scale({ points: 4 }), question, [{ pass: true }, { pass: true }])).toEqual({
      answered: 0,
      passed: 2,
      ...empty,
    });
  });

  it("has a middle from five people on, which a room that is split does not hide behind a mean", () => {
    expect(spreadOf({ 1: 2, 5: 2 })).toBeNull();
    expect(spreadOf({ 1: 3, 5: 3 })).toEqual({ n: 6, q1: 1, median: 3, q3: 5 });
    expect(spreadOf({ 3: 6 })).toEqual({ n: 6, q1: 3, median: 3, q3: 3 });
  });
});

describe("what a scale shows", () => {
  it("is its statements with as many points as its author gave it, lowest first, between its two ends", () => {
    expect(scaleKind.face(scale(), {} as never)).toEqual({ kind: "scale", title: "Trust" });
    expect(scaleKind.ask(scale({ points: 7 }), question)).toEqual({
      text: "How far do you agree?",
      form: { kind: "scale", statements: scale().statements, points: 7, low: "not at all", high: "fully" },
    });
    expect(pointsOf(7)).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
  });

  it("are results by statement, in the order in which they are asked", () => {
    expect(scaleKind.options(scale(), question)).toEqual(scale().statements);
  });
});

it("a scale is one step with one question and no key", () => {
  expect(scaleKind.steps(scale())).toEqual([
    { id: "trust", title: "Trust", notice: false, question: "trust", whatIfs: [] },
  ]);
  expect(scaleKind.key(scale(), question)).toBeNull();
});
