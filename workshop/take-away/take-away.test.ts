import { describe, expect, it } from "vitest";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { askedOf } from "@/workshop/take-away/take-away";
import { freshState, type RoomState, settingsSchema } from "@/workshop/session/state";

const round = { number: 1, phase: "revealed" as const, opensAt: 0, closesAt: null, version: 0, seen: true };
function room(asked: string[], explained: string[], ended: boolean): RoomState {
  const fresh = freshState("room", sampleWorkshop, settingsSchema.parse({}));
  return {
    ...fresh,
    ended,
    stand: { ...fresh.stand, explained, rounds: Object.fromEntries(asked.map((id) => [id, [round]])) },
  };
}

describe("what is taken home (C-15)", () => {
  it("is what was asked, in order, and nothing that was not", () => {
    expect(askedOf(room(["story/1", "poll"], [], false), "en").map((q) => q.id)).toEqual(["poll", "story/1"]);
    expect(askedOf(room([], [], true), "en")).toEqual([]);
  });

  it("holds the expert's reading of what was explained, and of everything asked once the room has ended", () => {
    const running = askedOf(room(["story/1", "story/2"], ["story/1"], false), "en");
    expect(running.map((q) => q.expert.length)).toEqual([1, 0]);
    expect(running[0]!.expert).toEqual([
      {
        item: null,
        accepted: ["No", "Not enough to say yet"],
        reason: "KEY-REASON because the key says so",
        law: null,
      },
    ]);
    expect(askedOf(room(["story/1", "story/2"], [], true), "en").map((q) => q.expert.length)).toEqual([1, 1]);
  });
});
