import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnswersByRound, type AnswerRecord, upsert } from "@/workshop/room/answers-by-round";
import {
  advancePreview,
  closedPreviewGate,
  MIN_FIRST_PREVIEW,
  type PreviewGate,
  MIN_PREVIEW_STEP,
} from "@/workshop/room/open-round-preview";

const arrive = (board: AnswersByRound, ...people: string[]) => {
  for (const person of people) {
    const rev = (board.get("k")?.get(person)?.rev ?? 0) + 1;
    upsert(board, "k", person, { id: `${person}-${rev}`, rev, body: { choice: [`${person}-${rev}`] } });
  }
  return board.get("k") ?? new Map<string, AnswerRecord>();
};
const many = (n: number) => Array.from({ length: n }, (_, i) => `p${i}`);

/** People whose answer differs between two showings. */
const differing = (a: ReadonlyMap<string, AnswerRecord>, b: ReadonlyMap<string, AnswerRecord>): number =>
  [...new Set([...a.keys(), ...b.keys()])].filter((p) => a.get(p)?.id !== b.get(p)?.id).length;

describe("the preview of an open round", () => {
  it("shows nothing before five people and three held back (B-18)", () => {
    for (let n = 0; n < MIN_FIRST_PREVIEW + MIN_PREVIEW_STEP; n++)
      expect(advancePreview(closedPreviewGate, arrive(new Map(), ...many(n)), 10)).toBe(closedPreviewGate);
    expect(advancePreview(closedPreviewGate, arrive(new Map(), ...many(8)), 10).shown.size).toBe(5);
  });

  it("in a large room begins with a fifth of those present (B-18)", () => {
    expect(advancePreview(closedPreviewGate, arrive(new Map(), ...many(22)), 100)).toBe(closedPreviewGate);
    expect(advancePreview(closedPreviewGate, arrive(new Map(), ...many(23)), 100).shown.size).toBe(20);
  });

  it("goes on when three more can be shown (B-18)", () => {
    const board: AnswersByRound = new Map();
    const first = advancePreview(closedPreviewGate, arrive(board, ...many(8)), 8);
    expect(advancePreview(first, arrive(board, "x", "y"), 8)).toBe(first);
    expect(advancePreview(first, arrive(board, "z"), 8).shown.size).toBe(8);
  });

  it("holds back the newest three (B-18)", () => {
    expect([...advancePreview(closedPreviewGate, arrive(new Map(), ...many(9)), 9).shown.keys()]).toEqual(
      many(6),
    );
  });

  it("keeps showing an answer as it was, while fewer than six have changed (B-18)", () => {
    const board: AnswersByRound = new Map();
    const gate = advancePreview(closedPreviewGate, arrive(board, ...many(8)), 8);
    const after = advancePreview(gate, arrive(board, "p0", "p0"), 8);
    expect(after).toBe(gate);
    expect(after.shown.get("p0")?.body).toEqual({ choice: ["p0-1"] });
  });

  it("any two showings, and the last and the full result, differ by three people or not at all (B-18)", () => {
    const happening = fc.record({
      people: fc.array(fc.constantFrom(...many(14)), { maxLength: 6 }),
      present: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 25 }), (happenings) => {
        const board: AnswersByRound = new Map();
        const showings: PreviewGate[] = [];
        for (const { people, present } of happenings) {
          const gate = advancePreview(
            showings.at(-1) ?? closedPreviewGate,
            arrive(board, ...people),
            present,
          );
          if (gate.shown.size && gate !== showings.at(-1)) showings.push(gate);
        }
        const all: ReadonlyMap<string, AnswerRecord>[] = [new Map(), ...showings.map((g) => g.shown)];
        if (showings.length) all.push(board.get("k")!);
        for (let i = 1; i < all.length; i++)
          expect(differing(all[i - 1]!, all[i]!)).toBeGreaterThanOrEqual(MIN_PREVIEW_STEP);
        if (showings[0]) expect(showings[0].shown.size).toBeGreaterThanOrEqual(MIN_FIRST_PREVIEW);
      }),
      { numRuns: 500 },
    );
  });
});
