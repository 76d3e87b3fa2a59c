import { describe, expect, it } from "vitest";
import { namedText, noReleases, type WrittenSource } from "@/model/debrief/release";
import type { ComparedMeasure } from "@/model/worksheets/comparisons/comparison";
import { worksheetSchema } from "@/model/worksheets/content";
import { wordId } from "@/model/worksheets/redaction";
import { worksheetDebriefSample } from "@/tests/support/worksheets/debrief-samples";
import { board, groups } from "@/tests/support/worksheets/shown-samples";
import { planOfAction } from "@/workshop/debrief/plan-of-action";
import { planEvents } from "@/workshop/exports/room-events";
import { type Release, standingReleases } from "@/workshop/debrief/report/release/releases";
import { kindOf } from "@/activities/kinds";
import { sheetKey } from "@/model/room/groups";

const activity = worksheetSchema.parse({
  id: "sides",
  kind: "worksheet",
  title: "Both sides",
  question: "Who does what?",
  sections: [
    {
      id: "all",
      title: "All",
      fields: ["here", "there"].map((id) => ({
        id,
        type: "table",
        text: id,
        columns: [
          { id: `${id}-what`, type: "text", text: "What" },
          { id: "owner", type: "agency", text: "Office" },
          { id: "when", type: "date", text: "Until" },
        ],
      })),
    },
  ],
  compare: {
    type: "board",
    owner: "owner",
    when: "when",
    columns: [
      { id: "here", text: "Here", field: "here" },
      { id: "there", text: "There", field: "there" },
    ],
  },
});

/** As a group wrote it. */
const entry = (group: number, text: string, office?: string, until?: string) => ({
  id: `entry${text.length}${group}`,
  group: groups[group]!.id,
  field: "here",
  text,
  more: [
    ...(office ? [{ label: "Office", text: office }] : []),
    ...(until ? [{ label: "Until", text: until }] : []),
  ],
});
const measure = (...entries: ReturnType<typeof entry>[]): ComparedMeasure => {
  const said = (label: string) => [
    ...new Set(entries.flatMap(({ more }) => more.flatMap((m) => (m.label === label ? [m.text] : [])))),
  ];
  return {
    id: entries[0]!.id,
    text: entries[0]!.text,
    entries,
    times: entries.length,
    owner: said("Office"),
    when: said("Until"),
    missing: [],
  };
};
const late = entry(0, "Write a protocol with Maria", "Police", "2027-06-01");
const both = [entry(0, "Train people", "NGO", "2027-02-01"), entry(1, "Train people", "NGO", "2027-01-05")];
const bare = entry(1, "Open a shelter");
const vague = entry(1, "Ask again", "Courts", "2027-02-30");
const columns = [
  { id: "here", text: "Here", blank: false, measures: [measure(bare), measure(late)] },
  { id: "there", text: "There", blank: false, measures: [measure(...both), measure(vague)] },
];
const line = (one: ReturnType<typeof entry>) => ({ ...one, entry: one.id, grey: false, too: 0 });
const card = (...entries: ReturnType<typeof entry>[]) => ({
  id: "all",
  title: "All",
  blocks: [{ label: "here", lines: entries.map(line) }],
});
const debrief = worksheetDebriefSample(
  { ...board, columns },
  {
    activity,
    groups: [card(late, both[0]!), card(both[1]!, vague)].map((cards, i) => ({
      group: groups[i]!,
      people: 5,
      done: 1,
      cards: [cards],
      notShown: 0,
      chose: true,
      shown: true,
      agreed: true,
      minority: null,
    })),
  },
);
const day = { sessions: [{ id: "s", number: 1, title: "S", activities: [debrief], withheld: [] }] };
const sources: WrittenSource[] = kindOf(debrief).written!(
  debrief,
  new Set(groups.map(({ id }) => sheetKey("sides", id))),
);
const release = (id: string, black: string[] = []): Release => {
  const source = sources.find((one) => one.id === id)!;
  return { source: id, textId: source.texts[0]!.id, black: black.map((word) => wordId(id, word)) };
};
const planned = (...releases: Release[]) =>
  planOfAction(day, standingReleases(sources, releases)).map((row) => [
    row.measure,
    row.who.join(),
    row.day,
    row.groups.map(({ number }) => number).join(),
    row.side,
  ]);

describe("the plan of action (F-25)", () => {
  it("has nothing that was not released", () => {
    expect(planned()).toEqual([]);
    expect(planOfAction(day, noReleases)).toEqual([]);
  });

  it("has each measure of a released board once, what is due first, with black words black", () => {
    expect(planned(release("sides/board", ["Maria"]))).toEqual([
      ["Train people", "NGO", "2027-01-05", "1,2", "There"],
      ["Write a protocol with █████", "Police", "2027-06-01", "1", "Here"],
      ["Open a shelter", "", null, "2", "Here"],
      ["Ask again", "Courts", null, "2", "There"],
    ]);
  });

  it("has of a released sheet what stands on its cards, and nothing of another group", () => {
    const second = `sides/sheet/${groups[1]!.id}`;
    expect(planned(release(second, ["Courts"]))).toEqual([
      ["Train people", "NGO", "2027-01-05", "2", "There"],
      ["Ask again", "██████", null, "2", "There"],
    ]);
  });

  it("is a day in the calendar where it has a day", () => {
    const rows = planOfAction(day, standingReleases(sources, [release("sides/board")]));
    const events = planEvents("room", rows, () => "");
    expect(events.map(({ when }) => when)).toEqual([{ day: "2027-01-05" }, { day: "2027-06-01" }]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(2);
  });
});

it("warns of what people typed, not of days and options that they chose (F-24)", () => {
  const [sheet] = sources;
  expect(sheet!.texts[0]!.chosen).toEqual(
    expect.arrayContaining(["2027-06-01", "2027-02-01", "Here"].slice(0, 2)),
  );
  expect(namedText(sheet!.texts[0]!.text).id).toBe(sheet!.texts[0]!.id);
});
