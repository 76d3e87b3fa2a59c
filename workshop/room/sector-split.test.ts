import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MIN_GROUP_SIZE, nextSplit, safeSplit, shownFrom } from "@/workshop/room/sector-split";

const split = (counts: Record<string, number>) => safeSplit(new Map(Object.entries(counts)));

describe("sectors", () => {
  it("nothing is shown where every group is small (B-38)", () => {
    expect(split({})).toBeNull();
    expect(split({ Police: 4, Health: 4, Labour: 4 })).toBeNull();
  });

  it("five are shown, four are not (B-38)", () => {
    expect(split({ Police: 5 })).toEqual({ groups: [{ name: "Police", people: 5 }], rest: 0 });
    expect(split({ Police: 4 })).toBeNull();
  });

  it("a small rest takes the smallest shown group with it (B-38)", () => {
    expect(split({ Police: 12, Health: 6, Labour: 2 })).toEqual({
      groups: [{ name: "Police", people: 12 }],
      rest: 8,
    });
  });

  it("it is the smallest in whatever order people came, and the largest stands first (B-38)", () => {
    expect(split({ Labour: 2, Health: 6, Police: 12 })).toEqual({
      groups: [{ name: "Police", people: 12 }],
      rest: 8,
    });
    expect(split({ Health: 6, Police: 12 })?.groups.map((g) => g.name)).toEqual(["Police", "Health"]);
  });

  it("groups of one size stand in the order of their names, which says nothing of who came first (B-38)", () => {
    expect(split({ Police: 6, Health: 6 })?.groups.map((g) => g.name)).toEqual(["Health", "Police"]);
    expect(split({ Health: 6, Police: 6 })?.groups.map((g) => g.name)).toEqual(["Health", "Police"]);
  });

  it("a rest of five is large enough to stand by itself (B-38)", () => {
    expect(split({ Police: 12, Health: 6, Labour: 3, Embassy: 2 })).toEqual({
      groups: [
        { name: "Police", people: 12 },
        { name: "Health", people: 6 },
      ],
      rest: 5,
    });
  });

  it("a small rest beside one group hides that group as well (B-38)", () =>
    expect(split({ Police: 12, Labour: 1 })).toBeNull());

  it("those who gave no sector are never a group of their own (B-38)", () => {
    expect(split({ Police: 6, "": 9 })).toEqual({ groups: [{ name: "Police", people: 6 }], rest: 9 });
  });

  const rooms = fc.dictionary(fc.constantFrom("", "A", "B", "C", "D", "E"), fc.integer({ min: 0, max: 14 }));

  it("no sum or difference of shown numbers and the total is a group under five (B-38)", () => {
    fc.assert(
      fc.property(rooms, (counts) => {
        const total = Object.values(counts).reduce((a, b) => a + b, 0);
        const shown = split(counts);
        if (!shown) return;
        const numbers = [...shown.groups.map((g) => g.people), shown.rest];
        expect(numbers.reduce((a, b) => a + b, 0)).toBe(total);
        for (let mask = 0; mask < 2 ** numbers.length; mask++) {
          const sum = numbers.filter((_, i) => mask & (2 ** i)).reduce((a, b) => a + b, 0);
          for (const derived of [sum, total - sum])
            expect(derived === 0 || derived >= MIN_GROUP_SIZE).toBe(true);
        }
      }),
    );
  });

  it("a hidden group could always have had another size, for all that is shown (B-38)", () => {
    fc.assert(
      fc.property(rooms, (counts) => {
        const shown = split(counts);
        const named = new Set(shown?.groups.map((g) => g.name));
        for (const [name, people] of Object.entries(counts)) {
          if (!shown || name === "" || named.has(name) || people === 0 || people >= MIN_GROUP_SIZE) continue;
          const others = Object.keys(counts).filter((o) => o !== name && !named.has(o));
          const elsewhere = [...others, ""].some((o) => {
            const otherwise = { ...counts, [name]: people - 1, [o]: (counts[o] ?? 0) + 1 };
            return JSON.stringify(split(otherwise)) === JSON.stringify(shown);
          });
          expect(elsewhere).toBe(true);
        }
      }),
    );
  });

  it("a count is shown from its threshold on (B-34)", () => {
    expect([2, 3].map((n) => shownFrom(n, 3))).toEqual([null, 3]);
  });
});

describe("a split over time", () => {
  const counts = (police: number, ngo: number) =>
    new Map([
      ["Police", police],
      ["NGO", ngo],
    ]);

  it("does not tell the sector of one who has just come in (B-38)", () => {
    const first = nextSplit(null, counts(6, 5));
    expect(first).toEqual({
      groups: [
        { name: "Police", people: 6 },
        { name: "NGO", people: 5 },
      ],
      rest: 0,
    });
    expect(nextSplit(first, counts(7, 5))).toBe(first);
    expect(nextSplit(first, counts(8, 5))).toBe(first);
    expect(nextSplit(first, counts(8, 6))).toEqual({
      groups: [
        { name: "Police", people: 8 },
        { name: "NGO", people: 6 },
      ],
      rest: 0,
    });
  });

  it("does not tell the sector of one who has just left (B-38)", () => {
    const first = nextSplit(null, counts(9, 6));
    expect(nextSplit(first, counts(8, 6))).toBe(first);
    expect(nextSplit(first, counts(7, 5))).not.toBe(first);
  });
});
