/** Expected numbers were worked out by hand, intervals by Wilson's formula. */
import { describe, expect, it } from "vitest";
import { debriefWords } from "@/components/debrief/translated-words";
import { noReleases, type Releases } from "@/model/debrief/release";
import { cohensH } from "@/model/statistics/cohen";
import { everyKind } from "@/tests/support/every-kind";
import { sampleDebrief, sampleInput, sampleWords } from "@/tests/support/sample-report";
import { roomOf, roundsFrom } from "@/tests/support/synthetic-room";
import { type Debrief, debriefOf } from "@/workshop/debrief/debrief";
import {
  type Indicator,
  indicatorChapter,
  indicatorSheet,
  indicatorsOf,
  targetsIn,
} from "@/workshop/debrief/indicators";
import { EVERY_LANGUAGE, type ReportEdit, targetKey } from "@/workshop/debrief/report/edits";

const words = debriefWords();
const target = (indicator: string, text: string | null): ReportEdit => ({
  key: targetKey(indicator),
  language: EVERY_LANGUAGE,
  revision: 1,
  text,
  hidden: false,
  basis: null,
  by: "",
  at: 0,
});
const followUp = { counts: { 30: { done: 4, partly: 2, "not-yet": 1, dropped: 0 } }, codes: 9, released: [] };
const nobody = { counts: {}, codes: 0, released: [] };
const found = (debrief: Debrief, more: Partial<Parameters<typeof indicatorsOf>[1]> = {}) =>
  indicatorsOf(debrief, { releases: noReleases, followUp: nobody, edits: [], ...more });
const paths = [
  "NNNYYYYY",
  "NNUYYYYY",
  "NUUUYYYY",
  "UUUUUYYY",
  "NNNNUUYY",
  "NYYYYYYY",
  "NNNNNNNN",
  "NNUUUUUU",
];
const byId = (all: readonly Indicator[], id: string) => all.find((one) => one.id === id);

describe("indicators of a case (D-66)", () => {
  const all = found(debriefOf(roomOf(roundsFrom(paths), 10)), { edits: [target("agreed:paula", "70")] });

  it("have value, Wilson's interval, base, response and target", () => {
    // At part 8 six of eight said what the key accepts.
    const agreed = byId(all, "agreed:paula")!;
    expect(agreed).toMatchObject({ level: 2, base: "answered", n: 8, asked: 10, value: 75, target: 70 });
    expect(agreed.interval!.low).toBeCloseTo(40.9275, 3);
    expect(agreed.interval!.high).toBeCloseTo(92.8521, 3);
    expect(byId(all, "took-part")).toMatchObject({ level: 1, base: "joined", n: 10, value: 80, asked: null });
    expect(byId(all, "changed:paula")!.n).toBe(8);
  });

  it("say so in a table, with as many cells as heads, and as numbers on a sheet", () => {
    const figure = indicatorChapter(all, words)!.parts[0]!.figures[0]!;
    const [table] = figure.tables;
    expect(figure.reading).toBe("3 indicators for the evaluation. The target is reached.");
    expect(table!.rows.find(([name]) => String(name).startsWith("Agreed"))).toEqual([
      "Agreed with the expert at part 8 of “Paula”",
      "2 Learning",
      "6 of 8 · 75 % (41–93)",
      "–",
      "8 people who answered",
      "8 of 10 · 80 %",
      "70\u00a0%: reached",
    ]);
    const sheet = indicatorSheet(all, words);
    expect(new Set([sheet.head.length, ...sheet.rows.map((row) => row.length)])).toEqual(new Set([12]));
    expect(sheet.rows.find((row) => row.includes(40.93))).toEqual([
      "Agreed with the expert at part 8 of “Paula”",
      ...[2, "%", 75, 40.93, 92.85, null, null, 8, "8 people who answered", 10, 70],
    ]);
  });

  it("are none of four people", () => {
    expect(found(debriefOf(roomOf(roundsFrom(paths.slice(0, 4)), 4)))).toEqual([]);
    expect(indicatorChapter([], words)).toBeNull();
  });

  it("are split by sector where the question is, and these have no target", () => {
    const input = roomOf(roundsFrom([...paths, ...paths]), 16);
    const groups = [
      { sector: "police", people: 8, counts: { yes: 5, unsure: 0, no: 3 } },
      { sector: null, people: 8, counts: { yes: 7, unsure: 1, no: 0 } },
    ];
    const splits = [{ question: "paula/8", round: 1, item: "", groups }];
    const split = found(debriefOf({ ...input, splits }));
    const sectors = split.filter(({ name }) => name === "agreed-sector");
    expect(sectors.map(({ values, value, n }) => [values.sector, value, n])).toEqual([
      ["police", 62.5, 8],
      ["", 87.5, 8],
    ]);
    expect(targetsIn(split, words)).toHaveLength(split.length - 2);
    const rows = indicatorSheet(split, words).rows.map(([name]) => name);
    expect(rows).toContain("Agreed with the expert at part 8 of “Paula”: All others, or not given");
  });
});

