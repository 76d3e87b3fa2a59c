/**
 * A room of 19 whose figures were computed by hand before the code ran.
 *
 *  #  path      tips at  steps back  early  late  back  never
 *  0  NNNYYYYY  4
 *  1  NNUYYYYY  4
 *  2  NNUYYYYY  4
 *  3  NUUUYYYY  5
 *  4  NUUUYYYY  5
 *  5  NNNUYYYY  5
 *  6  UUUYYYYY  4
 *  7  UUUUUYYY  6                           x
 *  8  NNUUUYYY  6                           x
 *  9  NNNNUUYY  7                           x
 * 10  YYYYYYYY  1                    x
 * 11  NYYYYYYY  2                    x
 * 12  NUYUYYYY  5        1           x
 * 13  NNUYYNYY  7        1                  x     x
 * 14  NNUYYUNN  back     1                        x     x
 * 15  NNNNNNNN  never                                   x
 * 16  NNUUUUUU  never                                       (not sure at the end)
 * 17  NN-YY-YY  4, after a gap
 * 18  UUpppYpY  6, after a gap              x
 *              ------    -           -      -     -     -
 *                        3 people    3      5     2     2
 *
 * Tipping parts, sorted: 1 2 4 4 4 4 4 5 5 5 5 6 6 6 7 7 (16 people).
 * Median (5+5)/2 = 5; first quartile at 3.75 between two 4s = 4; third at 11.25 between two 6s = 6.
 *
 *  part     1  2  3  4  5  6  7  8
 *  yes      1  2  3  9 13 13 15 16
 *  unsure   3  6 10  7  4  3  1  1
 *  no      15 11  4  2  1  2  2  2
 *  gap      0  0  2  1  1  1  1  0
 */
import { describe, expect, it } from "vitest";
import { caseDebrief, yesIn } from "@/activities/kinds/case/debrief-data";
import { debriefOf } from "@/workshop/debrief/debrief";
import { caseOf, roomOf, roundsFrom } from "@/tests/support/synthetic-room";

const nineteen = [
  "NNNYYYYY",
  "NNUYYYYY",
  "NNUYYYYY",
  "NUUUYYYY",
  "NUUUYYYY",
  "NNNUYYYY",
  "UUUYYYYY",
  "UUUUUYYY",
  "NNUUUYYY",
  "NNNNUUYY",
  "YYYYYYYY",
  "NYYYYYYY",
  "NUYUYYYY",
  "NNUYYNYY",
  "NNUYYUNN",
  "NNNNNNNN",
  "NNUUUUUU",
  "NN-YY-YY",
  "UUpppYpY",
];

const debriefFrom = (paths: string[], people = paths.length) => {
  const input = roomOf(roundsFrom(paths), people);
  return caseDebrief(caseOf(input.workshop), input);
};

const room = debriefFrom(nineteen)!;

