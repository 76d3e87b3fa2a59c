import { describe, expect, it } from "vitest";
import type { AnswerBody } from "@/activities/kinds";
import { caseDebrief } from "@/activities/kinds/case/debrief-data";
import { pollDebrief } from "@/activities/kinds/poll/debrief-data";
import { caseOf, caseWorkshop, roomOf } from "@/tests/support/synthetic-room";

const workshop = caseWorkshop();
const round = (question: string, bodies: AnswerBody[], number = 1) => ({
  question,
  round: number,
  answers: bodies.map((body, i) => ({ person: `who-${i}`, body })),
});
const part4 = (bodies: AnswerBody[], ...more: AnswerBody[][]) => {
  const rounds = [bodies, ...more].map((b, i) => round("paula/4", b, i + 1));
  return caseDebrief(caseOf(workshop), roomOf(rounds, 10, workshop))!.parts[0]!;
};

const all = ["act", "means", "purpose"];
const marked: AnswerBody[] = [
  { answer: "yes", elements: all, sureness: 5, clauses: ["p4-a", "p4-b"] },
  { answer: "yes", elements: ["act", "purpose"], sureness: 4, clauses: ["p4-a"] },
  { answer: "yes", sureness: 4 },
  { answer: "unsure", elements: all, sureness: 2, clauses: ["p4-a"] },
  { answer: "no", elements: ["act"], sureness: 3 },
  { answer: "unsure", elements: all },
  { pass: true },
];

describe("elements", () => {
  it("D-12: counts marks of those who answered, and where they do not fit the judgement", () => {
    const { elements } = part4(marked);
    expect(elements!.marks.map((m) => [m.id, m.share.count, m.share.of])).toEqual([
      ["act", 5, 6],
      ["means", 3, 6],
      ["purpose", 4, 6],
    ]);
    expect(elements!.all).toMatchObject({ count: 3, of: 6, percent: 50 });
    expect(elements!.marked).toBe(5);
    expect(elements!.mismatch).toEqual({ yesWithoutMeans: 1, yesUnmarked: 1, allNotYes: 2 });
  });

  it("D-12: names the first part at which half marked all", () => {
    const rounds = [round("paula/3", marked.slice(1)), round("paula/4", marked)];
    expect(caseDebrief(caseOf(workshop), roomOf(rounds, 10, workshop))!.allElementsFrom).toBe(4);
  });

  it("D-2: shows no marks of fewer than five answers", () => {
    expect(part4(marked.slice(0, 4))).toMatchObject({ elements: null, sureness: null, clauses: null });
  });
});

describe("sureness and clauses", () => {
  it("D-32: means over those who said how sure they were", () => {
    expect(part4(marked).sureness).toEqual({ n: 5, mean: 3.6, distribution: [0, 1, 1, 2, 1] });
  });

  it("D-12: shares of those who answered the part who tapped each clause", () => {
    expect(part4(marked).clauses!.map((c) => [c.id, c.share.count, c.share.of])).toEqual([
      ["p4-a", 3, 6],
      ["p4-b", 1, 6],
    ]);
  });
});

describe("rounds", () => {
  const yes: AnswerBody = { answer: "yes" };
  const no: AnswerBody = { answer: "no" };
  const unsure: AnswerBody = { answer: "unsure" };

  it("D-11: compares first and last round over people who answered both", () => {
    const part = part4([no, no, unsure, unsure, yes, yes, no], [yes, yes, yes, yes, no, yes, { pass: true }]);
    expect(part.compared).toEqual({
      before: 1,
      after: 2,
      matched: 6,
      answers: ["yes", "unsure", "no"],
      matrix: [
        [1, 0, 1],
        [2, 0, 0],
        [2, 0, 0],
      ],
      toYes: 4,
      fromYes: 1,
      p: null,
    });
    expect(part.counts.round).toBe(2);
    expect(part.rounds).toHaveLength(2);
  });

  it("D-11: tests only with six changers or more", () => {
    const six = Array<AnswerBody>(6).fill(no);
    expect(part4(six, Array<AnswerBody>(6).fill(yes)).compared!.p).toBe(0.03125);
  });

  it("D-2: compares nothing with fewer than five in both", () => {
    expect(part4([no, no, no, no], [yes, yes, yes, yes]).compared).toBeNull();
    expect(part4([no, no, no, no, no]).compared).toBeNull();
  });
});

describe("what-ifs and polls", () => {
  it("D-15: puts a what-if beside its part", () => {
    const rounds = [round("paula/4", marked), round("paula/4?is-17", marked.slice(0, 6))];
    const part = caseDebrief(caseOf(workshop), roomOf(rounds, 10, workshop))!.parts[0]!;
    expect(part.whatIfs.map((w) => [w.id, w.counts.answered])).toEqual([["is-17", 6]]);
  });

  it("D-16: counts a poll with its passes, missing people and texts in alphabetical order", () => {
    const poll = workshop.sessions[0]!.activities[0]!;
    if (poll.kind !== "poll") throw new Error("not the poll");
    const bodies: AnswerBody[] = [
      { choice: ["border", "clinic"] },
      { choice: ["border"], other: "Zoo" },
      { choice: [], other: "Airport hotel" },
      { choice: ["clinic"] },
      { choice: ["border"] },
      { pass: true },
    ];
    const { last } = pollDebrief(poll, roomOf([round("meet", bodies)], 8, workshop))!;
    expect(last).toMatchObject({ answered: 5, passed: 1, missing: 2, others: ["Airport hotel", "Zoo"] });
    expect(last.bars.map((b) => [b.id, b.share.count, b.share.percent])).toEqual([
      ["border", 3, 60],
      ["clinic", 2, 40],
      ["other", 2, 40],
    ]);
    expect(pollDebrief(poll, roomOf([], 8, workshop))).toBeNull();
  });
});
