import { seeded } from "@/model/statistics/random";
import { sizesOf } from "@/workshop/groups/even-split";
import { type Forming, formGroups, groupCount } from "@/workshop/groups/assign-groups";
import { formSameValueGroups } from "@/workshop/groups/same-value-groups";
import { mixes } from "@/model/room/groups";
import type { Mixed } from "@/workshop/groups/improve-by-swaps";
import { describe, expect, it } from "vitest";
import { costOf } from "@/tests/support/processor-time";

const people = (sectors: string, languages = ""): Mixed[] =>
  [...sectors].map((s, i) => ({
    id: `p${i}`,
    sector: s === "-" ? null : s,
    language: languages[i] && languages[i] !== "-" ? languages[i]! : null,
  }));
const asked = (more: Partial<Forming>): Forming => ({
  by: "count",
  n: 4,
  mix: "random",
  meetNew: false,
  past: [],
  ...more,
});
const sizes = (groups: string[][]) => groups.map((g) => g.length);
const perGroup = (
  groups: string[][],
  all: Mixed[],
  valueIn: (p: Mixed) => string | null,
  value: string | null,
) => groups.map((g) => g.filter((id) => valueIn(all.find((p) => p.id === id)!) === value).length);
const uneven = (counts: number[]) => Math.max(...counts) - Math.min(...counts);
const membership = (groups: string[][]) =>
  Object.fromEntries(groups.flatMap((g, i) => g.map((id) => [id, `g1-${i}`])));
const again = (groups: string[][], past: Record<string, string>[]) =>
  groups.flatMap((g) =>
    g.flatMap((a, i) => g.slice(i + 1).filter((b) => past.some((m) => m[a] !== undefined && m[a] === m[b]))),
  ).length;

