import { describe, expect, it } from "vitest";
import { PureRoom } from "@/tests/support/pure-room";
import { workshopSchema } from "@/workshop/content/workshop";
import { readableRounds } from "@/workshop/debrief/debrief";

const item = (id: string) => ({ id, text: id, key: { accepted: ["true"], reason: "because" } });
const workshop = workshopSchema.parse({
  id: "w",
  language: "en",
  title: "W",
  summary: "s",
  source: "s",
  sessions: [
    {
      id: "s",
      number: 1,
      title: "S",
      minutes: 1,
      activities: [
        {
          id: "quiz",
          kind: "quiz",
          title: "Q",
          question: "?",
          options: [
            { id: "true", text: "T" },
            { id: "false", text: "F" },
          ],
          items: [item("a"), item("b")],
        },
      ],
    },
  ],
});

function closed(): PureRoom {
  const room = new PureRoom();
  room.state = { ...room.state, workshop };
  return room.go("quiz").open("quiz").close("quiz");
}

describe("the rounds that a debrief may read (D-21)", () => {
  it("are those that were seen, each once, also where several steps look at one question (B-61)", () => {
    expect(readableRounds(closed().state, new Set())).toEqual([]);
    expect(readableRounds(closed().reveal("quiz").state, new Set())).toEqual([
      { question: "quiz", round: 1 },
    ]);
  });

  it("are all of an ended room, also one that an undo took back after people had answered", () => {
    const ended = closed().do({ type: "end" }).state;
    expect(readableRounds(ended, new Set(["quiz#1", "quiz#2"]))).toEqual([
      { question: "quiz", round: 1 },
      { question: "quiz", round: 2 },
    ]);
  });
});
