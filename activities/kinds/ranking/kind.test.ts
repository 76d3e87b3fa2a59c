import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerBody } from "@/activities/kinds";
import { type Ranking, rankingSchema } from "@/activities/kinds/ranking/content";
import { rankingRows } from "@/activities/kinds/ranking/rows";
import { topOf } from "@/activities/kinds/ranking/tally";
import { rankingKind } from "@/activities/kinds/ranking/kind";
import { isMisfit } from "@/model/kind";

const question = { id: "needs", activityId: "needs", stepId: "needs" };
const ids = ["shelter", "health", "legal", "work"];
const ranking = (more: object = {}): Ranking =>
  rankingSchema.parse({
    id: "needs",
    kind: "ranking",
    title: "Needs",
    question: "What first?",
    items: ids.map((id) => ({ id, text: id })),
    ...more,
  });
const parse = (body: unknown, more: object = {}) => rankingKind.parse(ranking(more), question, body);
const misfit = (body: unknown, more: object = {}) => {
  const parsed = parse(body, more);
  return parsed && isMisfit(parsed) ? parsed.misfit : null;
};

describe("which answers fit a ranking (B-27)", () => {
  it.each<[string, unknown]>([
    ["no order", { order: [] }],
    ["an item twice", { order: ["legal", "legal"] }],
    ["an item that is not there", { order: ["legal", "food"] }],
    [
      "a form with an item that is not there beside one that is",
      { "place.legal": ["1"], "place.food": ["2"] },
    ],
    ["a blank form", { "place.legal": [""] }],
    ["a place that is not given out", { "place.legal": ["5"] }],
    ["place nothing", { "place.legal": ["0"] }],
    ["half a place", { place: { legal: 1.5 } }],
    ["the name of something every object has", { "place.constructor": ["1"] }],
    ["two places for one item", { "place.legal": ["1", "2"] }],
    ["something more", { order: ["legal"], person: "p" }],
    ["null", null],
  ])("not %s", (_what, body) => expect(parse(body)).toBeNull());

  it("the first few, or all, as an order or as places", () => {
    expect(parse({ order: ["legal"] })).toEqual({ order: ["legal"] });
    expect(parse({ "place.legal": ["2"], "place.work": ["1"], "place.health": [""] })).toEqual({
      order: ["work", "legal"],
    });
    expect(parse({ order: ids })).toEqual({ order: ids });
  });

  it("no more places than are given out", () => {
    expect(parse({ order: ["legal", "work"] }, { top: 2 })).toEqual({ order: ["legal", "work"] });
    expect(parse({ order: ["legal", "work", "health"] }, { top: 2 })).toBeNull();
    const form = { "place.legal": ["1"], "place.work": ["2"] };
    expect(parse(form, { top: 2 })).toEqual({ order: ["legal", "work"] });
    expect(parse({ ...form, "place.health": ["3"] }, { top: 2 })).toBeNull();
    expect(topOf(ranking({ top: 12 }))).toBe(4);
  });

  it("a place twice, and a gap, are refused with the place", () => {
    expect(misfit({ "place.legal": ["2"], "place.work": ["2"] })).toEqual({
      reason: "place-twice",
      values: { place: 2 },
    });
    expect(misfit({ "place.legal": ["1"], "place.work": ["3"] })).toEqual({
      reason: "place-missing",
      values: { place: 2 },
    });
    expect(misfit({ "place.legal": ["2"] })).toEqual({ reason: "place-missing", values: { place: 1 } });
    expect(parse({ "place.legal": ["1"] })).toEqual({ order: ["legal"] });
  });

  it("names no place where one is not given out at all: that cannot be mended by filling a gap (B-172)", () => {
    expect(parse({ "place.legal": ["0"] })).toBeNull();
    expect(parse({ "place.legal": ["5"] })).toBeNull();
  });

  it("gives back the form that it was posted from", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 1 }), (order) => {
        expect(parse(rankingKind.fields!({ order }))).toEqual({ order });
      }),
    );
  });
});

