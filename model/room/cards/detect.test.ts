import { expect, test } from "vitest";
import { readRooms } from "@/bench/cards/reading";

test("cards across a room are read on single pictures, and nothing else is taken for one", () => {
  const { whole, read, readings, wrong } = readRooms({ count: 3, first: 501 });
  expect(whole).toBeGreaterThan(60);
  expect(read / whole).toBeGreaterThanOrEqual(0.9);
  expect(wrong, `of ${readings}`).toBe(0);
});
