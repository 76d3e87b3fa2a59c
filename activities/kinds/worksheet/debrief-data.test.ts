import { describe, expect, it } from "vitest";
import { groupIds, groupRoom, workNow } from "@/tests/support/worksheets/groups-at-work";
import { consoleContext, door, presence, type PureRoom } from "@/tests/support/pure-room";
import { audienceIn, measuresIn, sheetOf, sheetWith } from "@/tests/support/worksheets/contents";
import { debriefOf, readableRounds } from "@/workshop/debrief/debrief";
import type { DebriefInput } from "@/workshop/debrief/input";
import { rowsCsv } from "@/workshop/exports/answer-rows";
import { summaryCsv } from "@/workshop/debrief/summary-csv";
import { OWN, type SheetContent } from "@/model/worksheets/cells";
import { wordId } from "@/model/worksheets/redaction";
import { entryIdOf } from "@/model/worksheets/entries";
import { freshWork, sheetKey } from "@/model/room/groups";
import { answersOf } from "@/workshop/room/answers-by-round";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";
import type { WorkNow } from "@/workshop/views/worksheets/shown";

/** What the store would load of this room. */
const inputOf = ({ state, board }: PureRoom, { sheets, remarks }: WorkNow): DebriefInput => ({
  title: "Groups",
  workshop: state.workshop,
  people: 6,
  rounds: readableRounds(state, new Set(board.keys())).map(({ question, round }) => ({
    question,
    round,
    answers: [...answersOf(board, question, round)].map(([person, { body }]) => ({ person, body })),
  })),
  curation: {},
  made: { groups: state.groups, work: state.work, sheets, remarks, whole: state.workshop },
  ended: state.ended,
  startedAt: null,
  endedAt: null,
});

const debriefed = (room: PureRoom, now: WorkNow, id: string) => {
  const found = debriefOf(inputOf(room, now))
    .sessions.flatMap((s) => s.activities)
    .find((a) => a.activity.id === id);
  return found?.kind === "worksheet" ? found : null;
};

const content: Record<string, Record<string, SheetContent>> = {
  services: {
    "g1-a": sheetWith({ "map/shelter/transit/ngo": "1", dilemmas: "Rest or evidence\nSafety or freedom" }),
    "g1-b": sheetWith({
      "map/shelter/transit/ngo": "1",
      "map/legal/homeward/government": "1",
      dilemmas: "Evidence or rest",
    }),
  },
  with: { "g1-a": sheetWith({ now: "Food\nA doctor" }), "g1-b": sheetWith({ later: "Work" }) },
  scenario: {
    "g1-a": measuresIn("government", ["Train", "Police"]),
    "g1-b": sheetOf(measuresIn("government", ["Training"]), measuresIn("ngo", ["=SUM(A1)", "@office"])),
  },
  "cooperation-map": {
    "g1-a": sheetWith({ "steps/noticed/owner": "Police" }),
    "g1-b": sheetWith({ "steps/noticed/owner": "police, NGO" }),
  },
  campaign: {
    "g1-a": audienceIn("r1", {
      who: "Elders",
      where: "origin",
      barrier: "Trust",
      message: "Ask",
      channel: "Government radio",
    }),
    "g1-b": sheetWith({ objective: "Know" }),
  },
};
const ids = (activity: string) => ({
  merged:
    {
      services: [
        [
          entryIdOf("g1-a", "dilemmas", "Rest or evidence"),
          entryIdOf("g1-b", "dilemmas", "Evidence or rest"),
        ],
      ],
      scenario: [[entryIdOf("g1-a", "government", "Train"), entryIdOf("g1-b", "government", "Training")]],
    }[activity] ?? [],
  flagged: activity === "with" ? [entryIdOf("g1-a", "now", "A doctor")] : [],
});