describe("the scripted room of 19", () => {
  it("D-4: counts every part as by hand", () => {
    const rows = room.parts.map((p) => [
      ...p.counts.bars.map((b) => b.share.count),
      p.counts.passed + p.counts.missing,
    ]);
    expect(rows).toEqual([
      [1, 3, 15, 0],
      [2, 6, 11, 0],
      [3, 10, 4, 2],
      [9, 7, 2, 1],
      [13, 4, 1, 1],
      [13, 3, 2, 1],
      [15, 1, 2, 1],
      [16, 1, 2, 0],
    ]);
    expect(room.people).toBe(19);
    expect(room.parts[2]!.counts).toMatchObject({ answered: 17, passed: 1, missing: 1 });
  });

  it("D-5: follows people from part 3 to part 4", () => {
    expect(room.flows[2]).toEqual({
      from: 3,
      to: 4,
      nodes: ["yes", "unsure", "no", "none"],
      matrix: [
        [2, 1, 0, 0],
        [5, 5, 0, 0],
        [1, 1, 2, 0],
        [0, 0, 0, 1],
      ],
      both: 17,
      changed: 8,
      towards: 7,
      away: 1,
    });
  });

  it("D-5: counts who changed between all neighbouring parts, and names the largest", () => {
    expect(room.flows.map((f) => [f!.changed, f!.towards, f!.away])).toEqual([
      [4, 4, 0],
      [7, 7, 0],
      [8, 7, 1],
      [5, 5, 0],
      [4, 2, 2],
      [3, 2, 1],
      [0, 0, 0],
    ]);
    expect(room.largest).toBe(room.flows[2]);
  });

  it("D-5, B-155: counts in a flow who is known at both of its parts, and in paths who is known at two", () => {
    expect(room.flows.map((flow) => flow!.matrix.flat().reduce((a, b) => a + b, 0))).toEqual([
      19, 18, 18, 19, 18, 18, 19,
    ]);
    const alone = debriefFrom([...Array<string>(6).fill("NNYY"), "--Y-", "Y---"])!;
    expect(alone).toMatchObject({ people: 7, followed: 6 });
    expect(alone.tipping).toMatchObject({ tipped: 6, never: 0, movedBack: 0 });
    expect(alone.flows.map((flow) => flow!.matrix.flat().reduce((a, b) => a + b, 0))).toEqual([6, 6, 6]);
  });

  it("D-6: finds the part at which half the room said yes", () => {
    expect(yesIn(room.parts[3]!.counts)).toBe(9);
    expect(room.parts[3]!.counts.answered).toBe(18);
    expect(room.half).toEqual({ number: 4, last: 8, fell: null });
  });

  it("D-7: finds tipping parts, median and quartiles, with never and moved back apart", () => {
    expect(room.tipping!.parts.map((p) => p.people)).toEqual([1, 1, 0, 5, 4, 3, 2, 0]);
    expect(room.tipping).toMatchObject({
      quartiles: { n: 16, q1: 4, median: 5, q3: 6 },
      tipped: 16,
      never: 2,
      movedBack: 1,
      silent: 0,
      afterGap: 2,
    });
  });

  it("D-7: counts reversals by people and by steps", () => {
    expect(room.tipping!.reversals).toEqual({ people: 3, steps: 3 });
  });

  it("D-9: counts the four wrong turns, with the parts at which they were seen", () => {
    expect(room.wrongTurns!.turns).toEqual([
      {
        kind: "early",
        within: { from: 1, to: 3 },
        people: 3,
        parts: [
          { number: 1, people: 1 },
          { number: 2, people: 1 },
          { number: 3, people: 1 },
        ],
      },
      {
        kind: "late",
        within: { from: 6, to: 8 },
        people: 5,
        parts: [
          { number: 6, people: 3 },
          { number: 7, people: 2 },
        ],
      },
      {
        kind: "back",
        within: { from: 6, to: 8 },
        people: 2,
        parts: [
          { number: 6, people: 1 },
          { number: 7, people: 1 },
        ],
      },
      { kind: "never", within: { from: 8, to: 8 }, people: 2, parts: [{ number: 8, people: 2 }] },
    ]);
    expect(room.wrongTurns!.unsureAtEnd).toBe(1);
  });
});

describe("rooms at the edge", () => {
  it("D-1: says nothing about a case that nobody was asked", () => {
    expect(debriefFrom([])).toBeNull();
    expect(debriefOf(roomOf([], 0))).toMatchObject({ people: 0, answeredOnce: 0, sessions: [] });
  });

  it.each([[["YYYYYYYY"]], [["NNNYYYYY", "NNNNNNNN"]]])(
    "D-2: shows only bare counts of a room as small as %j",
    (paths) => {
      const small = debriefFrom(paths)!;
      expect(
        small.parts.every((p) => p.counts.few && p.counts.bars.every((b) => b.share.percent === null)),
      ).toBe(true);
      expect(small).toMatchObject({ tipping: null, wrongTurns: null, half: null, largest: null });
      expect(small.flows.every((f) => f === null)).toBe(true);
      expect(small.parts.every((p) => p.clauses === null && p.elements === null && p.sureness === null)).toBe(
        true,
      );
    },
  );

  it("D-4: keeps a round in which all passed, without shares", () => {
    const passed = debriefFrom(Array<string>(6).fill("pppppppp"))!;
    expect(passed.parts[0]!.counts).toMatchObject({ answered: 0, passed: 6, missing: 0 });
    expect(passed.tipping).toMatchObject({ silent: 6, tipped: 0, quartiles: null });
    expect(passed.wrongTurns!.turns.map((t) => t.people)).toEqual([0, 0, 0, 0]);
  });

  it("D-5: names no jump when all answers are equal", () => {
    const equal = debriefFrom(Array<string>(7).fill("NNNNNNNN"))!;
    expect(equal.largest).toBeNull();
    expect(equal.tipping).toMatchObject({ never: 7, quartiles: null });
    expect(equal.half).toBeNull();
  });

  it("D-5: joins neighbouring judged parts across one that was skipped", () => {
    const rounds = roundsFrom(nineteen).filter((r) => r.question !== "paula/4" && r.question !== "paula/8");
    const input = roomOf(rounds, 19);
    const skipped = caseDebrief(caseOf(input.workshop), input)!;
    expect(skipped.notAsked).toEqual([4, 8]);
    expect(skipped.flows.map((f) => [f!.from, f!.to])).toEqual([
      [1, 2],
      [2, 3],
      [3, 5],
      [5, 6],
      [6, 7],
    ]);
    expect(skipped.wrongTurns!.turns[3]).toEqual({
      kind: "never",
      within: { from: 8, to: 8 },
      people: null,
      parts: [],
    });
  });

  it("D-4: counts people who joined and gave nothing as missing, not as no", () => {
    expect(debriefFrom(nineteen, 25)!.parts[0]!.counts).toMatchObject({
      answered: 19,
      passed: 0,
      missing: 6,
    });
  });
});
