import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CohortRoom, cohortsOf, MIN_ROOMS, measuresOf } from "@/workshop/learning/cohorts/compare";
import type { Measure } from "@/model/debrief/measure";
import { debriefOf } from "@/workshop/debrief/debrief";
import { roomOf, roundsFrom } from "@/tests/support/synthetic-room";
import { type Taker, testQuiz, twoTests } from "@/tests/support/two-tests";

const item = (place: string, count: number, total: number, fingerprint = place): Measure => ({
  type: "item",
  fingerprint,
  place,
  activity: "Quiz",
  label: place,
  count,
  of: total,
});
const room = (id: string, measures: Measure[]): CohortRoom => ({
  id,
  title: id,
  day: null,
  people: 20,
  measures,
});
const one = (rooms: CohortRoom[]) => cohortsOf(rooms, rooms[0]!.id).shares[0];

describe("several rooms (L-32)", () => {
  it("have a band from three other rooms on, and a pooled share from three rooms on", () => {
    const all = [
      room("a", [item("q", 5, 10)]),
      room("b", [item("q", 2, 10)]),
      room("c", [item("q", 9, 10)]),
      room("d", [item("q", 3, 6)]),
    ];
    expect(one(all.slice(0, 2))).toMatchObject({ own: { count: 5, of: 10 }, band: null, pooled: null });
    expect(one(all.slice(0, 3))).toMatchObject({ band: null, pooled: { count: 16, of: 30, rooms: 3 } });
    expect(one(all)).toMatchObject({
      band: { low: 20, high: 90, rooms: 3 },
      pooled: { count: 19, of: 36, rooms: 4 },
    });
  });

  it("count for a question from five answers on", () => {
    expect(
      one([room("a", [item("q", 5, 10)]), ...["b", "c", "d"].map((id) => room(id, [item("q", 2, 4)]))]),
    ).toMatchObject({ band: null, pooled: null });
    expect(cohortsOf([room("a", [item("q", 2, 4)])], "a").shares).toEqual([]);
  });

  it("are not put together where the question differs, and that is said (L-31)", () => {
    const all = [
      room("a", [item("q", 5, 10)]),
      room("b", [item("q", 2, 10, "else")]),
      room("c", [item("q", 9, 10)]),
      room("d", [item("q", 9, 10)]),
    ];
    expect(one(all)).toMatchObject({ band: null, pooled: { count: 23, of: 30, rooms: 3 } });
    expect(cohortsOf(all, "a").changed).toEqual([{ activity: "Quiz", label: "q", rooms: 1 }]);
    expect(cohortsOf(all, "b").changed).toEqual([{ activity: "Quiz", label: "q", rooms: 3 }]);
  });

  const measures = fc
    .array(
      fc
        .record({
          place: fc.constantFrom("q1", "q2", "q3"),
          wording: fc.constantFrom("x", "y"),
          of: fc.integer({ min: 0, max: 12 }),
          part: fc.double({ min: 0, max: 1, noNaN: true }),
        })
        .map((m) => item(m.place, Math.round(m.part * m.of), m.of, `${m.place}${m.wording}`)),
      { maxLength: 4 },
    )
    .map((all) => all.filter((m, i) => all.findIndex((x) => x.fingerprint === m.fingerprint) === i));
  const rooms = fc
    .array(measures, { minLength: 1, maxLength: 7 })
    .map((all) => all.map((m, i) => room(`r${i}`, m)));

  it("never show fewer than five people or fewer than three rooms in one number, whatever the rooms", () => {
    fc.assert(
      fc.property(rooms, (all) => {
        const { shares } = cohortsOf(all, "r0");
        for (const s of shares) {
          const others = all
            .slice(1)
            .flatMap((r) =>
              r.measures.filter((m) => m.fingerprint === `${s.label}x` || m.fingerprint === `${s.label}y`),
            );
          expect(s.own.of).toBeGreaterThanOrEqual(5);
          if (s.band) {
            expect(s.band.rooms).toBeGreaterThanOrEqual(MIN_ROOMS);
            expect(s.band.low).toBeLessThanOrEqual(s.band.high);
          }
          if (s.pooled) {
            expect(s.pooled.rooms).toBeGreaterThanOrEqual(MIN_ROOMS);
            // Taking this room away leaves two rooms at least, of five people at least each.
            expect(s.pooled.of - s.own.of).toBeGreaterThanOrEqual(2 * 5);
            expect(s.pooled.of - s.own.of).toBeLessThanOrEqual(others.reduce((n, m) => n + m.of, 0));
          }
        }
      }),
    );
  });

  it("give the same in any order", () => {
    fc.assert(
      fc.property(rooms, (all) => {
        const [first, ...others] = all;
        expect(cohortsOf([...others.reverse(), first!], "r0").shares).toEqual(cohortsOf(all, "r0").shares);
      }),
    );
  });
});

describe("what a room brings", () => {
  const takers = (n: number): Taker[] =>
    Array.from({ length: n }, (_, i) => ({ code: `c${i}`, before: "RRWW", after: "RRRW" }));
  const brings = (n: number, second = {}) => measuresOf(debriefOf(twoTests(takers(n), 4, second).input));

  it("is one number for each item of each test, and the gain", () => {
    const got = brings(6);
    expect(got.map((m) => m.type)).toEqual([...Array(8).fill("item"), "gain"]);
    expect(new Set(got.map((m) => m.fingerprint)).size).toBe(got.length);
    expect(got.at(-1)).toMatchObject({ mean: 1, of: 6, max: 4 });
    expect(JSON.stringify(got)).not.toMatch(/after-\d|before-\d|c\d/);
  });

  it("has no gain below five pairs, and another gain where an item differs", () => {
    expect(brings(4).some((m) => m.type === "gain")).toBe(false);
    const items = testQuiz("post", 4).items.map((it, i) => (i === 0 ? { ...it, text: "Another" } : it));
    expect(brings(6, { items }).at(-1)!.fingerprint).not.toBe(brings(6).at(-1)!.fingerprint);
  });

  it("is the same question in rooms that read other languages", () => {
    const { input } = twoTests(takers(6), 4);
    expect(measuresOf({ ...debriefOf(input), language: "th" }).map((m) => m.fingerprint)).toEqual(
      brings(6).map((m) => m.fingerprint),
    );
  });

  it("is who said yes at each part of a case", () => {
    const got = measuresOf(debriefOf(roomOf(roundsFrom(["YY", "NY", "NY", "NY", "YN"]), 5)));
    expect(got.map((m) => [m.type, m.type !== "gain" && m.count, m.of])).toEqual([
      ["part", 2, 5],
      ["part", 4, 5],
    ]);
  });
});
