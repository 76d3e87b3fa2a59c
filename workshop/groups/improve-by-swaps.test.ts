import { describe, expect, it } from "vitest";
import { type Mixed, swapped } from "@/workshop/groups/improve-by-swaps";

const sector = (p: Mixed) => p.sector;
const language = (p: Mixed) => p.language;
const nothing = () => null;

/** Groups of people such as `aN`: the letter of the person, then that of the value. */
const dealt = (value: "sector" | "language", ...groups: string[]): Mixed[][] =>
  groups.map((group) =>
    group.split(" ").map(([id, word]) => ({
      id: id!,
      sector: null,
      language: null,
      [value]: word === undefined || word === "-" ? null : word,
    })),
  );
/** Memberships from groups written as `abc de`. */
const memberships = (...rounds: string[]) =>
  rounds.map((round) =>
    Object.fromEntries(round.split(" ").flatMap((group, i) => [...group].map((id) => [id, `g1-${i}`]))),
  );
const ids = (groups: Mixed[][]) =>
  groups.map((g) =>
    g
      .map((p) => p.id)
      .sort()
      .join(""),
  );
const values = (groups: Mixed[][], valueIn: (p: Mixed) => string | null) =>
  groups.map((g) =>
    g
      .map((p) => valueIn(p) ?? "-")
      .sort()
      .join(""),
  );
const byLanguage = { same: nothing, spread: language, past: [] };

describe("swapping people between groups", () => {
  it.each([
    ["of one language each", ["ae be ce", "dt et ft", "gk hk ik"], ["ekt", "ekt", "ekt"]],
    ["of which one holds more than its share", ["ae be ct dt", "ee fe gt ht"], ["eett", "eett"]],
    ["with a language in one of them alone", ["ae be", "ct dt"], ["et", "et"]],
    ["of unlike sizes", ["ae be ce de", "et ft gt"], ["eett", "eet"]],
    ["where nothing is known of some", ["a- b- c-", "de ee fe"], ["--e", "-ee"]],
  ])("spreads languages evenly over groups %s (G-2)", (_what, groups, expected) => {
    const before = dealt("language", ...groups);
    const after = swapped(before, byLanguage).groups;
    expect(values(after, language).sort()).toEqual([...expected].sort());
    expect(
      after
        .flat()
        .map((p) => p.id)
        .sort(),
    ).toEqual(before.flat().map((p) => p.id));
  });

  it.each([
    ["spread already", ["ae bt", "ce dt"]],
    ["all of one language", ["ae be", "ce de", "ee fe"]],
    ["as even as they can be", ["ae be ct", "de ee ft", "ge ht it"]],
  ])("leaves people where they were dealt when the groups are %s (G-2)", (_what, groups) => {
    const before = dealt("language", ...groups);
    expect(swapped(before, byLanguage)).toEqual({ groups: before, cost: 0 });
  });

  it("keeps as many people of each sector in each group as were dealt to it (G-2, G-4)", () => {
    const before = dealt("sector", "aN bG cG", "dN eG fG", "gN hP iP");
    const { groups, cost } = swapped(before, {
      same: sector,
      spread: nothing,
      past: memberships("bc ef hi"),
    });
    expect(values(groups, sector)).toEqual(["GGN", "GGN", "NPP"]);
    expect(cost).toBe(2);
  });

  it("parts two who were together, whoever of the room they are (G-4)", () => {
    const room = dealt("language", "a b c", "d e f", "g h i");
    for (const two of ["ab", "ac", "bc", "de", "ef", "gh", "gi", "hi"]) {
      const { groups, cost } = swapped(room, { same: nothing, spread: nothing, past: memberships(two) });
      expect(
        ids(groups).filter((g) => [...two].every((id) => g.includes(id))),
        two,
      ).toEqual([]);
      expect(cost, two).toBe(0);
    }
  });

  it.each([
    ["the first", ["aN bG", "cN dN"], "ab"],
    ["the last", ["aN", "bG cN"], "bc"],
  ])(
    "parts two of whom only %s has somebody of the same sector to change with (G-4)",
    (_who, groups, two) => {
      const { groups: found, cost } = swapped(dealt("sector", ...groups), {
        same: sector,
        spread: nothing,
        past: memberships(two),
      });
      expect(ids(found)).not.toContain(two);
      expect(cost).toBe(0);
    },
  );

  it("would rather leave a language unspread than let people meet again (G-4)", () => {
    const room = dealt("language", "ae bt", "ce dt");
    const { groups, cost } = swapped(room, {
      same: nothing,
      spread: language,
      past: memberships("ab cd", "ad bc"),
    });
    expect(ids(groups).sort()).toEqual(["ac", "bd"]);
    expect(cost).toBe(0);
  });

  it("goes round again while somebody can still be parted (G-4)", () => {
    const room = dealt("language", "a b", "c d", "e f");
    const past = memberships("def", "aef bcd");
    const { groups, cost } = swapped(room, { same: nothing, spread: nothing, past });
    expect(cost).toBe(0);
    expect(ids(groups)).toContain("ad");
  });

  it("brings nobody together who met before in order to part others (G-4)", () => {
    const room = dealt("language", "a b", "c d");
    const past = memberships("ab cd", "ac bd", "ac bd", "ad bc", "ad bc");
    expect(swapped(room, { same: nothing, spread: nothing, past })).toEqual({ groups: room, cost: 4 });
  });

  it.each([
    ["nobody met before", "abc", [], 0],
    ["all were apart", "abc", ["a b c"], 0],
    ["two were together once", "abc", ["ab c"], 2],
    ["two were together twice", "abc", ["ab c", "ab c"], 4],
    ["three were together", "abc", ["abc"], 6],
    ["all are new to the room", "abc", ["de f"], 0],
    ["some are new to the room", "abcd", ["ab"], 2],
  ])("counts how often people meet again from both sides: %s (G-4)", (_what, group, rounds, cost) => {
    const all = dealt("language", [...group].join(" "));
    expect(swapped(all, { same: nothing, spread: nothing, past: memberships(...rounds) }).cost).toBe(cost);
  });

  it("lets people who were in no group before stay together (G-4)", () => {
    const room = dealt("language", "a b", "c d");
    expect(swapped(room, { same: nothing, spread: nothing, past: memberships("ac") })).toEqual({
      groups: room,
      cost: 0,
    });
  });
});
