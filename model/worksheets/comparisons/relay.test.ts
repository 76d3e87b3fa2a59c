import { describe, expect, it } from "vitest";
import {
  comparisonInput,
  groupSheets,
  measuresIn,
  sheetNamed,
  sheetOf,
  sheetWith,
} from "@/tests/support/worksheets/contents";
import { freshWork } from "@/model/room/groups";
import type { SheetContent } from "@/model/worksheets/cells";
import { comparisonOf, comparing } from "@/model/worksheets/comparisons/all";
import type { ComparisonInput, RelayComparison } from "@/model/worksheets/comparisons/comparison";
import {
  hasPaper,
  hourOf,
  movesIn,
  papersToCome,
  relayIn,
  relaySaid,
  sidesOf,
} from "@/model/worksheets/comparisons/relay";

const sheet = sheetNamed("relay");
const relay = relayIn(sheet)!;
const blank: SheetContent = sheetWith({});
const found = (contents: SheetContent[], more: Partial<ComparisonInput> = {}) =>
  comparisonOf(sheet, comparisonInput(contents, more)) as RelayComparison;
const open = { ...freshWork, phase: "open" as const, began: 1_000_000, endsAt: 1_000_000 + 60 * 60_000 };
const decisions = (...asked: string[]): SheetContent =>
  sheetWith(
    Object.fromEntries(
      asked.flatMap((option, i) => [
        [`decisions/r${i + 1}/what`, `Decision ${i + 1}`],
        ...(option ? [[`decisions/r${i + 1}/asked`, option]] : []),
      ]),
    ),
    { decisions: asked.map((_, i) => `r${i + 1}`) },
  );

describe("a relay (G-160)", () => {
  const teams = (count: number) =>
    sidesOf(relay, { groups: Array.from({ length: count }, (_, i) => `g2-${i}`) }).map((side) => [
      side.teams.map((t) => t.id).join("+"),
      side.groups.length,
    ]);

  it("gives each team to a group, several to one of fewer groups, one to several of more", () => {
    expect(teams(0)).toEqual([]);
    expect(teams(2)).toEqual([
      ["police+ngo", 1],
      ["labour", 1],
    ]);
    expect(teams(3)).toEqual([
      ["police", 1],
      ["labour", 1],
      ["ngo", 1],
    ]);
    expect(teams(5)).toEqual([
      ["police", 2],
      ["labour", 2],
      ["ngo", 1],
    ]);
  });

  it("keeps the teams of a group that is no more, and gives none to groups of before", () => {
    const sides = sidesOf(relay, { groups: ["g1-1", "g1-2", "g2-1", "g2-2", "g2-3"] });
    expect(sides.map((side) => side.groups)).toEqual([["g2-1"], ["g2-2"], ["g2-3"]]);
    const left = comparisonInput([blank, blank, sheetWith({ "!tell/call/labour": "agreed" })]);
    expect(comparisonOf(sheet, { ...left, groups: left.groups.slice(2) })).toMatchObject({
      arrows: [{ from: 2, to: 1, papers: 1 }],
    });
  });

  it("lets a side have what it holds, what it asked, and what it was told, and nothing else", () => {
    const sheets = groupSheets([
      sheetWith({ "!tell/raid/ngo": "agreed" }),
      blank,
      sheetWith({ "!ask/wish": "1" }),
    ]);
    const moves = movesIn(sheet, relay, sheets, { groups: sheets.map(({ group }) => group.id) });
    const papers = (side: number, arrived: string[] = []) =>
      sheet.documents.filter((p) => hasPaper(moves, side, p, { arrived })).map((p) => p.id);
    expect(papers(0)).toEqual(["raid"]);
    expect(papers(0, ["call"])).toEqual(["raid", "call"]);
    expect(papers(1)).toEqual(["wages"]);
    expect(papers(2)).toEqual(["raid", "wish"]);
  });

  it("counts a telling once for two groups of one team, and none to oneself or of unknown things", () => {
    const { arrows } = found([
      sheetWith({ "!tell/raid/ngo": "agreed", "!tell/raid/police": "agreed" }),
      blank,
      blank,
      sheetWith({ "!tell/raid/ngo": "unasked", "!tell/raid/nobody": "agreed", "!tell/gone/ngo": "agreed" }),
    ]);
    expect(arrows).toEqual([{ from: 0, to: 2, papers: 1, agreed: 1 }]);
  });
});

