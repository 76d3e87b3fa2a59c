import { describe, expect, it } from "vitest";
import { isMisfit } from "@/model/kind";
import { parseBody } from "@/workshop/commands/judge-answer";
import { bySourceOf, saidBySource } from "@/model/activity/answer-sources";
import { answersOf, roundKey } from "@/workshop/room/answers-by-round";
import { handItemsOf } from "@/workshop/room/counted";
import { shownBoard } from "@/workshop/room/disclosure-control";
import { ballotOf, ballotsOf, tallyOf } from "@/workshop/room/tables";
import { planOf } from "@/workshop/content/plan";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { questionInFocus } from "@/workshop/views/face";
import { revealedResults } from "@/workshop/views/results";
import { everyKind } from "@/tests/support/every-kind";
import { PureRoom, replay, ROOM, type Said, server, verdict } from "@/tests/support/pure-room";
import { eraseState } from "@/workshop/retention/erase-state";

const person = (n: number) => `3b6f0c1e-8d3f-4a58-9a6e-${String(n).padStart(12, "0")}`;
const [a1, a2, a3, b1, b2, b3] = Array.from({ length: 6 }, (_, n) => person(n + 1)) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const all = new Set([a1, a2, a3, b1, b2, b3]);

const asTables = { type: "open", question: "poll", round: 1, asTables: true } as Said;

/** Two tables of three phones, with two people without a phone at the second. */
const seated = () =>
  new PureRoom().go("poll").do({
    type: "list-groups",
    groups: [
      { name: "Harbour", people: [a1, a2, a3] },
      { name: null, people: [b1, b2, b3] },
    ],
  });
const opened = () => seated().do(asTables);

const propose = (room: PureRoom, group: string, choice: string, spoken = 0) =>
  room.try(
    { type: "set-proposal", question: "poll", round: 1, group, ballot: { choice: [choice] }, spoken } as Said,
    server,
  );
const says = (room: PureRoom, choice: string, ...people: string[]) =>
  people.forEach((p) => void room.answer(p, "poll", { choice: [choice] }));

const answerOf = (room: PureRoom) => (p: string) => answersOf(room.board, "poll", 1).get(p);
const tally = (room: PureRoom, group: "g1-1" | "g1-2", here: ReadonlySet<string> = all) => {
  const plan = planOf(room.state.workshop);
  const question = plan.question("poll")!;
  const members = Object.keys(room.state.groups.members).filter(
    (p) => room.state.groups.members[p] === group,
  );
  const proposal = room.state.proposals[roundKey("poll", 1)]?.[group] ?? null;
  return tallyOf({ activity: plan.activity("poll")!, question }, members, proposal, answerOf(room), here);
};
const count = (room: PureRoom, here: ReadonlySet<string> = all) =>
  room.try(
    {
      type: "count-tables",
      question: "poll",
      round: 1,
      ballots: ballotsOf(room.state, "poll", 1, answerOf(room), here),
    } as Said,
    server,
  );
const shown = (room: PureRoom) => {
  const { state, board } = room;
  return revealedResults(state, shownBoard(state, board, 20), questionInFocus(state));
};