describe("indicators of all kinds (D-66)", () => {
  const all = found(debriefOf(sampleInput()), { followUp });
  const level = (name: string) => all.find((one) => one.name === name)?.level;

  it("stand at the level of what their activity asks, first reaction, then learning, then behaviour", () => {
    expect(["rated", "intended", "agreed-items", "then-now", "committed", "kept"].map(level)).toEqual([
      1, 2, 2, 2, 2, 3,
    ]);
    expect(all.map((one) => one.level)).toEqual(all.map((one) => one.level).toSorted());
    expect(byId(all, "kept:30")).toMatchObject({ n: 7, asked: 9, value: (100 * 6) / 7 });
    expect(
      found(debriefOf(sampleInput({ people: 4 })), {
        followUp: { ...followUp, counts: { 30: { done: 4 } } },
      }),
    ).toEqual([]);
  });

  it("have an effect only where two values are compared, and no interval for a mean of items", () => {
    for (const one of all) {
      const compares = ["then-now", "grown", "unmatched"].includes(one.name);
      expect([one.id, one.effect !== null]).toEqual([one.id, compares]);
      expect([one.id, one.n >= 5 && Number.isFinite(one.value)]).toEqual([one.id, true]);
      if (one.interval) expect(one.interval.low).toBeLessThanOrEqual(one.interval.high);
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    // Cohen (1988), table 6.2.2: the transforms of .75 and .50 are 2.094 and 1.571.
    expect(cohensH(0.5, 0.75)).toBeCloseTo(2.0944 - 1.5708, 4);
    expect(cohensH(0.75, 0.5)).toBe(-cohensH(0.5, 0.75));
  });

  it("count what groups plan only where it is released, whatever their number", () => {
    const released: Releases = { text: (_source, text) => text, whole: () => (text) => text };
    const groups = sampleDebrief({ people: 6, workshop: everyKind });
    const compare = { type: "board", owner: "owner", when: "when", columns: [] };
    const boards = {
      ...groups,
      sessions: groups.sessions.map((session) => ({
        ...session,
        activities: session.activities.map((one) => ({
          ...one,
          activity: { ...one.activity, compare } as never,
        })),
      })),
    } as Debrief;
    const planned = byId(found(boards, { releases: released }), "planned")!;
    expect(planned).toMatchObject({ unit: "measures", base: "groups", interval: null });
    expect(planned.value).toBeGreaterThan(0);
    expect(byId(found(boards), "planned")).toBeUndefined();
  });

  it.each(["en", "ar", "id", "ko", "th"] as const)("are in the words of %s", async (language) => {
    const said = indicatorChapter(all, await sampleWords(language))!.parts[0]!.figures[0]!;
    const texts = [
      said.title,
      said.reading,
      said.how,
      ...said.tables.flatMap((t) => [...t.head, ...t.rows.flat()]),
    ];
    for (const text of texts) expect(String(text)).not.toMatch(/indicators\.|[{}]/);
  });
});

it("F-26: a target that was taken away is none", () => {
  const debrief = debriefOf(roomOf(roundsFrom(paths), 10));
  expect(byId(found(debrief, { edits: [target("took-part", null)] }), "took-part")!.target).toBeNull();
  const missed = found(debrief, { edits: [target("took-part", "90.5")] });
  expect(indicatorChapter(missed, words)!.parts[0]!.figures[0]!.tables[0]!.rows[0]!.at(-1)).toBe(
    "90.5\u00a0%: not reached",
  );
});