describe("the clock of a relay (G-161)", () => {
  it("brings each paper at its hour's share of the time, but for those that have come", () => {
    const minutes = (work: Parameters<typeof papersToCome>[1]) =>
      papersToCome(sheet, work).map(({ paper, time }) => [paper.id, (time - 1_000_000) / 60_000]);
    expect(minutes(open)).toEqual([
      ["call", 15],
      ["date", 30],
    ]);
    expect(minutes({ ...open, arrived: ["call"] })).toEqual([["date", 30]]);
    // Without an end, the author's twenty minutes stand for the sixty hours.
    expect(minutes({ ...open, endsAt: null })).toEqual([
      ["call", 5],
      ["date", 10],
    ]);
    expect(minutes({ ...open, phase: "frozen" })).toEqual([]);
    expect(papersToCome(sheetNamed("without"), open)).toEqual([]);
  });

  it("tells the hour, never one before that of the last paper, and stands only while groups work", () => {
    const clock = found([blank], { work: { ...open, arrived: ["call"] } }).clock!;
    expect(clock.last).toEqual({ hour: 15, teams: ["Police", "NGO"] });
    expect(clock.next).toMatchObject({ id: "date", hour: 30, teams: ["Police"] });
    const hours = [0, 10, 40, 70].map((minutes) => hourOf(clock, open.began + minutes * 60_000));
    expect(hours).toEqual([15, 15, 40, 60]);
    expect(found([blank]).clock).toBeNull();
  });
});

describe("the debrief of a relay (G-162)", () => {
  const work = { ...freshWork, arrived: ["call"] };
  const play = found(
    [
      sheetOf(decisions("asked", "not", ""), sheetWith({ "!tell/raid/ngo": "unasked", "!ask/wish": "1" })),
      sheetWith({ "!tell/wages/police": "agreed" }),
      sheetOf(decisions("asked"), sheetWith({ "!ask/wish": "1" })),
    ],
    { work },
  );

  it("counts how often the person told the story, and who decided without asking", () => {
    expect(play.asked).toEqual([{ id: "wish", text: "What do you wish?", times: 2 }]);
    expect(play.decided).toEqual([
      { side: 0, all: 3, unasked: 2 },
      { side: 2, all: 1, unasked: 0 },
    ]);
    expect(relaySaid(play)[1]).toEqual({
      key: "decided",
      values: {
        told: 2,
        agreed: 1,
        asked: 2,
        again: 1,
        decided: 4,
        unasked: 2,
        lost: 0,
        sides: "Police",
        named: "yes",
      },
    });
  });

  it("names what never reached a team that needed it, but nothing that has not come", () => {
    expect(play.lost).toEqual([]);
    const lost = (contents: SheetContent[], arrived: string[]) =>
      found(contents, { work: { ...freshWork, arrived } }).lost.map(({ id, teams }) => [id, ...teams]);
    const three = [blank, blank, blank];
    expect(lost(three, [])).toEqual([
      ["raid", "NGO"],
      ["wages", "Police"],
      ["wish", "Police", "NGO"],
    ]);
    expect(lost(three, ["date"])).toContainEqual(["date", "NGO"]);
    // Who plays both teams loses nothing between them.
    expect(lost([blank, blank], ["date"])).toEqual([
      ["wages", "Police"],
      ["wish", "Police", "NGO"],
    ]);
  });

  it("is one sentence, rows for tables, and a table of who told whom", () => {
    const { sentence, rows, tables } = comparing(play);
    expect(sentence(play)).toMatchObject({ key: "sheet-relay", values: { told: 2, asked: 2 } });
    expect(sentence(found([measuresIn("other", ["x"])])).key).toBe("sheet-nothing");
    expect(rows(play, 3).map((r) => [r.measure, r.part ?? r.option, r.count])).toEqual([
      ["relay-told", "Police", 1],
      ["relay-told", "Labour inspection", 1],
      ["relay-asked", "wish", 2],
      ["relay-decided", "Police", 3],
      ["relay-unasked", "Police", 2],
      ["relay-decided", "NGO", 1],
      ["relay-unasked", "NGO", 0],
    ]);
    const [matrix] = tables(play, "Who told whom", { compare: (key: string) => key } as never);
    expect(matrix!.rows).toEqual([
      ["Police", 0, 0, 1],
      ["Labour inspection", 1, 0, 0],
      ["NGO", 0, 0, 0],
    ]);
  });
});
