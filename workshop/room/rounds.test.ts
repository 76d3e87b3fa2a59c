import { describe, expect, it } from "vitest";
import { PureRoom, START } from "@/tests/support/pure-room";
import { freshWork, SHEET_GRACE_MS } from "@/model/room/groups";
import {
  closeDue,
  closedBetween,
  dueRounds,
  leaveQuestion,
  markSeen,
  nextDeadline,
  setRound,
} from "@/workshop/room/rounds";
import type { Round, StagePosition } from "@/workshop/room/state";

const round = (more: Partial<Round> = {}): Round => ({
  number: 1,
  phase: "open",
  opensAt: START,
  closesAt: null,
  version: 0,
  seen: false,
  ...more,
});
const position = (
  rounds: StagePosition["rounds"] = {},
  more: Partial<StagePosition> = {},
): StagePosition => ({
  step: "poll",
  question: "poll",
  shown: ["poll"],
  rounds,
  explained: [],
  dim: false,
  returns: [],
  history: [],
  preview: false,
  ...more,
});
const closesAt = START + 30_000;

describe("the next deadline", () => {
  it("is null while nothing is open, or open without limit (B-9)", () => {
    expect(nextDeadline(position(), START)).toBeNull();
    expect(nextDeadline(position({ poll: [round()] }), START)).toBeNull();
    expect(nextDeadline(position({ poll: [round({ phase: "closed", closesAt })] }), START)).toBeNull();
  });

  it("is the end of reading, then the end of the round and of answers on their way (B-30, B-9)", () => {
    const reading = position({ poll: [round({ opensAt: START + 5_000, closesAt })] });
    expect(nextDeadline(reading, START)).toBe(START + 5_000);
    expect(nextDeadline(reading, START + 5_000)).toBe(closesAt + 1_500);
  });

  it("is the earliest of all open rounds (B-10)", () => {
    const both = position({ poll: [round({ closesAt })], many: [round({ closesAt: START + 10_000 })] });
    expect(nextDeadline(both, START)).toBe(START + 11_500);
  });

  it("is the end of groups' work where that comes first (B-9)", () => {
    const work = { sheet: { ...freshWork, phase: "open" as const, endsAt: START + 10_000 } };
    const end = START + 10_000 + SHEET_GRACE_MS;
    expect(nextDeadline(position(), START, work)).toBe(end);
    expect(nextDeadline(position({ poll: [round({ closesAt })] }), START, work)).toBe(end);
    expect(nextDeadline(position({ poll: [round({ closesAt: START + 5_000 })] }), START, work)).toBe(
      START + 6_500,
    );
  });

  it("leaves nothing due when the clock has acted on it (B-9)", () => {
    const timed = position({ poll: [round({ closesAt })] });
    const deadline = nextDeadline(timed, START)!;
    expect(dueRounds(timed, deadline - 1)).toEqual([]);
    const due = dueRounds(timed, deadline);
    expect(due).toEqual([{ question: "poll", number: 1 }]);
    expect(nextDeadline(closeDue(timed, due, deadline), deadline)).toBeNull();
  });
});

describe("closing what is due", () => {
  it("closes every round whose time is over, and no other (B-9)", () => {
    const before = position({
      poll: [round({ closesAt })],
      many: [round({ closesAt: closesAt + 1 })],
      "story/1": [round()],
    });
    const deadline = closesAt + 1_500;
    const after = closeDue(before, dueRounds(before, deadline), deadline);
    expect(after.rounds).toMatchObject({
      poll: [{ phase: "closed", closesAt: null }],
      many: [{ phase: "open" }],
      "story/1": [{ phase: "open" }],
    });
  });

  it("in an earlier stand leaves a round whose limit was later or none (B-12)", () => {
    const due = [{ question: "poll", number: 1 }];
    for (const earlier of [
      position({ poll: [round()] }),
      position({ poll: [round({ closesAt: closesAt + 9_000 })] }),
      position(),
    ]) {
      expect(closeDue(earlier, due, closesAt + 1_500)).toBe(earlier);
    }
  });
});

describe("leaving", () => {
  it("changes nothing where nothing is open (B-10)", () => {
    const closed = position({ poll: [round({ phase: "closed" })] });
    expect(leaveQuestion(closed, "poll", START)).toBe(closed);
    expect(leaveQuestion(closed, "many", START)).toBe(closed);
  });

  it("twice keeps the first limit (B-10)", () => {
    const once = leaveQuestion(position({ poll: [round()] }), "poll", START);
    expect(leaveQuestion(once, "poll", START + 30_000).rounds.poll?.[0]?.closesAt).toBe(START + 60_000);
  });
});

describe("a round counts as seen", () => {
  it("when it is revealed (B-17)", () => {
    expect(markSeen(position({ many: [round({ phase: "revealed" })] })).rounds.many?.[0]?.seen).toBe(true);
  });

  it("when it is closed, in focus and previewed; not while one of these is missing (B-17)", () => {
    const closed = round({ phase: "closed" });
    expect(markSeen(position({ poll: [closed] }, { preview: true })).rounds.poll?.[0]?.seen).toBe(true);
    for (const s of [
      position({ poll: [closed] }),
      position({ many: [closed] }, { preview: true }),
      position({ poll: [round()] }, { preview: true }),
    ]) {
      expect(markSeen(s)).toBe(s);
    }
  });

  it("when the clock closes it under the trainer's eyes (B-17)", () => {
    const room = new PureRoom()
      .go("poll")
      .do({ type: "preview", on: true })
      .open("poll", { seconds: 5 })
      .pass(7)
      .tick();
    expect(room.round("poll")).toMatchObject({ phase: "closed", seen: true });
  });
});

it("rounds stay in the order of their numbers, one of each (B-7)", () => {
  const two = setRound(position({ poll: [round({ number: 2 })] }), "poll", round());
  expect(two.rounds.poll?.map((r) => r.number)).toEqual([1, 2]);
  expect(setRound(two, "poll", round({ phase: "closed" })).rounds.poll?.map((r) => r.phase)).toEqual([
    "closed",
    "open",
  ]);
});

describe("the rounds that close between two stands (H-1)", () => {
  const open = { poll: [round()], many: [round({ phase: "closed" }), round({ number: 2 })] };

  it("are those that took answers before and take none now, whether closed, revealed or taken back", () => {
    expect(closedBetween(position(open), position({ ...open, poll: [round({ phase: "closed" })] }))).toEqual([
      { question: "poll", number: 1 },
    ]);
    expect(
      closedBetween(
        position(open),
        position({ poll: [round({ phase: "revealed" })], many: [round({ phase: "closed" })] }),
      ),
    ).toEqual([
      { question: "poll", number: 1 },
      { question: "many", number: 2 },
    ]);
  });

  it("are also those of a question whose only opening was undone (B-16)", () => {
    const room = new PureRoom().go("poll").open("poll");
    const before = room.state.position;
    expect(closedBetween(before, room.undo().state.position)).toEqual([{ question: "poll", number: 1 }]);
  });

  it("are none where nothing was open, or all of it stays open", () => {
    expect(closedBetween(position(open), position(open))).toEqual([]);
    expect(
      closedBetween(
        position({ poll: [round({ phase: "closed" })] }),
        position({ poll: [round({ phase: "revealed" })] }),
      ),
    ).toEqual([]);
    expect(closedBetween(position(), position(open))).toEqual([]);
  });
});
