import { expect, it } from "vitest";
import { type AwayState, isOffered, countMoves } from "@/components/console/time/return-after-jump";

it("the way back after a jump is offered for two steps, and again after the next jump (B-182)", () => {
  const none: AwayState = { returnTo: null, step: "a1", moves: 0 };
  expect(isOffered(none)).toBe(false);
  const jumped = countMoves(none, "a1", "c1");
  expect(isOffered(jumped)).toBe(true);
  expect(countMoves(jumped, "a1", "c1")).toBe(jumped);
  const once = countMoves(jumped, "a1", "d1");
  expect(isOffered(once)).toBe(true);
  const twice = countMoves(once, "a1", "e1");
  expect(isOffered(twice)).toBe(false);
  expect(isOffered(countMoves(twice, "e1", "b1"))).toBe(true);
});
