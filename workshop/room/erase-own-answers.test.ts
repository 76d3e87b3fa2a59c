import { describe, expect, it } from "vitest";
import { forgetOn, ownAnswers } from "@/workshop/room/erase-own-answers";
import { type AnswersByRound, upsert } from "@/workshop/room/answers-by-round";
import { freshState, type Round } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

const fresh = freshState("r", sampleWorkshop, settingsSchema.parse({}));
const round = (number: number, phase: Round["phase"], seen: boolean): Round => ({
  number,
  phase,
  opensAt: 0,
  closesAt: null,
  version: 0,
  seen,
});
const board = (): AnswersByRound => {
  const board: AnswersByRound = new Map();
  for (const key of ["poll#1", "poll#2", "poll#3", "story/1#1", "quiz!link#1"])
    for (const who of ["me", "you"]) upsert(board, key, who, { id: who, rev: 1, body: { choice: ["red"] } });
  return board;
};
const state = {
  position: {
    ...fresh.position,
    rounds: {
      poll: [round(1, "revealed", true), round(2, "closed", false), round(3, "open", false)],
      "story/1": [round(1, "closed", true)],
    },
  },
};

describe("E-60 E-61 what becomes of one person's answers", () => {
  it("only the link goes where somebody has seen the result or looked into it; everything else is deleted", () => {
    expect(ownAnswers(state, board(), "me", () => false)).toEqual({
      drop: ["poll#2", "poll#3", "quiz!link#1"],
      unlink: ["poll#1", "story/1#1"],
    });
    expect(ownAnswers(state, board(), "me", (key) => key === "poll#3").unlink).toContain("poll#3");
    expect(ownAnswers(state, board(), "nobody", () => true)).toEqual({ drop: [], unlink: [] });
  });

  it("the totals of what was seen stay, others stay as they are, and doing it twice changes nothing", () => {
    const answers = board();
    const erasure = ownAnswers(state, answers, "me", () => false);
    for (let i = 0; i < 2; i++) {
      forgetOn(answers, "me", "~x", erasure);
      expect([...answers.get("poll#1")!.keys()]).toEqual(["~x", "you"]);
      expect([...answers.get("poll#3")!.keys()]).toEqual(["you"]);
    }
  });
});