describe("a question that tables answer", () => {
  it("is opened where there are groups, and only where it can be counted (H-50)", () => {
    expect(verdict(new PureRoom().go("poll").try(asTables))).toBe("no-groups");
    expect(verdict(seated().try(asTables))).toBe("ok");
    const room = new PureRoom(freshState(ROOM, everyKind, settingsSchema.parse({}))).do({
      type: "list-groups",
      groups: [{ name: null, people: [a1] }],
    });
    for (const step of planOf(everyKind).steps) {
      const { question } = step;
      const activity = planOf(everyKind).activity(step.activityId)!;
      if (!question || planOf(everyKind).question(question)!.stepId !== step.id) continue;
      const items = handItemsOf(activity, planOf(everyKind).question(question)!);
      room.go(step.id);
      if (room.state.position.question !== question) continue;
      const done = verdict(room.try({ type: "open", question, round: 1, asTables: true }));
      expect([step.id, done]).toEqual([step.id, items.length > 0 ? "ok" : "not-as-table"]);
    }
  });

  it("takes the part of an answer that is chosen, of every kind that can be counted (H-50)", () => {
    const plan = planOf(everyKind);
    const taken = plan.activities.flatMap((activity) =>
      plan.questionsOf(activity.id).flatMap((question) => {
        const first = handItemsOf(activity, question).map((i) => [i.field, [i.options[0]!.id]] as const);
        if (first.length === 0) return [];
        const ballot = Object.fromEntries(first);
        const body = parseBody(activity, question, ballot);
        expect(body && !isMisfit(body) && ballotOf(activity, question, body)).toEqual(ballot);
        return [activity.kind];
      }),
    );
    expect(new Set(taken).size).toBeGreaterThanOrEqual(7);
  });

  it("has one proposal for each table, replaced by a newer, only while it is open (H-50)", () => {
    const room = opened();
    expect(verdict(propose(room, "g1-1", "red"))).toBe("ok");
    expect(verdict(propose(room, "g1-1", "blue"))).toBe("ok");
    expect(room.state.proposals[roundKey("poll", 1)]).toMatchObject({
      "g1-1": { ballot: { choice: ["blue"] } },
    });
    room.close("poll");
    expect(verdict(propose(room, "g1-1", "red"))).toBe("closed");
    expect(verdict(propose(seated().open("poll"), "g1-1", "red"))).toBe("closed");
    expect(replay(room.log)).toEqual(room.state);
  });

  it("counts once all present have answered and no more see it otherwise than agree (H-51)", () => {
    const room = opened();
    says(room, "red", a1);
    expect(tally(room, "g1-1")).toEqual({ agree: 0, otherwise: 1, waiting: 2, counts: false });
    propose(room, "g1-1", "red");
    expect(tally(room, "g1-1")).toEqual({ agree: 1, otherwise: 0, waiting: 2, counts: false });
    says(room, "red", a2);
    expect(tally(room, "g1-1", new Set([a1, a2]))).toMatchObject({ waiting: 0, counts: true });
    says(room, "blue", a3);
    expect(tally(room, "g1-1")).toEqual({ agree: 2, otherwise: 1, waiting: 0, counts: true });
    propose(room, "g1-1", "blue");
    expect(tally(room, "g1-1")).toEqual({ agree: 1, otherwise: 2, waiting: 0, counts: false });
  });

  it("says tables and people apart, with those spoken for (H-52, H-53)", () => {
    const room = opened();
    says(room, "red", a1, a2, b1, b2);
    says(room, "blue", a3);
    propose(room, "g1-1", "red");
    propose(room, "g1-2", "red", 2);
    for (const p of [a1, a2, a3, b1, b2]) answersOf(room.board, "poll", 1).get(p)!.source = "table";
    room.close("poll").reveal("poll");
    count(room);
    const results = shown(room)!;
    expect(results.options.find((o) => o.id === "red")?.count).toBe(6);
    expect(results.bySource).toEqual([
      {
        source: "table",
        people: 5,
        tables: { counted: 1, tables: 2, people: 8, choices: [{ text: expect.any(String), tables: 1 }] },
      },
      { source: "spoken", people: 2 },
    ]);
    const line = saidBySource(
      results.bySource!,
      (v) => `${v.source} ${v.counted}/${v.tables} ${v.people}/${v.all}`,
    );
    expect(line).toBe("table 1/2 7/8 · spoken 0/-1 2/2");
    expect(replay(room.log)).toEqual(room.state);
  });

  it("counts nobody spoken for by a proposal that the table rejects (H-52)", () => {
    const room = opened();
    says(room, "red", a1);
    says(room, "blue", a2, a3);
    propose(room, "g1-1", "red", 60);
    room.close("poll").reveal("poll");
    count(room);
    expect(room.round("poll")?.tables?.ballots?.spoken).toEqual([]);
  });

  it("leaves out what those spoken for say where people's answers are withheld (H-53)", () => {
    const room = opened();
    says(room, "red", b1);
    propose(room, "g1-2", "red", 2);
    answersOf(room.board, "poll", 1).get(b1)!.source = "table";
    room.close("poll").reveal("poll");
    count(room);
    expect(shown(room)).toBeNull();
    const answers = answersOf(shownBoard(room.state, room.board, 20), "poll", 1);
    expect(bySourceOf(answers.values())).toEqual([
      { source: "table", people: 1, unshown: true },
      { source: "spoken", people: 2, unshown: true },
    ]);
  });

  it("keeps numbers alone once it is over, and they outlast the people (H-53)", () => {
    const room = opened();
    says(room, "red", a1, a2, a3);
    propose(room, "g1-1", "red", 1);
    expect(verdict(count(room))).toBe("ok");
    expect(room.round("poll")?.tables).toEqual({ ballots: null });
    room.close("poll");
    count(room);
    const erased = eraseState(room.state, { texts: new Map(), entries: new Map(), newLabel: () => "x" });
    expect(erased.proposals).toEqual({});
    expect(erased.position.rounds.poll?.[0]?.tables?.ballots).toEqual({
      counted: 1,
      tables: 2,
      people: 7,
      choices: [{ ballot: { choice: ["red"] }, n: 1 }],
      spoken: [{ ballot: { choice: ["red"] }, n: 1 }],
    });
    room.undo();
    expect(room.round("poll")).toMatchObject({ phase: "open", tables: { ballots: null } });
  });
});
