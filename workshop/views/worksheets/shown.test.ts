import { describe, expect, it } from "vitest";
import { groupRoom, workNow } from "@/tests/support/worksheets/groups-at-work";
import { consoleContext, door, presence, type PureRoom, START } from "@/tests/support/pure-room";
import { measuresIn, sheetOf, sheetsWorkshop, sheetWith } from "@/tests/support/worksheets/contents";
import { workshopSchema } from "@/workshop/content/workshop";
import { OWN } from "@/model/worksheets/cells";
import { wordId } from "@/model/worksheets/redaction";
import { entryIdOf } from "@/model/worksheets/entries";
import { freshWork, sheetKey, type Work } from "@/model/room/groups";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";
import type { WorkNow } from "@/workshop/views/worksheets/shown";

const contents = {
  "g1-a": sheetOf(
    measuresIn("government", ["TEXT-A measure", "OWNER-A"], ["TEXT-A2 Nan"]),
    sheetWith({ [OWN.notes]: "NOTES-A", [OWN.minority]: "MINORITY-A", [OWN.agreed]: "1" }),
  ),
  "g1-b": sheetOf(measuresIn("ngo", ["TEXT-B measure"]), sheetWith({ [`${OWN.off}ngo`]: "1" })),
};
const remarks = [
  { id: "remark-01", activity: "scenario", group: "g1-a", kind: "missed" as const, text: "REMARK-SHOWN Nan" },
  { id: "remark-02", activity: "scenario", group: "g1-a", kind: "comment" as const, text: "REMARK-HIDDEN" },
  {
    id: "remark-03",
    activity: "campaign",
    group: "g1-a",
    kind: "comment" as const,
    text: "REMARK-ELSEWHERE",
  },
];
const now = (more: Parameters<typeof workNow>[2] = {}) => workNow("scenario", contents, { remarks, ...more });
const room = (stop: string, work: Partial<Work> = {}) =>
  groupRoom(`scenario${stop}`, { hidden: ["remark-02"], ...work });
const stage = (r: PureRoom, work: WorkNow = now()) =>
  stageView(r.state, r.board, presence, door, [], work).work;
const phone = (r: PureRoom, work: WorkNow = now(), language?: string) =>
  phoneView(r.state, r.board, [], language, work).work;
const desk = (r: PureRoom, work: WorkNow = now()) =>
  consoleView(r.state, r.board, { ...consoleContext, work }).work;
/** What people wrote themselves. */
const written = /TEXT-|OWNER-|NOTES-|MINORITY-|REMARK-|Name person/;

