import { describe, expect, it } from "vitest";
import { type CardAnswer, cardAnswers } from "@/model/room/cards/cards";
import {
  cardCounts,
  cardsTwice,
  type CollectedCards,
  changedCards,
  readByCards,
  summedCards,
  withPicture,
} from "@/model/room/cards/collected";

const picture = (cards: Record<number, CardAnswer>) =>
  Object.entries(cards).map(([card, answer]) => ({ card: Number(card), answer }));
const item = (options: number, more: object = {}) => ({
  field: "choice",
  text: null,
  options: Array.from({ length: options }, (_, i) => ({ id: `o${i}`, text: `Option ${i}` })),
  ...more,
});
const pan = (...pictures: Record<number, CardAnswer>[]) =>
  pictures.reduce<CollectedCards>((cards, one) => withPicture(cards, picture(one)), new Map());
const counts = (cards: CollectedCards, options = 4) => Object.values(cardCounts(item(options), cards).counts);

describe("cards read while a camera moves over a room", () => {
  it("count once two readings in a row agree, also with pictures between that do not show them (H-27)", () => {
    expect(counts(pan({ 1: "A", 2: "B" }))).toEqual([0, 0, 0, 0]);
    expect(counts(pan({ 1: "A", 2: "B" }, { 3: "D" }, { 1: "A", 2: "C" }))).toEqual([1, 0, 0, 0]);
  });

  it("keep their answer through one misreading, and the latest that two agree on stands (H-27)", () => {
    expect(counts(pan({ 1: "A" }, { 1: "A" }, { 1: "B" }))).toEqual([1, 0, 0, 0]);
    expect(counts(pan({ 1: "A" }, { 1: "A" }, { 1: "B" }, { 1: "A" }))).toEqual([1, 0, 0, 0]);
    expect(counts(pan({ 1: "A" }, { 1: "A" }, { 1: "B" }, { 1: "B" }))).toEqual([0, 1, 0, 0]);
  });

  it("count each once, however often they are seen, and add up over the pan (H-27)", () => {
    const row = { 1: "A", 2: "A", 3: "C" } as const;
    expect(counts(pan(row, row, row, { 4: "C", 3: "C" }, { 4: "C" }))).toEqual([2, 0, 2, 0]);
  });

  it("count at once from a photo, whose answer stands (H-27)", () => {
    const cards = withPicture(pan({ 1: "A" }, { 1: "A" }), picture({ 1: "B", 2: "B" }), true);
    expect(counts(cards)).toEqual([0, 2, 0, 0]);
  });

  it("tell nothing where one is there twice, and leave what was read before (H-28)", () => {
    const twice = [...picture({ 1: "A", 2: "B" }), { card: 1, answer: "C" } as const];
    expect([...cardsTwice(twice)]).toEqual([1]);
    expect(counts(withPicture(new Map(), twice, true))).toEqual([0, 1, 0, 0]);
    expect(counts(withPicture(pan({ 1: "D" }, { 1: "D" }), twice, true))).toEqual([0, 1, 0, 1]);
  });

  it("change sums only together with two others (H-29)", () => {
    const four = { 1: "A", 2: "B", 3: "B", 4: "C" } as const;
    const before = pan(four, four);
    const [one, three] = [{ ...four, 5: "D" } as const, { ...four, 4: "A", 5: "D", 6: "D" } as const];
    expect(changedCards(before, pan(one, one))).toBe(1);
    expect(summedCards(before, pan(one, one))).toBe(before);
    expect(counts(summedCards(before, pan(three, three)))).toEqual([2, 2, 0, 2]);
  });

  it("count for the options in their order, apart from letters that no option has (H-28)", () => {
    const all = { 1: "A", 2: "B", 3: "B", 4: "C", 5: "D", 6: "D" } as const;
    expect(cardCounts(item(3), pan(all, all))).toEqual({ counts: { o0: 1, o1: 2, o2: 1 }, beside: 2 });
    expect(cardCounts(item(4), pan(all, all)).beside).toBe(0);
  });

  it("read questions with two to four options, of which people choose one (H-28)", () => {
    expect([1, 2, 3, cardAnswers.length, 5].map((options) => readByCards(item(options)))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(readByCards(item(3, { several: true }))).toBe(false);
  });
});
