import { describe, expect, it } from "vitest";
import { debriefOf } from "@/workshop/debrief/debrief";
import { roomOf, roundsFrom } from "@/tests/support/synthetic-room";
import { enoughAnswers } from "@/workshop/debrief/report/enough-items";

const published = (paths: string[]) => debriefOf(enoughAnswers(roomOf(roundsFrom(paths), paths.length)));

describe("F-18: what is published of a round", () => {
  it.each([1, 2, 4])("is nothing where %i answered", (people) => {
    expect(published(Array.from({ length: people }, () => "NNUYYYYY")).sessions).toEqual([]);
  });

  it("is its figure from five answers on, and the rounds around it stay as they are", () => {
    const room = roomOf(roundsFrom(Array.from({ length: 5 }, () => "NNUYYYYY")), 5);
    expect(debriefOf(enoughAnswers(room))).toEqual(debriefOf(room));
  });

  it("counts nobody who passed", () => {
    const room = roomOf(roundsFrom(Array.from({ length: 5 }, () => "N")), 5);
    const passing = {
      ...room,
      rounds: room.rounds.map((r) => ({
        ...r,
        answers: r.answers.map((a, i) => (i === 0 ? { ...a, body: { pass: true as const } } : a)),
      })),
    };
    expect(enoughAnswers(passing).rounds).toEqual([]);
  });
});
