/** A relay through a room: the clock, the trainer's button, what each group's phones, the room and trainers see. */
import { describe, expect, it } from "vitest";
import type { Work } from "@/model/room/groups";
import { sheetWith } from "@/tests/support/worksheets/contents";
import { groupRoom, workNow } from "@/tests/support/worksheets/groups-at-work";
import { consoleContext, door, presence, type PureRoom, server, START } from "@/tests/support/pure-room";
import { planOf } from "@/workshop/content/plan";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";
import { groupView } from "@/workshop/views/worksheets/group";
import { nextPaper } from "@/workshop/worksheets/work";

const hour = 60_000;
/** One minute stands for one hour; the groups are police, labour inspection and NGO. */
const room = (work: Partial<Work> = {}, step = "relay") =>
  groupRoom(step, { began: START, endsAt: START + 60 * hour, ...work });
const now = workNow("relay", {
  "g1-a": sheetWith({ "!tell/raid/ngo": "unasked", "!ask/wish": "1" }),
  "g1-c": sheetWith({ "!tell/wish/labour": "agreed" }),
});
const person = (group: string) => `person-${group}-1`;
const seen = (group: string, live: PureRoom = room()) =>
  groupView(live.state, person(group), now, "en").relay!;
const titles = (group: string, live?: PureRoom) => seen(group, live).papers.map((p) => p.title);
const arrived = ({ state }: PureRoom) => state.work.relay!.arrived;

describe("papers by the clock (G-161)", () => {
  it("come by a tick at their hour, in order, and no sooner", () => {
    const live = room();
    const next = () => nextPaper(live.state.work, planOf(live.state.workshop).worksheet);
    expect(next()).toBe(START + 15 * hour);
    live.now = START + 15 * hour - 1;
    live.try({ type: "tick" }, server);
    expect(arrived(live)).toBeUndefined();
    live.now = START + 40 * hour;
    live.try({ type: "tick" }, server);
    expect(arrived(live)).toEqual(["call", "date"]);
    expect(next()).toBeNull();
  });

  it("come earlier when a trainer brings them, once, and never on frozen work", () => {
    const bring = { type: "bring-paper", activity: "relay", paper: "date" } as const;
    const live = room().do(bring, bring);
    expect(arrived(live)).toEqual(["date"]);
    expect(room({ phase: "frozen" }).try(bring)).toMatchObject({ reason: "work-frozen" });
  });
});

describe("a relay on its group's phones (G-160)", () => {
  it("shows a group its teams' papers, what others told it, and nothing else", () => {
    expect(titles("g1-a")).toEqual(["A plan", "What do you wish?"]);
    expect(titles("g1-a", room({ arrived: ["call"] }))).toEqual(["A plan", "A call", "What do you wish?"]);
    expect(titles("g1-b")).toEqual(["A list", "What do you wish?"]);
    expect(seen("g1-b").papers[1]).toMatchObject({ from: "NGO", hour: null });
    expect(titles("g1-c")).toEqual(["A plan"]);
    expect(seen("g1-c").asks).toEqual([{ id: "wish", title: "What do you wish?" }]);
    expect(JSON.stringify(seen("g1-c"))).not.toMatch(/Nobody was paid|To sleep/);
    expect(groupView(room().state, person("g1-a"), now, "en").documents).toEqual([]);
  });
});

describe("a relay for the room and for trainers (G-161)", () => {
  const views = (live: PureRoom) => [
    stageView(live.state, live.board, presence, door, [], now).work!.comparison,
    phoneView(live.state, live.board, [], undefined, now).work!.comparison,
  ];

  it("shows arrows and the hour while groups work, no paper and no finding", () => {
    for (const view of views(room({ arrived: ["call"] }))) {
      expect(view).toMatchObject({
        arrows: [
          { from: 0, to: 2, papers: 1 },
          { from: 2, to: 1, papers: 1 },
        ],
        asked: [],
        lost: [],
        clock: { last: { hour: 15 }, next: null },
      });
      expect(JSON.stringify(view)).not.toMatch(/A plan|A date/);
    }
  });

  it("shows the findings at the board, and trainers the next paper", () => {
    const frozen = { phase: "frozen" as const, endsAt: null };
    for (const view of views(room(frozen, "relay/board").do({ type: "go", to: "relay/board" })))
      expect(view).toMatchObject({
        asked: [{ id: "wish", times: 1 }],
        lost: [{ id: "wages" }, { id: "wish" }],
      });
    const { state, board } = room();
    const desk = consoleView(state, board, { ...consoleContext, work: now }).work!;
    expect(desk.comparison).toMatchObject({ clock: { next: { id: "call", text: "A call" } } });
  });
});
