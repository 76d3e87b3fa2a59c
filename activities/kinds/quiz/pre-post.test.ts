import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testPairs, placeInPair } from "@/activities/kinds/quiz/pairs";
import { prePostOf } from "@/activities/kinds/quiz/pre-post";
import { intervalOf, signOf } from "@/model/statistics/paired";
import { itemFingerprint } from "@/activities/kinds/quiz/items";
import { type Taker, testQuiz, twoTests } from "@/tests/support/two-tests";

const prePost = (takers: readonly Taker[], items = 4, second = {}) => {
  const { input } = twoTests(takers, items, second);
  return prePostOf(input.linked![0]!, input)!;
};
const many = (n: number, before: string, after: string): Taker[] =>
  Array.from({ length: n }, (_, i) => ({ code: `c${i}`, before, after }));

describe("who is matched (L-10)", () => {
  const takers: Taker[] = [
    ...many(6, "RRWW", "RRRW"),
    { code: "only-before", before: "RRRR" },
    { code: "only-after", after: "RRRR" },
    { code: "another-one", after: "WWWW" },
    { code: null, before: "RRRR", after: "RRRR" },
    { code: "twice", before: "RRRR", after: "RRRR" },
    { code: "twice", before: "WWWW", after: "WWWW" },
    { code: "gave only a code" },
  ];
  it("only people with one code of their own in both tests; all others are counted", () => {
    const { matched, leftOut, match } = prePost(takers);
    expect(matched + leftOut).toBe(6);
    expect(match).toEqual({
      beforeOnly: 1,
      afterOnly: 2,
      beforeWithout: 1,
      afterWithout: 1,
      beforeShared: 2,
      afterShared: 2,
    });
  });

  it("nobody is in a number twice", () => {
    const { matched: compared, leftOut, match } = prePost(takers);
    const matched = compared + leftOut;
    expect(matched + match.beforeOnly + match.beforeWithout + match.beforeShared).toBe(
      takers.filter((t) => t.before).length,
    );
    expect(matched + match.afterOnly + match.afterWithout + match.afterShared).toBe(
      takers.filter((t) => t.after).length,
    );
  });

  it("a code that is twice in one test matches nobody in the other", () => {
    expect(
      prePost([
        { code: "a", before: "RRRR" },
        { code: "a", before: "WWWW" },
        { code: "a", after: "RRRR" },
      ]).match,
    ).toMatchObject({ beforeShared: 2, afterOnly: 1 });
  });
});