/** The room on the board of one worksheet, the dots of its gallery revealed. */
function onBoard(activity: string, people = 6): { room: PureRoom; now: WorkNow } {
  const now = workNow(activity, content[activity]!, {
    remarks: [
      { id: "remark-01", activity, group: "g1-a", kind: "missed", text: "Who pays?" },
      { id: "remark-02", activity, group: "g1-b", kind: "comment", text: "HIDDEN" },
    ],
  });
  const room = groupRoom(activity, {
    ...ids(activity),
    hidden: ["remark-02"],
    black: [wordId(activity, "Elders")],
  });
  room.state = { ...room.state, work: { ...room.state.work, without: { ...freshWork, groups: ["g1-c"] } } };
  if (activity === "services") {
    room.go("services/gallery").open("services/gallery");
    for (let i = 0; i < people; i++)
      room.answer(`p${i}`, "services/gallery", {
        entries: [
          entryIdOf(i < 4 ? "g1-a" : "g1-b", "dilemmas", i < 4 ? "Rest or evidence" : "Evidence or rest"),
        ],
      });
    room.close("services/gallery").reveal("services/gallery");
  }
  room.go(`${activity}/board`);
  return {
    room,
    now: {
      ...now,
      sheets: new Map([
        ...now.sheets,
        [sheetKey("without", "g1-c"), { content: sheetWith({ now: "food" }), lastAt: null }],
      ]),
    },
  };
}

