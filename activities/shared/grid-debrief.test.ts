/**
 * A room of ten sorts three cards into three bins, counted by hand before the code ran.
 *
 *  card    a  b  u   most   entropy / ln 3                        accepted  right
 *  one     8  2  0   a      (0.8·0.2231 + 0.2·1.6094)/1.0986=.4555  a         8 of 10
 *  two     4  4  1   a = b  (2·.4444·.8109 + .1111·2.1972)/1.0986=.8783  b, u  5 of 9
 *  three   0  0  6   u      0                                     –         –
 */
import { describe, expect, it } from "vitest";
import type { AnswerBody } from "@/activities/kinds";
import { sortSchema } from "@/activities/kinds/sort/content";
import { tableSchema } from "@/activities/kinds/table/content";
import { markingSchema } from "@/activities/kinds/marking/content";
import type { RoundInput } from "@/workshop/debrief/input";
import { markingDebrief } from "@/activities/kinds/marking/debrief-data";
import { sortDebrief } from "@/activities/kinds/sort/debrief-data";
import { roomOf } from "@/tests/support/synthetic-room";
import { tableDebrief } from "@/activities/kinds/table/debrief-data";

const because = (accepted: string[]) => ({ accepted, reason: "Because." });
const sort = sortSchema.parse({
  id: "deck",
  kind: "sort",
  title: "Deck",
  question: "Where?",
  bins: ["a", "b", "u"].map((id) => ({ id, text: id.toUpperCase() })),
  cards: [
    { id: "one", text: "Card one.", label: "one", key: because(["a"]) },
    { id: "two", text: "Card two.", label: "two", key: because(["b", "u"]) },
    { id: "three", text: "Card three.", label: "three" },
  ],
});

/** One line per person: the bin of cards one, two and three; "-" left out; "pass". */
const round = (lines: string[], number = 1): RoundInput => ({
  question: "deck",
  round: number,
  answers: lines.map((line, i): { person: string; body: AnswerBody } => {
    if (line === "pass") return { person: `who-${i}`, body: { pass: true } };
    const placed = Object.fromEntries(
      [...line].flatMap((bin, index) => (bin === "-" ? [] : [[["one", "two", "three"][index]!, bin]])),
    );
    return { person: `who-${i}`, body: { placed } };
  }),
});
const ten = ["aau", "aau", "aau", "aau", "abu", "abu", "ab-", "ab-", "bu-", "b--"];

describe("a sort in the debrief", () => {
  const debrief = sortDebrief(sort, roomOf([round([...ten, "pass"])], 13))!;

  it("D-24: counts each card's bins of those who placed it, as by hand", () => {
    const [one, two, three] = debrief.last.rows;
    expect(one!.cells.map((c) => [c.share.count, c.share.of])).toEqual([
      [8, 10],
      [2, 10],
      [0, 10],
    ]);
    expect(two!.cells.map((c) => [c.share.count, c.share.of])).toEqual([
      [4, 9],
      [4, 9],
      [1, 9],
    ]);
    expect(three!.cells.map((c) => c.share.count)).toEqual([0, 0, 6]);
    expect([one!.most, two!.most, three!.most]).toEqual([["a"], ["a", "b"], ["u"]]);
    expect(one!.contest).toBeCloseTo(0.4555, 4);
    expect(two!.contest).toBeCloseTo(0.8783, 4);
    expect(three!.contest).toBe(0);
  });

  it("D-24: puts the most contested card first", () =>
    expect(debrief.contested.map((r) => r.id)).toEqual(["two", "one", "three"]));

  it("D-25: counts a card with several accepted bins right in each of them; without a key there is no right", () => {
    expect(debrief.last.rows.map((r) => r.agree && [r.agree.count, r.agree.of])).toEqual([
      [8, 10],
      [5, 9],
      null,
    ]);
    expect(debrief.last.rows[0]!.agree!.low).toBeCloseTo(49.02, 1);
  });

  it("D-4: keeps passes and those who gave nothing apart", () => {
    expect(debrief.last).toMatchObject({ answered: 10, passed: 1, missing: 2, few: false });
  });

  it("D-2: below five there are counts, and no percentage, no interval, no order by entropy", () => {
    const small = sortDebrief(sort, roomOf([round(["abu", "aau", "baa"])], 3))!;
    expect(small.last.few).toBe(true);
    for (const row of small.last.rows) {
      expect(row.contest).toBeNull();
      for (const cell of row.cells)
        expect(cell.share).toMatchObject({ percent: null, low: null, high: null });
    }
  });

  it("D-1: says nothing where nothing was asked", () => expect(sortDebrief(sort, roomOf([], 9))).toBeNull());
});