describe("forming groups", () => {
  it("puts nineteen people into four groups of 5, 5, 5 and 4, each with somebody of an NGO where four are (G-1, G-2)", () => {
    const room = people("NNNNGGGGGGGGGGGGGGG");
    for (let seed = 1; seed <= 200; seed++) {
      const groups = formGroups(room, asked({ mix: "sectors" }), seeded(seed));
      expect(sizes(groups), `seed ${seed}`).toEqual([5, 5, 5, 4]);
      expect(
        perGroup(groups, room, (p) => p.sector, "N"),
        `seed ${seed}`,
      ).toEqual([1, 1, 1, 1]);
    }
  });

  it.each([
    [0, "count", 4, []],
    [1, "count", 4, [1]],
    [3, "count", 5, [1, 1, 1]],
    [60, "count", 60, Array(60).fill(1)],
    [0, "size", 4, []],
    [1, "size", 4, [1]],
    [5, "size", 4, [5]],
    [6, "size", 4, [3, 3]],
    [9, "size", 2, [3, 2, 2, 2]],
    [20, "size", 4, [4, 4, 4, 4, 4]],
    [3, "size", 100, [3]],
  ] as const)("%i people by %s of %i (G-1)", (count, by, n, expected) => {
    for (const mix of mixes)
      expect(sizes(formGroups(people("x".repeat(count)), asked({ by, n, mix }), seeded(count)))).toEqual(
        expected,
      );
    expect(groupCount(count, by, n)).toBe(expected.length);
  });

  it("holds everybody once, in sizes that differ by at most one, larger ones first; what is mixed is even (G-1, G-2)", () => {
    for (let seed = 1; seed <= 400; seed++) {
      const random = seeded(seed);
      const pick = (letters: string) => letters[Math.floor(random() * letters.length)]!;
      const count = Math.floor(random() * 70);
      const room = people(
        Array.from({ length: count }, () => pick("NNGP-")).join(""),
        Array.from({ length: count }, () => pick("eeetk-")).join(""),
      );
      const past = random() < 0.5 ? [] : [membership(formGroups(room, asked({ n: 5 }), random))];
      const mix = mixes[Math.floor(random() * mixes.length)]!;
      const n = 1 + Math.floor(random() * 60);
      const groups = formGroups(
        room,
        asked({ by: random() < 0.5 ? "count" : "size", n, mix, meetNew: random() < 0.5, past }),
        random,
      );
      const label = `seed ${seed}`;
      expect([...groups.flat()].sort(), label).toEqual(room.map((p) => p.id).sort());
      expect(
        groups.every((g) => g.length > 0),
        label,
      ).toBe(true);
      expect(sizes(groups), label).toEqual([...sizes(groups)].sort((a, b) => b - a));
      if (groups.length > 0) expect(uneven(sizes(groups)), label).toBeLessThanOrEqual(1);
      const valueIn =
        mix === "sectors"
          ? (p: Mixed) => p.sector
          : mix === "languages-apart"
            ? (p: Mixed) => p.language
            : null;
      for (const value of valueIn && groups.length > 0 ? new Set(room.map(valueIn)) : [])
        expect(uneven(perGroup(groups, room, valueIn!, value)), label).toBeLessThanOrEqual(1);
    }
  });

  it("spreads languages too where sectors are mixed (G-2)", () => {
    const room = people("NNNNNNNNGGGGGGGG", "eeeettttttttkkkk");
    for (let seed = 1; seed <= 100; seed++) {
      const groups = formGroups(room, asked({ mix: "sectors" }), seeded(seed));
      for (const [language, each] of [
        ["e", 1],
        ["t", 2],
        ["k", 1],
      ] as const) {
        expect(
          perGroup(groups, room, (p) => p.language, language),
          `seed ${seed}`,
        ).toEqual([each, each, each, each]);
      }
    }
  });

  it("keeps people of one language together as far as the sizes allow (G-2)", () => {
    const parts = (groups: string[][], room: Mixed[]) =>
      groups.map((g) => new Set(g.map((id) => room.find((p) => p.id === id)!.language)).size);
    for (let seed = 1; seed <= 100; seed++) {
      const whole = people("N".repeat(19), "eeeeetttttkkkkkaaaa");
      expect(
        parts(formGroups(whole, asked({ mix: "languages-together" }), seeded(seed)), whole),
        `seed ${seed}`,
      ).toEqual([1, 1, 1, 1]);
      const mixed = people("N".repeat(15), "eeeeeeetttttkkk");
      expect(
        parts(formGroups(mixed, asked({ n: 3, mix: "languages-together" }), seeded(seed)), mixed).sort(),
        `seed ${seed}`,
      ).toEqual([1, 1, 2]);
    }
  });

  it.each([
    ["aaabbbb", 3, 3],
    ["abbbbbbbcccddd", 3, 5],
    ["abbbbccdddeee", 2, 5],
    ["aabbcccdddeee", 2, 5],
    ["abbcccdddeeee", 2, 5],
    ["aaaabbbbcddddeeeee", 3, 6],
    ["aaaabbbbccccdddddee", 3, 6],
    ["aaabbcccddddeeeffff", 3, 7],
  ])(
    "parts people of the languages %s over %i groups into at most %i parts (G-2)",
    (languages, count, parts) => {
      const room = sizesOf(languages.length, count);
      const groups = formSameValueGroups([...languages], room, (one) => one);
      expect(groups.map((g) => g.length)).toEqual(room);
      expect(groups.flat().sort().join("")).toBe(languages);
      expect(groups.reduce((sum, g) => sum + new Set(g).size, 0)).toBeLessThanOrEqual(parts);
    },
  );

  it("lets people meet others than before, and keeps the mix (G-4)", () => {
    const room = people("NNNNGGGGGGGGGGGG");
    for (let seed = 1; seed <= 40; seed++) {
      const random = seeded(seed);
      const first = membership(formGroups(room, asked({ mix: "sectors" }), random));
      const second = formGroups(room, asked({ mix: "sectors", meetNew: true, past: [first] }), random);
      expect(again(second, [first]), `seed ${seed}`).toBe(0);
      expect(
        perGroup(second, room, (p) => p.sector, "N"),
        `seed ${seed}`,
      ).toEqual([1, 1, 1, 1]);
    }
  });

  it("forms large rooms at once", () => {
    const room = people("NGP-".repeat(75), "etk".repeat(100));
    const first = membership(formGroups(room, asked({ n: 60, mix: "sectors" }), seeded(1)));
    const again = asked({ n: 60, mix: "sectors", meetNew: true, past: [first, first, first, first, first] });
    expect(costOf(() => void formGroups(room, again, seeded(2)))).toBeLessThan(3_000);
  });
});