describe("who is compared beside the results of each test (L-19)", () => {
  /** So many right items of six, before and after. */
  const took = (code: string | null, before: number, after?: number): Taker => ({
    code,
    before: "R".repeat(before).padEnd(6, "W"),
    ...(after !== undefined && { after: "R".repeat(after).padEnd(6, "W") }),
  });
  const changes = [4, 3, 3, 3, 2, 1, 0, 0, 0];
  const nine = changes.map((change, i) => took(`c${i}`, 1 + (i % 2), 1 + (i % 2) + change));
  const room = Array.from({ length: 19 }, (_, i) => took(`c${i}`, 1 + (i % 4), 2 + (i % 3)));

  it("is never so few that the result is turned round", () => {
    expect(prePost(nine, 6).scores!.paired).toMatchObject({
      difference: expect.closeTo(1.78, 2),
      interval: { low: expect.closeTo(0.58, 2), high: expect.closeTo(2.98, 2) },
    });
    for (const early of [1, 2, 3, 4]) {
      const found = prePost(
        [...nine, ...Array.from({ length: early }, (_, i) => took(null, 2 - (i % 2)))],
        6,
      );
      expect([found.matched, found.leftOut]).toEqual(
        [
          [7, 2],
          [8, 1],
          [9, 0],
          [9, 0],
        ][early - 1],
      );
      expect(found.scores!.paired.interval!.low).toBeGreaterThan(0);
      expect(found.items!.some((i) => i.shown)).toBe(false);
    }
  });

  it("is everybody where nobody, or five and more, are beside them, and items are compared too", () => {
    for (const early of [0, 5, 6]) {
      const found = prePost(
        [...nine, ...Array.from({ length: early }, (_, i) => took(null, 2 - (i % 2)))],
        6,
      );
      expect([found.matched, found.leftOut]).toEqual([9, 0]);
      expect(found.items!.every((i) => i.shown)).toBe(true);
    }
  });

  it("is fewer where the sum of the others' scores would tell what they answered", () => {
    const early = (score: number) => [took(null, score), took(null, score), took(null, score)];
    for (const score of [0, 6])
      expect(prePost([...room, ...early(score)], 6)).toMatchObject({ matched: 18, leftOut: 1 });
    expect(prePost([...room, ...early(3)], 6)).toMatchObject({ matched: 19, leftOut: 0 });
  });

  it("is nobody where fewer than five would be left", () => {
    const few = nine.slice(0, 6);
    expect(prePost([...few, took(null, 2)], 6)).toMatchObject({ matched: 0, leftOut: 6, scores: null });
  });

  it("falls to the same people, whatever their labels are", () => {
    const renamed = room.map((t, i) => ({ ...t, code: `another-${19 - i}` })).reverse();
    expect(prePost([...renamed, took(null, 2)], 6)).toEqual(prePost([...room, took(null, 2)], 6));
  });

  it("hides an item that one to four more answered in one test than are compared on it", () => {
    const skipping = room.map((t, i) => (i < 2 ? { ...t, after: `-${t.after!.slice(1)}` } : t));
    expect(prePost(skipping, 6).items!.map((i) => i.shown)).toEqual([false, true, true, true, true, true]);
  });

  /** The mean less the items that are shown is, of the fourth item, what those compared have right. */
  it("tells nobody's answer to an item that is hidden, by those that are shown (L-19)", () => {
    const beside = (fourth: string) =>
      prePost([...room, ...[...fourth].map((one): Taker => ({ code: null, before: `WWW${one}WW` }))], 6);
    const open = beside("RRW--");
    expect([open.leftOut, open.items!.map((i) => i.shown)]).toEqual([
      0,
      [true, true, true, false, true, true],
    ]);
    for (const alike of ["RRR--", "WWW--"])
      expect([beside(alike).leftOut, beside(alike).items!.some((i) => i.shown)]).toEqual([1, false]);
  });

  it("hides an item that one to four of those compared left out in one test, however many others there are (L-19)", () => {
    const early = Array.from({ length: 5 }, () => took(null, 3));
    const skipping = [...nine.slice(0, 8), { ...nine[8]!, after: `--${nine[8]!.after!.slice(2)}` }, ...early];
    const { scores, items, matched } = prePost(skipping, 6);
    const rights = items!.filter((i) => i.shown).reduce((sum, i) => sum + i.bothRight + i.lost, 0);
    // Else mean less items would be that person's answers to what they left out.
    expect([matched, items!.map((i) => i.shown)]).toEqual([9, [false, false, true, true, true, true]]);
    expect(matched * scores!.paired.before.mean - rights).toBeGreaterThan(2);
  });

  /** What a reader subtracts: of each test, rights by item of all, less the scores of those compared. */
  it("leaves open what others answered, and says of zero what all pairs say, whoever took the tests", () => {
    const answers = fc.option(fc.constantFrom("RRW", "RWW", "WWW", "RRR", "WRR"), { nil: undefined });
    const taker = fc.record({
      code: fc.option(fc.constantFrom(...Array.from({ length: 16 }, (_, i) => `c${i}`)), { freq: 12 }),
      before: answers,
      after: answers,
    });
    fc.assert(
      fc.property(fc.array(taker, { minLength: 5, maxLength: 18 }), (takers) => {
        const { input, matching } = twoTests(takers, 3);
        const { matched, leftOut, scores } = prePostOf(input.linked![0]!, input)!;
        if (!scores) return;
        const { paired } = scores;
        for (const test of ["before", "after"] as const) {
          const all = takers.flatMap((t) => t[test] ?? []);
          const others = all.length - matched;
          if (others === leftOut || others >= 5) continue;
          const rights = [0, 1, 2].map((i) => all.filter((answers) => answers[i] === "R").length);
          const sum = rights.reduce((a, b) => a + b) - Math.round(matched * paired[test].mean);
          expect(others).toBeGreaterThanOrEqual(3);
          expect(sum).toBeGreaterThan(rights.reduce((a, n) => a + Math.max(0, n - matched), 0));
          expect(sum).toBeLessThan(rights.reduce((a, n) => a + Math.min(others, n), 0));
        }
        const taker = (label: string) => takers[Number(label.split("-")[1])]!;
        const score = (text: string) => [...text].filter((a) => a === "R").length;
        const all = matching.pairs.map((p) => score(taker(p.after).after!) - score(taker(p.before).before!));
        expect(signOf(paired.interval)).toBe(signOf(intervalOf(all)));
      }),
    );
  });
});