describe("two rounds of a sort", () => {
  const after = ["aau", "abu", "abu", "abu", "abu", "abu", "bb-", "abb", "bu-", "a--"];
  const { compared } = sortDebrief(sort, roomOf([round(ten), round(after, 2)], 10))!;

  it("D-26: are compared person by person over those who placed the card both times", () => {
    expect(compared).toMatchObject({ before: 1, after: 2 });
    // One: who-6 from a to b, who-9 from b to a. Two: who-1, 2 and 3 from a to b. Three: the six of round 1 stayed.
    expect(compared!.rows).toEqual([
      { id: "one", text: "one", matched: 10, changed: 2, toKey: 1, fromKey: 1, p: null },
      { id: "two", text: "two", matched: 9, changed: 3, toKey: 3, fromKey: 0, p: null },
      { id: "three", text: "three", matched: 6, changed: 0, toKey: null, fromKey: null, p: null },
    ]);
  });

  it("D-26: are not compared below five people, and are tested only from six changers on", () => {
    expect(
      sortDebrief(sort, roomOf([round(ten.slice(0, 4)), round(ten.slice(0, 4), 2)], 4))!.compared,
    ).toBeNull();
    const [before, all] = [Array(8).fill("b--"), Array(8).fill("a--")];
    const shift = sortDebrief(sort, roomOf([round(before), round(all, 2)], 8))!.compared!.rows[0]!;
    expect(shift).toMatchObject({ changed: 8, toKey: 8, fromKey: 0 });
    expect(shift.p).toBeCloseTo(0.0078125, 9);
  });
});

describe("a table in the debrief", () => {
  const table = tableSchema.parse({
    id: "map",
    kind: "table",
    title: "Map",
    question: "Who?",
    rows: ["shelter", "legal"].map((id) => ({ id, text: id })),
    columns: ["transit", "return"].map((id) => ({ id, text: id })),
  });
  const cells = (cells: Record<string, string[]>, i: number) => ({ person: `who-${i}`, body: { cells } });
  const lists: Record<string, string[]>[] = [
    { shelter: ["transit", "return"] },
    { shelter: ["transit"] },
    { shelter: ["transit"] },
    { legal: ["return"] },
    { shelter: ["transit"] },
    { shelter: ["return"] },
  ];
  const answers = lists.map(cells);
  const debrief = tableDebrief(table, roomOf([{ question: "map", round: 1, answers }], 7))!;

  it("D-24: shares of a cell are of those who answered, and empty cells are named", () => {
    expect(debrief.last.rows.map((r) => r.cells.map((c) => [c.share.count, c.share.of]))).toEqual([
      [
        [4, 6],
        [2, 6],
      ],
      [
        [0, 6],
        [1, 6],
      ],
    ]);
    expect(debrief.empty).toEqual([{ row: "legal", columns: ["transit"] }]);
    expect(debrief.last.rows.every((r) => r.contest === null)).toBe(true);
  });
});

describe("a marked text in the debrief", () => {
  const marking = markingSchema.parse({
    id: "text",
    kind: "marking",
    title: "Text",
    question: "Which?",
    labels: ["act", "means"].map((id) => ({ id, text: id, hint: id })),
    clauses: [
      { id: "c1", text: "One", key: ["act"] },
      { id: "c2", text: "Two", key: [] },
      { id: "c3", text: "Three" },
    ],
  });
  const lists: Record<string, string>[] = [
    { c1: "act" },
    { c1: "act", c2: "means" },
    { c1: "means" },
    { c1: "act" },
    { c3: "act" },
  ];
  const answers = lists.map((marks, i) => ({ person: `who-${i}`, body: { marks } }));
  const debrief = markingDebrief(marking, roomOf([{ question: "text", round: 1, answers }], 5))!;

  it("D-24: agreement is of those who gave the clause a label; where none is needed, of all who answered", () => {
    const [c1, c2, c3] = debrief.last.rows;
    expect(c1!.cells.map((c) => [c.share.count, c.share.of])).toEqual([
      [3, 5],
      [1, 5],
    ]);
    expect([c1!.agree!.count, c1!.agree!.of]).toEqual([3, 4]);
    expect([c2!.agree!.count, c2!.agree!.of]).toEqual([4, 5]);
    expect(c3!.agree).toBeNull();
  });
});