describe("the debrief of a worksheet (G-106)", () => {
  it.each(Object.keys(content))(
    "has the comparison that stage, phones and console show, number by number: %s (G-100)",
    (activity) => {
      const { room, now } = onBoard(activity);
      const comparison = stageView(room.state, room.board, presence, door, [], now).work?.comparison;
      expect(comparison?.type).toBe(
        {
          services: "services",
          with: "difference",
          scenario: "board",
          "cooperation-map": "map",
          campaign: "campaign",
        }[activity],
      );
      expect(phoneView(room.state, room.board, [], undefined, now).work?.comparison).toEqual(comparison);
      expect(consoleView(room.state, room.board, { ...consoleContext, work: now }).work?.comparison).toEqual(
        comparison,
      );
      expect(debriefed(room, now, activity)?.comparison).toEqual(comparison);
      room.do({ type: "end" });
      expect(debriefed(room, now, activity)?.comparison).toEqual(comparison);
      expect(JSON.stringify(comparison)).not.toContain("Elders");
    },
  );

  it("has the dots of both texts of a dilemma that was put together", () => {
    const { room, now } = onBoard("services");
    expect(debriefed(room, now, "services")).toMatchObject({
      comparison: { dilemmas: [{ text: "Rest or evidence", times: 2, dots: 6 }, { dots: 0 }] },
      dots: [
        { entry: { text: "Rest or evidence", group: "g1-a" }, dots: 4 },
        { entry: { text: "Evidence or rest" }, dots: 2 },
      ],
      remarks: [{ group: { id: "g1-a" }, kind: "missed", text: "Who pays?" }],
    });
  });

  it("keeps the dots by entry back where fewer than five gave some", () => {
    const { room, now } = onBoard("services", 4);
    expect(debriefed(room, now, "services")?.dots).toEqual([]);
  });

  it("has each group with its people, its cards, its agreement and the other view where it is shown", () => {
    const room = groupRoom("without", { black: [wordId("without", "Nan")] });
    const now = workNow("without", {
      "g1-a": sheetWith({
        now: "Nan rests\nFood",
        [OWN.agreed]: "1",
        [OWN.minority]: "Nan\nsays no",
        [OWN.showMinority]: "1",
        [OWN.notes]: "NOTES",
      }),
      "g1-b": sheetWith({ now: "Food", [OWN.minority]: "KEPT", [`${OWN.off}needs`]: "1" }),
    });
    const found = debriefed(room, now, "without");
    expect(found?.groups).toMatchObject([
      {
        group: { name: "Lotus" },
        people: 2,
        done: 1,
        agreed: true,
        minority: "███\nsays no",
        cards: [{ id: "needs", blocks: [{ lines: [{ text: "███ rests" }, { text: "Food" }] }] }],
      },
      { group: { id: "g1-b" }, done: 0.5, agreed: false, minority: null, cards: [{ id: "needs" }] },
      { group: { id: "g1-c" }, done: 0, cards: [] },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/NOTES|KEPT|Nan/);
  });

  it("tells whether a group chose among its cards, or its first five stand for them", () => {
    const rows = ["a", "b", "c", "d"];
    const sheet = sheetOf(
      sheetWith({ objective: "More checks" }, { "audience@": rows }),
      ...rows.map((r) => audienceIn(r, { who: r.repeat(3), message: r })),
    );
    const chosen = sheetOf(sheet, sheetWith({ [`${OWN.off}start`]: "1" }));
    const now = workNow("campaign", { "g1-a": sheet, "g1-b": chosen });
    expect(debriefed(groupRoom("campaign"), now, "campaign")?.groups).toMatchObject([
      { notShown: 4, chose: false },
      { notShown: 5, chose: true },
      { notShown: 0, chose: false },
    ]);
  });

  it("is none where nobody wrote, and where no work was begun", () => {
    expect(debriefed(groupRoom("without"), workNow("without", {}), "without")).toBeNull();
    const room = groupRoom("without");
    expect(
      debriefed(room, workNow("scenario", { [groupIds[0]]: measuresIn("ngo", ["Call"]) }), "scenario"),
    ).toBeNull();
    expect(debriefOf({ ...inputOf(room, workNow("without", {})), made: undefined }).sessions).toEqual([]);
  });

  it("has its rows in the table, with no cell that runs as a formula (G-115)", () => {
    const { room, now } = onBoard("scenario");
    const lines = summaryCsv(debriefOf(inputOf(room, now))).split("\r\n");
    const rows = (measure: string) =>
      lines.filter((l) => l.startsWith("scenario,") && l.split(",")[4] === measure);
    expect(rows("board")).toEqual([
      "scenario,,,,board,government,Train,2,3,,6,,,,",
      "scenario,,,,board,ngo,'=SUM(A1),1,3,,6,,,,",
    ]);
    expect(rows("done").map((l) => l.split(",").slice(1, 12).join(","))).toEqual([
      "Lotus,,,done,g1-a,,2,,,6,33.3",
      "2,,,done,g1-b,,2,,,6,66.7",
      "3,,,done,g1-c,,2,,,6,0",
    ]);
    expect(rows("board-missing").map((l) => l.split(",").slice(5, 7).join(" "))).toEqual([
      "government: when Train",
      "ngo: when '=SUM(A1)",
    ]);
    expect(rows("board-blank")).toHaveLength(6);
    expect(rows("line").some((l) => l.includes("'=SUM(A1); Who owns it?: @office"))).toBe(true);
    expect(lines.join("\n")).not.toMatch(/(^|,)"?[=@]/m);
  });

  it("has who gave dots to what in the table of rows, under labels of that table alone (G-115)", () => {
    const { room, now } = onBoard("services");
    const rows = rowsCsv(inputOf(room.do({ type: "end" }), now), (items) => [...items])
      .split("\r\n")
      .filter((l) => l.startsWith("services,"));
    expect(rows).toHaveLength(6);
    expect(rows[0]).toBe(
      `services,P1,,,services/gallery,1,0,,,,,${entryIdOf("g1-a", "dilemmas", "Rest or evidence")},,worksheet,1,,,,phone`,
    );
  });

  it.each(Object.keys(content))("has rows for every comparison: %s (G-115)", (activity) => {
    const { room, now } = onBoard(activity);
    const csv = summaryCsv(debriefOf(inputOf(room, now)));
    for (const measure of {
      services: ["services", "dilemma", "dots", "remark"],
      with: ["difference"],
      scenario: ["board"],
      "cooperation-map": ["map"],
      campaign: ["campaign-step", "pairing", "question", "coverage"],
    }[activity]!) {
      expect(csv).toContain(`,${measure},`);
    }
  });
});