describe("what the room sees of groups' work (G-108)", () => {
  it("is nothing where it stands at no worksheet, or has ended", () => {
    const live = groupRoom("after");
    expect(stage(live)).toBeNull();
    expect(stage(room("").do({ type: "end" }))).toBeNull();
    expect(phone(live)).toBeNull();
  });

  it.each([
    ["open", {}],
    ["frozen", { phase: "frozen" as const, began: START }],
    ["not started", null],
  ] as const)("while groups write (%s) is how far they are, and no text", (_what, work) => {
    const live = work ? room("", work) : groupRoom("scenario", {}, {});
    if (!work) live.state = { ...live.state, work: {} };
    for (const view of [
      stageView(live.state, live.board, presence, door, [], now()),
      phoneView(live.state, live.board, [], undefined, now()),
    ]) {
      expect(JSON.stringify(view)).not.toMatch(written);
      expect(view.work).toMatchObject({
        at: "work",
        phase: work ? (live.state.work.scenario?.phase ?? "") : "none",
        speaking: null,
        order: [],
        sheets: [],
        comparison: null,
        groups: [
          { group: { id: "g1-a", name: "Lotus" }, people: 2, done: 1 / 3 },
          { group: { id: "g1-b" }, done: 1 / 3 },
          { people: 2, done: 0 },
        ],
      });
    }
  });

  it("while groups present is the card on the stage alone, and who was heard", () => {
    const present = {
      ...freshWork.present,
      at: "g1-a",
      since: START,
      done: ["g1-c"],
      order: ["g1-c", "g1-a", "g1-b"],
    };
    const view = stage(room("/present", { present }));
    expect(view).toMatchObject({
      at: "present",
      sheets: [],
      comparison: null,
      speaking: {
        group: { name: "Lotus" },
        card: { id: "government" },
        index: 0,
        total: 1,
        since: START,
        seconds: 180,
      },
      order: [
        { group: { id: "g1-c" }, heard: true },
        { group: { id: "g1-a" }, heard: false },
        { group: { id: "g1-b" }, heard: false },
      ],
    });
    expect(JSON.stringify(view)).not.toMatch(/TEXT-B|NOTES-|MINORITY-|REMARK-/);
    expect(phone(room("/present", { present }))).toEqual(view);
  });

  it("is no card while nobody stands on the stage, and the last one where fewer are shown than before", () => {
    expect(JSON.stringify(stage(room("/present")))).not.toMatch(written);
    expect(stage(room("/present"))).toMatchObject({ speaking: null, order: [{ heard: false }, {}, {}] });
    const present = { ...freshWork.present, at: "g1-a", card: 7, since: START };
    expect(stage(room("/present", { present }))?.speaking).toMatchObject({
      index: 0,
      total: 1,
      card: { id: "government" },
    });
    expect(stage(room("/present", { present: { ...present, at: "g1-b" } }))?.speaking).toMatchObject({
      card: null,
      total: 0,
    });
  });

  it("in the gallery is every shown card and every remark that is not hidden; black words are black (G-98)", () => {
    const view = stage(room("/gallery", { black: [wordId("scenario", "nan")] }));
    expect(
      view?.sheets.map((s) => [s.group.id, s.cards.map((c) => c.id), s.remarks.map((r) => r.text)]),
    ).toEqual([
      ["g1-a", ["government"], ["REMARK-SHOWN ███"]],
      ["g1-b", [], []],
      ["g1-c", [], []],
    ]);
    expect(JSON.stringify(view)).toContain("TEXT-A2 ███");
    expect(JSON.stringify(view)).not.toMatch(/TEXT-B|NOTES-|MINORITY-|HIDDEN|ELSEWHERE|Nan/);
  });

  it("on the board is the comparison, the same on stage, phones and console (G-100)", () => {
    const live = room("/board", {
      merged: [
        [entryIdOf("g1-a", "government", "TEXT-A measure"), entryIdOf("g1-a", "government", "TEXT-A2 Nan")],
      ],
      black: [wordId("scenario", "Nan")],
    });
    const view = stage(live);
    expect(view?.comparison).toMatchObject({
      type: "board",
      columns: [{ measures: [{ times: 1, entries: [{}, {}] }] }, {}, { blank: true }],
      blanks: [{}, {}, {}, {}, {}, {}, {}],
    });
    expect(phone(live)).toEqual(view);
    expect(desk(live)?.comparison).toEqual(view?.comparison);
    for (const any of [view, desk(live)]) expect(JSON.stringify(any)).not.toMatch(/Nan/);
  });

  it("counts us-too from three people on, also while it is open (G-86)", () => {
    const entry = entryIdOf("g1-a", "government", "TEXT-A measure");
    const live = room("/present", { present: { ...freshWork.present, at: "g1-a", since: START } }).open(
      "scenario/present",
    );
    const too = () => stage(live)?.speaking?.card?.blocks[0]?.lines[0]?.too;
    for (const person of ["p1", "p2"]) live.answer(person, "scenario/present", { entries: [entry] });
    expect(too()).toBe(0);
    live.answer("p3", "scenario/present", { entries: [entry, "another1"] });
    expect(too()).toBe(3);
    live.close("scenario/present").reveal("scenario/present");
    expect(stageView(live.state, live.board, presence, door, [], now()).results?.marks.entries).toEqual({
      [entry]: 3,
    });
  });

  it("has the dots of dilemmas once they are revealed, and not before (G-87)", () => {
    const entry = entryIdOf("g1-a", "dilemmas", "Rest or evidence");
    const sheets = workNow("services", { "g1-a": sheetWith({ dilemmas: "Rest or evidence" }) });
    const live = groupRoom("services/gallery").open("services/gallery");
    for (const person of ["p1", "p2"]) live.answer(person, "services/gallery", { entries: [entry] });
    live.close("services/gallery");
    const dots = () =>
      (
        stage(live.go("services/board"), sheets)?.comparison as { dilemmas: { dots: number }[] } | null
      )?.dilemmas.map((d) => d.dots);
    expect(dots()).toEqual([0]);
    live.go("services/gallery").reveal("services/gallery");
    expect(dots()).toEqual([2]);
    expect(desk(live, sheets)?.comparison).toEqual(stage(live, sheets)?.comparison);
  });

  it("compares with the earlier worksheet's sheets", () => {
    const live = groupRoom("with/board");
    live.state = { ...live.state, work: { ...live.state.work, without: { ...freshWork, groups: ["g1-a"] } } };
    const sheets: WorkNow = { ...workNow("with", { "g1-b": sheetWith({ now: "Food\nA lawyer" }) }) };
    const both = {
      ...sheets,
      sheets: new Map([
        ...sheets.sheets,
        [sheetKey("without", "g1-a"), { content: sheetWith({ now: "food" }), lastAt: START }],
      ]),
    };
    expect(stage(live, both)?.comparison).toMatchObject({
      both: [{ text: "food", times: 2 }],
      onlyThere: [],
      onlyHere: [{ text: "A lawyer" }],
    });
    expect(desk(live, both)?.entries.map((e) => e.text)).toEqual(["Food", "A lawyer", "food"]);
    expect(desk(live, both)?.alike).toHaveLength(1);
  });

  it("has authored texts in the language of the view, and the same numbers in each (G-107)", () => {
    const translated = workshopSchema.parse({
      ...sheetsWorkshop,
      translations: {
        th: {
          texts: {
            "cooperation-map/agencies/police/text": "ตำรวจ",
            "cooperation-map/sections/way/fields/steps/rows/noticed/text": "พบผู้เสียหาย",
          },
        },
      },
    });
    const live = groupRoom("cooperation-map/board", {}, {}, translated);
    const sheets = workNow("cooperation-map", {
      "g1-a": sheetWith({ "steps/noticed/owner": "Police" }),
      "g1-b": sheetWith({ "steps/noticed/owner": "ตำรวจ" }),
    });
    const first = (language: string) =>
      (phone(live, sheets, language)?.comparison as { steps: unknown[] } | null)?.steps[0];
    expect(first("en")).toMatchObject({
      text: "Somebody is noticed",
      owners: [{ agency: "Police", groups: ["g1-a", "g1-b"] }],
      state: "one",
    });
    expect(first("th")).toMatchObject({
      text: "พบผู้เสียหาย",
      owners: [{ agency: "ตำรวจ", groups: ["g1-a", "g1-b"] }],
      state: "one",
    });
  });

  it("is of all groups that had a sheet, but for those that came together and those that left nothing (G-114)", () => {
    const ids = (groups: string[], list: string[], work: Partial<Work> = {}, size = 2) => {
      const live = groupRoom("scenario", { groups, ...work });
      const x = { id: "g2-x", name: null, number: 1, table: null };
      const all = [...live.state.groups.list, x];
      const remembered = Object.fromEntries(all.map((g) => [g.id, { ...g, size }]));
      live.state = {
        ...live.state,
        groups: { ...live.state.groups, list: all.filter((g) => list.includes(g.id)), known: remembered },
      };
      return stage(live)?.groups.map((g) => [g.group.id, g.people]);
    };
    const every = ["g1-a", "g1-b", "g1-c", "g2-x"];
    expect(ids(every, ["g2-x"])).toEqual([
      ["g1-a", 2],
      ["g1-b", 2],
      ["g2-x", 0],
    ]);
    expect(ids(every, ["g2-x"], {}, 1)).toEqual([["g2-x", 0]]);
    expect(ids(every, ["g2-x"], { cameFrom: { "g2-x": ["g1-a", "g1-b"] } })).toEqual([["g2-x", 0]]);
    expect(ids(every, ["g2-x"], { phases: { seconds: [60, 60, 60], at: 1 } })).toEqual([["g2-x", 0]]);
    expect(ids(every.slice(0, 3), ["g2-x"])).toEqual([
      ["g1-a", 2],
      ["g1-b", 2],
    ]);
    expect(ids(every.slice(0, 3), ["g1-b", "g1-c"])).toEqual([
      ["g1-a", 2],
      ["g1-b", 2],
      ["g1-c", 2],
    ]);
  });
});