describe("counting a ranking (B-19)", () => {
  const orders = (...lists: string[][]): AnswerBody[] => lists.map((order) => ({ order }));
  const three = orders(["shelter", "health", "legal", "work"], ["shelter", "health"], ["work", "shelter"]);

  it("counts first places and all others; passes stand apart; there is no mean of few", () => {
    const tally = rankingKind.tally(ranking(), question, [...three, { pass: true }] as never);
    expect(tally).toMatchObject({
      answered: 3,
      passed: 1,
      counts: { shelter: 2, health: 0, legal: 0, work: 1 },
    });
    expect(tally.marks).toEqual({
      shelter: { 1: 2, 2: 1, 3: 0, 4: 0 },
      health: { 1: 0, 2: 2, 3: 0, 4: 0 },
      legal: { 1: 0, 2: 0, 3: 1, 4: 0 },
      work: { 1: 1, 2: 0, 3: 0, 4: 1 },
    });
    expect(tally.places).toBeUndefined();
  });

  it("what is unplaced shares the mean of the places left", () => {
    const { places } = rankingKind.tally(
      ranking(),
      question,
      orders(["shelter"], ["shelter"], ["shelter"], ["shelter"], ["shelter"]) as never,
    );
    expect(places).toEqual({ shelter: 1, health: 3, legal: 3, work: 3 });
  });

  it("mean places of one room always add up to the same sum, and follow from Borda's points", () => {
    const room = fc.array(fc.shuffledSubarray(ids, { minLength: 1 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(room, (lists) => {
        const { places } = rankingKind.tally(ranking(), question, orders(...lists) as never);
        expect(Object.values(places!).reduce((a, b) => a + b, 0)).toBeCloseTo(1 + 2 + 3 + 4);
        for (const id of ids) {
          const points = lists.map((o) =>
            o.includes(id) ? 4 - (o.indexOf(id) + 1) : (4 - o.length - 1) / 2,
          );
          expect(places![id]).toBeCloseTo(4 - points.reduce((a, b) => a + b, 0) / lists.length);
        }
      }),
    );
  });

  it("orders its rows by mean place, which is not the number of first places", () => {
    // legal is first for two and last for three; health is second for everybody.
    const bodies = orders(
      ["legal", "health", "shelter", "work"],
      ["legal", "health", "shelter", "work"],
      ["shelter", "health", "work", "legal"],
      ["work", "health", "shelter", "legal"],
      ["shelter", "health", "work", "legal"],
    );
    const tally = rankingKind.tally(ranking(), question, bodies as never);
    const rows = rankingRows({ items: ranking().items, top: 4 }, tally);
    expect(rows.map((r) => [r.id, r.first, r.mean])).toEqual([
      ["health", 0, 2],
      ["shelter", 2, 2.2],
      ["legal", 2, 2.8],
      ["work", 1, 3],
    ]);
    expect(rows[2]!.places.map((p) => p.count)).toEqual([2, 0, 0, 3]);
  });

  it("orders the rows of few by first places, and says how many gave no place", () => {
    const rows = rankingRows(
      { items: ranking().items, top: 4 },
      rankingKind.tally(ranking(), question, three as never),
    );
    expect(rows.map((r) => [r.id, r.mean, r.unplaced])).toEqual([
      ["shelter", null, 0],
      ["work", null, 1],
      ["health", null, 1],
      ["legal", null, 2],
    ]);
  });
});

describe("a ranking", () => {
  it("is one step with one question", () => {
    expect(rankingKind.steps(ranking())).toEqual([
      { id: "needs", title: "Needs", notice: false, question: "needs", whatIfs: [] },
    ]);
    expect(rankingKind.face(ranking(), {} as never)).toEqual({ kind: "ranking", title: "Needs" });
  });

  it("is asked with its items and as many places as are given out", () => {
    const items = ids.map((id) => ({ id, text: id }));
    expect(rankingKind.ask(ranking({ top: 2 }), question)).toEqual({
      text: "What first?",
      form: { kind: "ranking", items, top: 2 },
    });
    expect(rankingKind.ask(ranking(), question)?.form).toEqual({ kind: "ranking", items, top: 4 });
  });
});
