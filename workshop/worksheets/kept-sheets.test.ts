import { describe, expect, it } from "vitest";
import type { Group } from "@/model/room/groups";
import { freshGroups, freshWork, sheetKey } from "@/model/room/groups";
import type { SheetContent } from "@/model/worksheets/cells";
import { sheetWorkshop } from "@/tests/support/worksheets/workshop";
import { checkWorkshop } from "@/workshop/content/check";
import { planOf } from "@/workshop/content/plan";
import type { Workshop } from "@/workshop/content/workshop";
import { startHandouts } from "@/workshop/handouts/handouts";
import { withKeptSheets } from "@/workshop/worksheets/kept-sheets";

const workshop: Workshop = {
  ...sheetWorkshop,
  sessions: sheetWorkshop.sessions.map((s) => ({
    ...s,
    activities: s.activities.map((a) =>
      a.kind === "worksheet"
        ? {
            ...a,
            starts: [{ id: "aland", groups: ["Aland", "알란드"], cells: [{ place: "aim", value: "Old" }] }],
          }
        : a,
    ),
  })),
};
const names = ["aland", "Bland", "Cland", null];
const list: Group[] = names.map((name, i) => ({ id: `g1-${i}`, name, number: i + 1, table: null }));
const content = (text: string): SheetContent => ({
  cells: { aim: text, who: "one", "steps/r1/what": "A | B", "help/x": "Ask", "!notes": "For us alone" },
  rows: { help: ["x"], steps: ["r1"] },
});
const groupWork = {
  groups: { ...freshGroups, list, known: Object.fromEntries(list.map((g) => [g.id, { ...g, size: 2 }])) },
  work: { plan: { ...freshWork, began: 1, groups: list.map((g) => g.id) } },
  sheets: new Map(
    list.map((g) => [sheetKey("plan", g.id), { content: content(`Said by ${g.number}`), lastAt: 1 }]),
  ),
};
const sources = list.map((group) => ({
  id: `plan/sheet/${group.id}`,
  kind: "sheet" as const,
  activity: "plan",
  question: "",
  group,
  held: null,
  texts: [],
}));
const releases = (...released: string[]) => ({
  whole: (source: string) =>
    released.some((id) => source.endsWith(id)) ? (text: string) => text.replace("Said", "████") : null,
});
const kept = (...released: string[]) =>
  withKeptSheets(workshop, { made: groupWork, sources, releases: releases(...released) });
const startsOf = (one: Workshop) => planOf(one).worksheet("plan")!.starts;

describe("the sheets of an ended room, kept for the next (G-164)", () => {
  it("take the place of the start with that name, or are a new one, once they were released", () => {
    const starts = startsOf(kept("g1-0", "g1-1", "g1-3"));
    expect(starts.map((s) => s.groups)).toEqual([["Aland", "알란드"], ["Bland"]]);
    expect(Object.fromEntries(starts[0]!.cells.map((c) => [c.place, c.value]))).toEqual({
      aim: "████ by 1",
      who: "one",
      "steps/r1/what": "A | B",
      "help/x": "Ask",
    });
    expect(checkWorkshop(kept("g1-0", "g1-1"))).toEqual([]);
  });

  it("leave everything as it was where nothing was released, erased or written", () => {
    expect(startsOf(kept())).toEqual(startsOf(workshop));
    expect(withKeptSheets(workshop, { sources, releases: releases("g1-0") })).toBe(workshop);
    const empty = { ...groupWork, sheets: new Map() };
    expect(startsOf(withKeptSheets(workshop, { made: empty, sources, releases: releases("g1-0") }))).toEqual(
      startsOf(workshop),
    );
  });

  it("are on paper by the group's name, with dots for what is open", () => {
    const papers = startHandouts(kept("g1-0", "g1-1"));
    expect(papers.map(({ title }) => title)).toEqual(["Aland", "Bland"]);
    const written = JSON.stringify(papers[0]!.blocks);
    for (const text of ["████ by 1", "A \\\\| B", "Ask", "……"]) expect(written).toContain(text);
    expect(written).not.toContain("For us alone");
  });
});