describe("the trainer's view of groups", () => {
  it("knows the groups with their people, seats and calls, and who has none", () => {
    const live = groupRoom(
      "scenario",
      {},
      { calls: ["g1-c", "g1-a"], guests: [{ id: "guest-01", name: "Sok", group: "g1-b" }] },
    );
    const { groups } = consoleView(live.state, live.board, { ...consoleContext, work: now() });
    expect(groups).toMatchObject({
      formed: 1,
      choosing: null,
      sectors: true,
      groups: [
        {
          group: { id: "g1-a", number: 1 },
          people: [{ id: "person-g1-a-1", alias: "Name person-g1-a-1", here: true }, { here: false }],
          seat: "person-g1-a-1",
          call: 2,
        },
        { guests: [{ id: "guest-01", name: "Sok" }], seat: null, call: null },
        { call: 1 },
      ],
      without: [{ id: "late", alias: "", here: false }],
    });
  });

  it("tells for each group what is filled, when it was last written and whether it agreed", () => {
    const view = desk(room("", { endsAt: START + 600_000, extra: { "g1-a": 60_000 } }));
    expect(view?.groups[0]).toMatchObject({
      done: 1 / 3,
      lastAt: START,
      endsAt: START + 660_000,
      agreed: true,
      fields: [
        { path: "government", label: "Measures of the government", done: 1 },
        { path: "ngo", done: 0 },
        { path: "joint", done: 0 },
      ],
    });
    expect(view?.groups[2]).toMatchObject({ done: 0, lastAt: null, agreed: false });
    expect(view?.entries).toEqual([]);
    expect(desk(room("/present"))?.entries.map((e) => [e.group, e.text])).toEqual([
      ["g1-a", "TEXT-A measure"],
      ["g1-a", "TEXT-A2 Nan"],
      ["g1-b", "TEXT-B measure"],
    ]);
    expect(view?.remarks.map((r) => [r.id, r.hidden])).toEqual([
      ["remark-01", false],
      ["remark-02", true],
    ]);
  });

  it("suggests what may be the same where work is looked at, and only there (G-111)", () => {
    const alike = workNow("scenario", {
      "g1-a": measuresIn("ngo", ["Train the labour inspectors"]),
      "g1-b": measuresIn("ngo", ["Training for labour inspectors"]),
    });
    const ids = [
      entryIdOf("g1-a", "ngo", "Train the labour inspectors"),
      entryIdOf("g1-b", "ngo", "Training for labour inspectors"),
    ];
    expect(desk(room(""), alike)?.alike).toEqual([]);
    expect(desk(room("/present"), alike)?.alike).toEqual([ids]);
    expect(desk(room("/present", { merged: [ids] }), alike)?.alike).toEqual([]);
  });
});
