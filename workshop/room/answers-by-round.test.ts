import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answersOf,
  type AnswersByRound,
  type AnswerRecord,
  isNewer,
  upsert,
  roundKey,
  roundOfKey,
} from "@/workshop/room/answers-by-round";

const kept = (id: string, rev: number): AnswerRecord => ({ id, rev, body: { pass: true } });
const arrival = fc.record({
  person: fc.constantFrom("p", "q", "r"),
  id: fc.constantFrom("a", "b", "c", "d"),
  rev: fc.integer({ min: 1, max: 4 }),
});

describe("the board", () => {
  it("is empty for a round that nobody answered", () => expect(answersOf(new Map(), "poll", 1).size).toBe(0));

  it("keeps rounds and questions apart (B-30)", () => {
    const board: AnswersByRound = new Map();
    upsert(board, roundKey("poll", 1), "p", kept("a", 1));
    upsert(board, roundKey("poll", 2), "p", kept("b", 1));
    expect(answersOf(board, "poll", 1).get("p")?.id).toBe("a");
    expect(answersOf(board, "poll", 2).get("p")?.id).toBe("b");
    expect(answersOf(board, "many", 1).size).toBe(0);
  });

  it.each([
    ["poll", 1],
    ["story/2?younger", 12],
  ])("knows of which round of %s an answer is (B-30)", (question, round) => {
    expect(roundOfKey(roundKey(question, round))).toEqual({ question, round });
  });

  it("counts a change of mind as the newest arrival (B-18)", () => {
    const board: AnswersByRound = new Map();
    for (const person of ["p", "q", "r"]) upsert(board, "k", person, kept(person, 1));
    upsert(board, "k", "p", kept("again", 2));
    expect([...board.get("k")!.keys()]).toEqual(["q", "r", "p"]);
  });

  it("does not move somebody whose answer only arrived again (B-29)", () => {
    const board: AnswersByRound = new Map();
    for (const person of ["p", "q"]) upsert(board, "k", person, kept(person, 1));
    upsert(board, "k", "p", kept("p", 1));
    expect([...board.get("k")!.keys()]).toEqual(["p", "q"]);
  });

  it("holds the same answers in whatever order they arrive, however often (B-28)", () => {
    const shuffledTwice = fc
      .array(arrival, { maxLength: 20 })
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
      );
    fc.assert(
      fc.property(shuffledTwice, ([one, other]) => {
        const [a, b] = [one, other].map((arrivals) => {
          const board: AnswersByRound = new Map();
          for (const { person, id, rev } of arrivals) upsert(board, "k", person, kept(id, rev));
          return new Map([...(board.get("k") ?? [])].sort(([x], [y]) => (x < y ? -1 : 1)));
        });
        expect(a).toEqual(b);
      }),
    );
  });

  it("orders any two answers of a person one way (B-28)", () => {
    fc.assert(
      fc.property(arrival, arrival, (a, b) => {
        const same = a.id === b.id && a.rev === b.rev;
        expect(Number(isNewer(a, b)) + Number(isNewer(b, a))).toBe(same ? 0 : 1);
      }),
    );
  });
});
