import { describe, expect, it } from "vitest";
import { debriefWords } from "@/components/debrief/translated-words";
import { figuresOf } from "@/workshop/debrief/figures-of";
import { debriefOf } from "@/workshop/debrief/debrief";
import { chartSvg } from "@/components/chart/chart-svg";
import { learningFigures } from "@/activities/kinds/quiz/learning-figures";
import { prePostOf } from "@/activities/kinds/quiz/pre-post";
import { type Taker, testQuiz, twoTests } from "@/tests/support/two-tests";

const words = debriefWords();
const figures = (takers: readonly Taker[], items = 6) => {
  const { input } = twoTests(takers, items);
  return learningFigures(prePostOf(input.linked![0]!, input)!, words);
};
const random = (n: number, from: string, to: string): Taker[] =>
  Array.from({ length: n }, (_, i) => ({ code: `c${i}`, before: turned(from, i), after: turned(to, i) }));
const turned = (text: string, by: number) => text.slice(by % text.length) + text.slice(0, by % text.length);

describe("figures of what was learnt", () => {
  const room = random(17, "RRWWWW", "RRRRWW");
  const losing: Taker[] = [
    ...room,
    { code: "l1", before: "RRRRRR", after: "RRWWWW" },
    { code: "l2", before: "RRRRRW", after: "RWWWWW" },
    ...Array.from({ length: 5 }, () => ({ code: null, before: "RRRRRR" })),
  ];

  it("say who has fewer as plainly as who has more (L-17), that there was no control group, and nothing of causes (L-18)", () => {
    const [scores, items] = figures(losing);
    expect(scores!.reading).toBe(
      "19 people took both tests under a code of their own. 17 of them had more of the 6 items as in the key after than before, 0 had as many, and 2 had fewer. The mean went from 2.4 to 3.7: a difference of +1.4 items (95 % interval +0.5 to +2.3, n = 19). There was no control group: these numbers do not say what the difference came from.",
    );
    for (const f of [scores!, items!]) {
      expect(f.reading).toContain("no control group");
      expect(JSON.stringify(f)).not.toMatch(/prove[sd]?\b|caused?\b|because of the workshop|significan/i);
      expect(f.heads).toContain("19 compared");
      expect(f.heads).toContain("5 tests without a code");
    }
    const people = scores!.more!.at(-1)!.chart;
    expect(people.type === "bars" && people.rows.map((r) => [r.label, r.count, r.of])).toEqual([
      ["More than before", 17, 19],
      ["As many", 0, 19],
      ["Fewer than before", 2, 19],
    ]);
  });

  it("say how many were left out by lot, why no item is compared, and why nobody is where too few would be left (L-19)", () => {
    const early: Taker = { code: null, before: "RRRWWW" };
    const [scores, items] = figures([...room, early]);
    expect(scores!.reading).toContain("15 people took both tests under a code of their own");
    expect(scores!.reading).toContain("2 more people took both and were left out at random");
    expect(scores!.tables.at(-1)!.rows.slice(0, 2)).toEqual([
      ["In both tests", 15, 15],
      ["In both tests, left out by lot", 2, 2],
    ]);
    expect(items).toMatchObject({ nothing: true, chart: null });
    expect(items!.reading).toMatch(/^No item is compared: fewer than 5/);
    expect(items!.tables[0]!.rows.every((row) => row.slice(2, 8).every((cell) => cell === "–"))).toBe(true);
    const [few] = figures([...random(6, "RRWWWW", "RRRRWW"), early]);
    expect(few!.reading).toContain("6 people took both tests under one and the same code. Too few others");
  });

  it("say that zero is in the interval where it is", () => {
    const [scores] = figures([
      ...random(5, "RRWWWW", "RRRWWW"),
      ...random(5, "RRRWWW", "RRWWWW").map((t, i) => ({ ...t, code: `z${i}` })),
    ]);
    expect(scores!.reading).toContain("there may be no difference at all");
    expect(scores!.reading).toContain("a difference of 0.0 items");
  });

  it("know an item that is not compared by its author's own number", () => {
    const items = testQuiz("post", 6).items.map((item, i) =>
      i === 1 || i === 3 ? { ...item, text: i === 1 ? "12. After the return" : "After the return" } : item,
    );
    const { input } = twoTests(room, 6, { items });
    const [scores] = learningFigures(prePostOf(input.linked![0]!, input)!, words);
    expect(scores!.how).toContain("differ between the tests: 12, 4.");
  });

  it("are silent below five, and say who could not be matched (L-10)", () => {
    for (const n of [0, 1, 2, 4]) {
      const all = figures([...random(n, "RRWWWW", "RRRRWW"), { code: "x", before: "RRRRRR" }]);
      expect(all).toHaveLength(1);
      expect(all[0]!.chart).toBeNull();
      expect(all[0]!.tables).toHaveLength(1);
      expect(all[0]!.tables[0]!.rows).toEqual([
        ["In both tests", n, n],
        ["In this test only", 1, 0],
        ["Without a code", 0, 0],
        ["With a code that somebody else has too", 0, 0],
      ]);
    }
  });

  it("give no p where fewer than six changed (L-14), and none of an item below five (L-10)", () => {
    const [, items] = figures([
      ...random(5, "RRRRRR", "RRRRRR"),
      { code: "y", before: "WRRRR-", after: "RRRRR-" },
      { code: "u", before: "R-----", after: "R-----" },
    ]);
    expect(items!.reading).toContain("no p-value is given");
    expect(items!.tables[0]!.rows.map((r) => r[6])).toEqual(["–", "–", "–", "–", "–", "–"]);
    const few = figures([
      ...random(2, "RRRRRR", "RRRRRR"),
      ...Array.from({ length: 4 }, (_, i) => ({ code: `w${i}`, before: "R-RRRR", after: "WRRRRR" })),
    ])[1]!;
    expect(few.tables[0]!.rows[1]!.slice(1, 6)).toEqual([2, "–", "–", "–", "–"]);
    expect(few.chart!.type === "stacks" && few.chart!.rows.map((r) => r.label)).not.toContain(
      "2 · Statement 2",
    );
  });

  it("stand behind the test after, on the page and in reports, in place of the two shares of the room (D-34)", () => {
    const figureIds = (takers: readonly Taker[]) =>
      debriefOf(twoTests(takers, 6).input)
        .sessions[0]!.activities.flatMap((a) => figuresOf(a, words))
        .map((f) => f.id);
    expect(figureIds(losing)).toEqual(expect.arrayContaining(["post-learning", "post-learning-items"]));
    expect(figureIds(losing)).not.toContain("post-before");
    expect(figureIds(losing.slice(0, 3))).toEqual(expect.arrayContaining(["post-before", "post-learning"]));
  });

  it.each([
    ["two hundred and ninety-nine", random(299, "RRWWWW", "RRRRWW")],
    [
      "all alike",
      Array.from({ length: 19 }, (_, i) => ({ code: `c${i}`, before: "RRRRRR", after: "RRRRRR" })),
    ],
    [
      "all wrong",
      Array.from({ length: 6 }, (_, i) => ({ code: `c${i}`, before: "WWWWWW", after: "WWWWWW" })),
    ],
    [
      "from nothing to everything",
      Array.from({ length: 6 }, (_, i) => ({ code: `c${i}`, before: "WWWWWW", after: "RRRRRR" })),
    ],
  ])("can be drawn and have no odd number in them: %s", (_what, takers) => {
    for (const f of figures(takers)) {
      expect(JSON.stringify(f)).not.toMatch(/NaN|Infinity|null,null,"said"|undefined/);
      for (const c of [f.chart, ...(f.more ?? []).map((m) => m.chart)])
        if (c) expect(chartSvg(c, { title: f.title }).height).toBeGreaterThan(20);
    }
  });
});
