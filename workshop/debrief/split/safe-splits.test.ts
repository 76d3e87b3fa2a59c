import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exposed } from "@/tests/support/exposed";
import {
  divisionsOf,
  type Reading,
  safeSplits,
  type SectorSplit,
} from "@/workshop/debrief/split/safe-splits";
import { MIN_GROUP_SIZE } from "@/workshop/room/sector-split";

const people = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}:${i}`);
const sectorOf = (person: string): string | null => person.split(":")[0] || null;
const roomOf = (all: readonly string[]) => {
  const room = new Map<string, number>();
  for (const p of all) room.set(sectorOf(p) ?? "", (room.get(sectorOf(p) ?? "") ?? 0) + 1);
  return room;
};
const reading = (who: readonly string[], more: Partial<Reading> = {}): Reading => ({
  question: "poll",
  round: 1,
  item: "",
  family: "poll",
  speaks: true,
  aside: false,
  given: new Map(who.map((p, i) => [p, [i % 2 ? "yes" : "no"]])),
  ...more,
});

describe("a room in groups (H-3)", () => {
  it("has sectors of five and more alone, and the others together if they are five", () => {
    expect(divisionsOf(roomOf([...people("gov", 8), ...people("ngo", 6), ...people("io", 5)]))).toEqual([
      ["gov", "ngo", "io"],
      ["gov", "ngo"],
      ["gov"],
    ]);
    expect(
      divisionsOf(roomOf([...people("gov", 8), ...people("ngo", 6), ...people("", 3), ...people("io", 2)])),
    ).toEqual([["gov", "ngo"], ["gov"]]);
  });

  it("lets a further sector join those who would be fewer than five: two are hidden where one could be computed", () => {
    expect(divisionsOf(roomOf([...people("gov", 8), ...people("ngo", 6), ...people("io", 4)]))).toEqual([
      ["gov"],
    ]);
  });

  it("is not divided where that leaves one group, or a rest under five", () => {
    for (const all of [
      people("gov", 19),
      people("", 19),
      [...people("gov", 15), ...people("ngo", 4)],
      [...people("gov", 4), ...people("ngo", 4)],
      [],
    ]) {
      expect(divisionsOf(roomOf(all))).toEqual([]);
    }
  });
});

describe("splits that may be shown", () => {
  const room = [...people("gov", 8), ...people("ngo", 6), ...people("io", 2), ...people("", 4)];

  it("have five people in each group, and add up to the total of the round (H-3)", () => {
    const [split] = safeSplits([reading(room)], sectorOf, roomOf(room));
    expect(split!.groups.map((g) => [g.sector, g.people])).toEqual([
      ["gov", 8],
      ["ngo", 6],
      [null, 6],
    ]);
    expect(split!.groups.reduce((sum, g) => sum + (g.counts.yes ?? 0) + (g.counts.no ?? 0), 0)).toBe(20);
  });

  it("fall back to fewer groups where one of them answered too seldom (H-3)", () => {
    const who = room.filter((p) => !["ngo:0", "ngo:1"].includes(p));
    const [split] = safeSplits([reading(who)], sectorOf, roomOf(room));
    expect(split!.groups.map((g) => [g.sector, g.people])).toEqual([
      ["gov", 8],
      [null, 10],
    ]);
  });

  it("are none where any round of the question had too few of a group: its total less a group would be a smaller one (H-4)", () => {
    const early = reading([...people("gov", 8), "ngo:0"], { speaks: false });
    expect(safeSplits([early, reading(room, { round: 2 })], sectorOf, roomOf(room))).toEqual([]);
    expect(
      safeSplits([reading(room, { speaks: false }), reading(room, { round: 2 })], sectorOf, roomOf(room)).map(
        (s) => s.round,
      ),
    ).toEqual([2]);
  });

  it("are of as many parts of a case as possible, and of two only where in each group the same people answered, or five others (H-5)", () => {
    const parts = ["1", "2", "3"].map((n) =>
      reading(n === "2" ? room.filter((p) => p !== "gov:0") : room, {
        question: `paula/${n}`,
        family: "paula",
      }),
    );
    expect(safeSplits(parts, sectorOf, roomOf(room)).map((s) => s.question)).toEqual(["paula/1", "paula/3"]);
    const less = (n: string, aside = false) =>
      reading(
        room.filter((p) => p !== "gov:0"),
        { question: `paula/${n}`, family: "paula", aside },
      );
    expect(
      safeSplits([parts[0]!, less("2"), less("3")], sectorOf, roomOf(room)).map((s) => s.question),
    ).toEqual(["paula/2", "paula/3"]);
    expect(
      safeSplits([parts[0]!, less("1?a", true), less("1?b", true)], sectorOf, roomOf(room)).map(
        (s) => s.question,
      ),
    ).toEqual(["paula/1"]);
  });

  it("are none where too few of a group answered two parts: how people moved between them, less the other groups, would be those few (H-5)", () => {
    const small = [...people("gov", 8), ...people("ngo", 6)];
    const parts = (missing: string[][]) =>
      missing.map((out, i) =>
        reading(
          small.filter((p) => !out.includes(p)),
          { question: `paula/${i}`, family: "paula" },
        ),
      );
    expect(safeSplits(parts([["ngo:0"], ["ngo:1"]]), sectorOf, roomOf(small))).toEqual([]);
    expect(safeSplits(parts([["ngo:0"], ["ngo:0"]]), sectorOf, roomOf(small))).toHaveLength(2);
    expect(safeSplits(parts([["gov:0"], ["gov:1"]]), sectorOf, roomOf(small)).map((s) => s.question)).toEqual(
      ["paula/0"],
    );
  });

  it("of one question say nothing against those of another: an item may be left out by one (H-5)", () => {
    const items = ["a", "b"].map((item, i) => reading(i ? room.slice(1) : room, { item, family: item }));
    expect(safeSplits(items, sectorOf, roomOf(room)).map((s) => s.item)).toEqual(["a", "b"]);
  });
});

const arbitraryRoom = fc.record({
  sizes: fc.record({
    gov: fc.integer({ min: 0, max: 9 }),
    ngo: fc.integer({ min: 0, max: 8 }),
    io: fc.integer({ min: 0, max: 6 }),
    "": fc.integer({ min: 0, max: 6 }),
  }),
  /** Who is missing in each reading, as seeds; few, as in life. */
  missing: fc.array(fc.array(fc.nat({ max: 28 }), { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
});

describe("whatever the room, and whoever leaves out what", () => {
  it("nobody can work out a group under five from a split and all totals, alone or against one other round or part (H-3 to H-5)", () => {
    let shownOnce = 0;
    fc.assert(
      fc.property(arbitraryRoom, ({ sizes, missing }) => {
        const all = Object.entries(sizes).flatMap(([name, n]) => people(name, n));
        const readings = missing.map((out, i) =>
          reading(
            all.filter((_, index) => !out.includes(index)),
            { question: `paula/${i}`, family: "paula", speaks: i !== 1 },
          ),
        );
        const splits = safeSplits(readings, sectorOf, roomOf(all));
        if (splits.length > 0) shownOnce++;
        const total = (r: Reading) => new Set(r.given.keys());
        const blocks = (split: SectorSplit, r: Reading) => {
          const named = split.groups.flatMap((g) => g.sector ?? []);
          return split.groups.map(
            (g) =>
              new Set(
                [...r.given.keys()].filter(
                  (p) => (named.includes(sectorOf(p) ?? "") ? sectorOf(p) : null) === g.sector,
                ),
              ),
          );
        };
        for (const split of splits) {
          const original = readings.find((r) => r.question === split.question)!;
          for (const [i, set] of blocks(split, original).entries())
            expect(set.size).toBe(split.groups[i]!.people);
          for (const other of readings) {
            const beside = splits.find((s) => s.question === other.question);
            const shown = [
              ...blocks(split, original),
              ...(beside && other !== original ? blocks(beside, other) : []),
            ];
            expect(exposed(MIN_GROUP_SIZE, all, [total(original), total(other)], shown)).toEqual([]);
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(shownOnce).toBeGreaterThan(50);
  });

  it("the check itself finds what a careless split would show", () => {
    const all = [...people("gov", 8), ...people("ngo", 3)];
    expect(exposed(MIN_GROUP_SIZE, all, [new Set(all)], [new Set(people("gov", 8))])).toEqual([
      people("ngo", 3),
    ]);
    const more = [...people("gov", 8), ...people("ngo", 6)];
    const less = more.filter((p) => p !== "gov:0");
    const gov = (who: string[]) => new Set(who.filter((p) => p.startsWith("gov")));
    expect(exposed(MIN_GROUP_SIZE, more, [new Set(more)], [gov(more), gov(less)])).toEqual([["gov:0"]]);
  });
});
