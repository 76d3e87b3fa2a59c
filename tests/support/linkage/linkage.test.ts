import { describe, expect, it } from "vitest";
import {
  assignment,
  type AttackedQuestion,
  bestGuess,
  hitsOf,
  learn,
  singleOrders,
} from "@/tests/support/linkage/attacker";
import { fewestBeyond, tailOfChance, tailOfTries, drawnOrder } from "@/tests/support/linkage/chance";
import { answerOf, fingerprint, PEOPLE, QUESTIONS } from "@/tests/support/linkage/questions";
import { seeded } from "@/model/statistics/random";

describe("the attacker who is held against chance", () => {
  it("knows how often a guess is right by chance", () => {
    expect(
      tailOfChance(3, [1])
        .slice(0, 5)
        .map((p) => Math.round(p * 6)),
    ).toEqual([6, 4, 1, 1, 0]);
    const random = seeded(7);
    const weights = [2, 1, 1];
    const tail = tailOfChance(6, weights);
    const tries = 40_000;
    let many = 0;
    for (let t = 0; t < tries; t++)
      many +=
        weights.reduce(
          (sum, w) => sum + w * drawnOrder(random, 6).filter((person, i) => person === i).length,
          0,
        ) >= 8
          ? 1
          : 0;
    expect(Math.abs(many / tries - tail[8]!)).toBeLessThan(0.01);
    expect(tail[fewestBeyond(tail, 0.01)]).toBeLessThan(0.01);
  });

  it("knows how often single tries are right by chance", () => {
    expect(
      tailOfTries([
        { weight: 1, p: 0.5 },
        { weight: 2, p: 0.25 },
      ]),
    ).toEqual([1, 0.625, 0.25, 0.125, 0]);
  });

  it("finds the cheapest assignment", () => {
    const random = seeded(3);
    for (let t = 0; t < 50; t++) {
      const cost = Array.from({ length: 5 }, () => Array.from({ length: 5 }, random));
      const price = (columns: readonly number[]) => columns.reduce((sum, c, r) => sum + cost[r]![c]!, 0);
      const all = (left: number[], taken: number[]): number[][] =>
        left.length
          ? left.flatMap((c) =>
              all(
                left.filter((candidate) => candidate !== c),
                [...taken, c],
              ),
            )
          : [taken];
      expect(price(assignment(cost))).toBeCloseTo(Math.min(...all([0, 1, 2, 3, 4], []).map(price)), 10);
    }
  });

  it("learns in one room which order leaks, and uses it in another; where none does, it finds nothing", () => {
    const random = seeded(11);
    const room = (leak: boolean): AttackedQuestion[] =>
      Array.from({ length: 20 }, (_, q) => {
        const owner = drawnOrder(random, PEOPLE);
        const came = drawnOrder(random, PEOPLE);
        const people = came.map((arrival) => ({ came: arrival, name: random() }));
        const rows = owner.map((person) => ({
          place: leak ? came[person]! + random() * 1.5 : random(),
          id: random(),
        }));
        return { question: String(q), owner, people, rows };
      });
    const accuracy = (leak: boolean) => {
      const learnt = learn(room(leak));
      return (
        room(leak).reduce((sum, question) => sum + hitsOf(question, bestGuess(question, learnt)), 0) /
        (20 * PEOPLE)
      );
    };
    expect(accuracy(true)).toBeGreaterThan(0.6);
    expect(accuracy(false)).toBeLessThan(0.1);
    const best = [...singleOrders(room(true))].sort((a, b) => b[1] - a[1])[0]!;
    expect(best[0]).toBe("place with came");
  });

  it("is asked twenty questions with thirty different answers each", () => {
    expect(QUESTIONS).toHaveLength(20);
    for (const question of QUESTIONS)
      expect(
        new Set(Array.from({ length: PEOPLE }, (_, code) => fingerprint(answerOf(question, code)))).size,
      ).toBe(PEOPLE);
  });
});