describe("scores and items", () => {
  it("say nothing below five pairs (L-10)", () => {
    for (const n of [0, 1, 2, 4])
      expect(prePost(many(n, "RRWW", "RRRW"))).toMatchObject({ matched: n, scores: null, items: null });
    expect(prePost(many(5, "RRWW", "RRRW")).scores).toMatchObject({ more: 5, same: 0, fewer: 0 });
  });

  it("count who has more, as many and fewer (L-17)", () => {
    const got = prePost([
      ...many(3, "RRWW", "RRRR"),
      { code: "x", before: "RRRR", after: "RWWW" },
      { code: "y", before: "RRRR", after: "RRRR" },
      { code: "z", before: "RRWW", after: "WWRR" },
    ]);
    expect(got.scores).toMatchObject({ more: 3, same: 2, fewer: 1 });
    expect(got.scores!.gain).toMatchObject({ of: 4, ceiling: 2 });
  });

  it("leave an item that was left out of what is said of it (L-11)", () => {
    const got = prePost([...many(5, "RWWW", "RRWW"), { code: "x", before: "-WWW", after: "RRWW" }]);
    expect(got.items!.map((i) => [i.of, i.bothRight, i.gained, i.lost, i.bothWrong])).toEqual([
      [5, 5, 0, 0, 0],
      [6, 0, 6, 0, 0],
      [6, 0, 0, 0, 6],
      [6, 0, 0, 0, 6],
    ]);
    expect(got.items![1]!.p).toBeCloseTo(2 / 64, 12);
    expect(got.items![1]!.holm).toBeCloseTo(2 / 64, 12);
    expect(got.items![0]!.p).toBeNull();
  });

  it("are about items that both tests have alike (L-11)", () => {
    const items = testQuiz("post", 4).items.map((item, i) =>
      i === 1 ? { ...item, text: "Another statement" } : item,
    );
    const got = prePost(many(5, "RRRR", "RRRR"), 4, { items });
    expect(got).toMatchObject({ max: 3, changed: [2] });
    expect(got.items!.map((i) => i.number)).toEqual([1, 3, 4]);
  });

  it("draw the line of guessing from the choices (L-16)", () => {
    const items = testQuiz("post", 4).items;
    items[3] = {
      ...items[3]!,
      options: ["a", "b", "c", "d"].map((id) => ({ id, text: id })),
      key: { ...items[3]!.key, accepted: ["a"] },
    };
    expect(prePost(many(5, "RRRR", "RRRR")).guess).toBe(2);
    expect(prePost(many(5, "RRRR", "RRRR"), 4, { items })).toMatchObject({ max: 3, guess: 1.5 });
  });

  it("hold for three hundred people, and give the same twice", () => {
    const takers = Array.from(
      { length: 300 },
      (_, i): Taker => ({ code: `c${i}`, before: i % 3 ? "RWRW" : "WWWW", after: i % 5 ? "RRRW" : "RWWW" }),
    );
    expect(prePost(takers).scores!.paired.n).toBe(300);
    expect(prePost(takers)).toEqual(prePost(takers));
  });
});

describe("linked tests (L-1)", () => {
  const [pre, post] = [testQuiz("pre", 2), testQuiz("post", 2, { after: "pre" })];
  it("are two quizzes that are tests, one after the other", () => {
    expect(testPairs([pre, post]).map((p) => [p.before.id, p.after.id])).toEqual([["pre", "post"]]);
    expect([placeInPair(pre, [pre, post]), placeInPair(post, [pre, post]), placeInPair(pre, [pre])]).toEqual([
      "before",
      "after",
      null,
    ]);
    expect(testPairs([testQuiz("pre", 2, { test: false }), post])).toEqual([]);
    expect(testPairs([testQuiz("self", 2, { after: "self" })])).toEqual([]);
  });

  it("are in one pair alone: two comparisons less each other would be the score of who is in one of them (L-1)", () => {
    const third = (after: string) => [pre, post, testQuiz("third", 2, { after })];
    for (const all of [third("pre"), third("post")])
      expect(testPairs(all).map((p) => [p.before.id, p.after.id])).toEqual([["pre", "post"]]);
    expect(placeInPair(third("pre")[2]!, third("pre"))).toBeNull();
  });

  it("have the same item where text, choices and key are the same, whatever its id and reason (L-31)", () => {
    const item = pre.items[0]!;
    const same = itemFingerprint(pre, item);
    expect(
      itemFingerprint(post, {
        ...item,
        id: "other",
        text: "  Statement  1 ",
        key: { ...item.key, reason: "Else." },
      }),
    ).toBe(same);
    expect(itemFingerprint(post, { ...item, text: "Statement one" })).not.toBe(same);
    expect(itemFingerprint(post, { ...item, key: { ...item.key, accepted: ["false"] } })).not.toBe(same);
    expect(itemFingerprint({ ...post, options: [...post.options].reverse() }, item)).not.toBe(same);
  });
});
