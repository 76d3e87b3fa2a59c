import { describe, expect, test } from "vitest";
import {
  CARDS,
  CELLS,
  cardAnswers,
  cellsOfCard,
  DISTANCE,
  decodeCard,
  turnedCodes,
} from "@/model/room/cards/cards";

const differing = (a: number, b: number) => (a ^ b).toString(2).replaceAll("0", "").length;
const bitsOf = (cells: boolean[][]) =>
  cells.flat().reduce((bits, black, index) => bits | (black ? 1 << index : 0), 0);
const clockwise = (cells: boolean[][]) => cells.map((row, y) => row.map((_, x) => cells[CELLS - 1 - x]![y]!));

describe("cards", () => {
  test("all turns of all cards are far apart", () => {
    expect(turnedCodes).toHaveLength(CARDS * 4);
    let least = CELLS * CELLS;
    for (const [index, code] of turnedCodes.entries())
      for (const other of turnedCodes.slice(0, index)) least = Math.min(least, differing(code, other));
    expect(least).toBe(DISTANCE);
  });

  test("each quarter turn clockwise is the next letter, with two cells wrong too", () => {
    for (const card of [1, 2, 57, 100]) {
      let cells = cellsOfCard(card);
      for (const answer of cardAnswers) {
        expect(decodeCard(bitsOf(cells))).toEqual({ card, answer });
        expect(decodeCard(bitsOf(cells) ^ 0b1_0000_0001)).toEqual({ card, answer });
        expect(decodeCard(bitsOf(cells) ^ 0b1_0001_0001)).toBe("unclear");
        cells = clockwise(cells);
      }
    }
    expect(decodeCard(0)).toBeNull();
    expect(() => cellsOfCard(101)).toThrow("there is no card 101");
  });
});
