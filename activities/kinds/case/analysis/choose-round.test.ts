import { describe, expect, it } from "vitest";
import { type CaseRound, judgementRound, markedRound } from "@/activities/kinds/case/analysis/choose-round";

const round = (
  number: number,
  people: number,
  body: CaseRound["answers"][number]["body"] = { answer: "yes" },
): CaseRound => ({
  question: "q",
  round: number,
  answers: Array.from({ length: people }, (_, i) => ({ person: `p${i}`, body })),
});

describe("the round that speaks for a part", () => {
  it("is the last one (D-4)", () => expect(judgementRound([round(1, 19), round(2, 18)])?.round).toBe(2));

  it("is not a re-vote that few joined (D-4)", () => {
    expect(judgementRound([round(1, 19), round(2, 1)])?.round).toBe(1);
    expect(judgementRound([round(1, 18), round(2, 9), round(3, 8)])?.round).toBe(2);
  });

  it("counts passes as no answer", () => {
    expect(judgementRound([round(1, 6), { ...round(2, 6, { pass: true }) }])?.round).toBe(1);
  });

  it("is none where nothing was asked", () => expect(judgementRound([])).toBeUndefined());

  it("has marks of its own: a re-vote without marks leaves those of the first round", () => {
    const first = round(1, 8, { answer: "no", elements: ["act"] });
    expect(markedRound([first, round(2, 8)], (a) => Boolean(a.elements)).answers[0]?.elements).toEqual([
      "act",
    ]);
    expect(markedRound([round(1, 8), round(2, 7)], (a) => Boolean(a.elements)).answers).toHaveLength(7);
  });

  it("has no marks of a round of which they are left out (B-255)", () => {
    const without = { ...round(2, 7), besideLeftOut: true as const };
    expect(markedRound([round(1, 8), without], (a) => Boolean(a.elements)).answers).toHaveLength(8);
    expect(markedRound([without], (a) => Boolean(a.elements)).answers).toEqual([]);
  });
});
