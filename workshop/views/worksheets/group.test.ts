import { describe, expect, it } from "vitest";
import { group, groupRoom, groupWorkshop } from "@/tests/support/group-workshop";
import { memberId } from "@/workshop/groups/names";
import { sheetKey, SHEET_GRACE_MS } from "@/model/room/groups";
import { freshState, type RoomState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { groupView, sheetFormOf } from "@/workshop/views/worksheets/group";
import { noWork, type WorkNow } from "@/workshop/views/worksheets/shown";

const NOW = 1_700_000_000_000;
const sheet = (text: string, more: Record<string, string> = {}) => ({
  content: { cells: { why: text, ...more }, rows: {} },
  lastAt: NOW,
});
const work: WorkNow = {
  ...noWork,
  now: NOW,
  sheets: new Map([
    [sheetKey("plan", "g1-1"), sheet("OURS", { "!notes": "OUR-NOTES" })],
    [sheetKey("plan", "g1-2"), sheet("THEIRS", { "!notes": "THEIR-NOTES" })],
  ]),
  here: new Set(["p1", "p2", "p4"]),
  names: new Map([
    ["p1", "Mai"],
    ["p2", null],
    ["p3", "Noor"],
    ["p4", "THEIR-NAME"],
  ]),
};
const view = (person: string, state: RoomState = groupRoom(), now = NOW) =>
  groupView(state, person, { ...work, now }, "en");

describe("who a phone shows beside its owner (G-76)", () => {
  it("the own group with names, who is here and who speaks, and nobody of another", () => {
    const mine = view(
      "p1",
      groupRoom(
        "plan",
        {},
        {
          guests: [
            { id: "guest-0000", name: "Som", group: "g1-1" },
            { id: "guest-0001", name: "THEIR-GUEST", group: "g1-2" },
          ],
        },
      ),
    );
    expect(mine.group).toEqual(group(1));
    expect(mine.members).toEqual([
      { id: memberId("g1-1", "p1"), name: "Mai", you: true, here: true, seat: false },
      { id: memberId("g1-1", "p2"), name: null, you: false, here: true, seat: true },
      { id: memberId("g1-1", "p3"), name: "Noor", you: false, here: false, seat: false },
    ]);
    expect(mine.guests).toEqual(["Som"]);
    expect(JSON.stringify(mine)).not.toMatch(/THEIR|"p\d"/);
  });

  it("follows a person who was moved at once", () => {
    const moved = view("p1", groupRoom("plan", {}, { members: { p1: "g1-2", p4: "g1-2" } }));
    expect(moved.group?.id).toBe("g1-2");
    expect(moved.members.map((m) => m.name)).toEqual(["Mai", "THEIR-NAME"]);
  });

  it("nobody, and no sheet, without a group", () => {
    expect(view("p9")).toMatchObject({
      group: null,
      members: [],
      seat: false,
      called: false,
      phase: "none",
      documents: [],
      dossier: 0,
      at: "work",
    });
    expect(sheetFormOf(groupRoom(), "p9", work, "en")).toBeNull();
  });
});

describe("choosing a group (G-9)", () => {
  it("tells how many are in each, and which are full; nothing while people do not choose", () => {
    const choosing = groupRoom("hello", {}, { choosing: { cap: 3 } });
    expect(view("p9", choosing)).toMatchObject({
      cap: 3,
      choices: [
        { people: 3, full: true },
        { people: 2, full: false },
        { people: 1, full: false },
      ],
    });
    expect(view("p9")).toMatchObject({ cap: null, choices: [] });
  });
});

describe("the time of a group (G-76)", () => {
  it("is its own, with what the trainer gave to it alone, until it is frozen", () => {
    const state = groupRoom("plan", { endsAt: NOW + 60_000, extra: { "g1-1": 30_000 } });
    expect(view("p1", state)).toMatchObject({ endsAt: NOW + 90_000, phase: "open" });
    expect(view("p4", state)).toMatchObject({ endsAt: NOW + 60_000, phase: "open" });
    const later = NOW + 60_000 + SHEET_GRACE_MS + 1;
    expect(view("p1", state, later).phase).toBe("open");
    expect(view("p4", state, later).phase).toBe("frozen");
    expect(sheetFormOf(state, "p4", { ...work, now: later }, "en")?.frozen).toBe(true);
    expect(view("p1", groupRoom("plan", { phase: "frozen", began: NOW - 1, endsAt: NOW }))).toMatchObject({
      phase: "frozen",
      endsAt: null,
    });
  });

  it("a group without a sheet here has no work", () => {
    expect(view("p6", groupRoom("plan", { groups: ["g1-1"] }))).toMatchObject({
      phase: "none",
      endsAt: null,
      dossier: 0,
    });
  });

  it("a nudge is for its group alone", () => {
    const state = groupRoom("plan", { nudges: { "g1-1": { text: "Think of the night", at: NOW } } });
    expect(view("p1", state).nudge).toEqual({ text: "Think of the night" });
    expect(view("p4", state).nudge).toBeNull();
  });
});

describe("papers that are dealt out (G-79)", () => {
  it("each member holds their own, and knows how many the group has", () => {
    const papers = ["p1", "p2", "p3"].map((p) => view(p).documents.map((d) => d.title));
    expect(papers).toEqual([["Paper one"], ["Paper two"], ["Paper three"]]);
    expect(view("p1").dossier).toBe(3);
    expect(JSON.stringify(view("p1"))).not.toMatch(/PAPER-TWO|PAPER-THREE/);
  });

  it("are not told before the work begins", () => {
    expect(JSON.stringify(view("p1", { ...groupRoom(), work: {} }))).not.toContain("PAPER-");
  });
});

describe("the sheet of a group (G-80)", () => {
  it("is that of the own group, with nothing of any other", () => {
    const form = sheetFormOf(groupRoom(), "p1", work, "en");
    expect(form).toMatchObject({
      activity: "plan",
      group: "g1-1",
      frozen: false,
      content: { cells: { why: "OURS" } },
    });
    expect(Object.keys(form!.shape)).toEqual(["id", "agencies", "sections"]);
    expect(JSON.stringify(form)).not.toMatch(/THEIR|PAPER-/);
  });

  it("is there while it is worked on, and at the presentation only while it is open", () => {
    const formAt = (step: string, phase: "open" | "frozen") =>
      sheetFormOf(groupRoom(step, { phase, began: NOW - 1 }), "p1", work, "en");
    expect(formAt("plan", "frozen")?.frozen).toBe(true);
    expect(formAt("plan/present", "open")).not.toBeNull();
    expect(formAt("plan/present", "frozen")).toBeNull();
    expect(formAt("plan/gallery", "open")).toBeNull();
    expect(formAt("hello", "open")).toBeNull();
  });

  it("is not there once the room has ended", () => {
    expect(sheetFormOf({ ...groupRoom(), ended: true }, "p1", work, "en")).toBeNull();
  });
});

describe("a walk through the gallery (G-29)", () => {
  it("says where somebody reads first, or that they stay with their own sheet", () => {
    const state = groupRoom("plan/gallery", { walk: { p1: "g1-2", p2: "g1-1" } });
    expect(view("p1", state).walk).toEqual({ group: group(2), explains: false });
    expect(view("p2", state).walk).toEqual({ group: group(1), explains: true });
    expect(view("p3", state).walk).toBeNull();
    expect(view("p1", groupRoom("plan", { walk: { p1: "g1-2" } })).walk).toBeNull();
  });
});

it("a room without groups shows nothing of them", () => {
  const state = freshState("7d3c1f54-6f0e-4f0f-9a0e-0d7f0b6f3a03", groupWorkshop, settingsSchema.parse({}));
  expect(view("p1", state)).toMatchObject({
    group: null,
    choices: [],
    members: [],
    at: null,
    activity: null,
    seatView: null,
    walk: null,
  });
});
