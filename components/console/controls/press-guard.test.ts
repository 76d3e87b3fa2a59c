import { describe, expect, it } from "vitest";
import { createPressGuard } from "@/components/console/controls/press-guard";

const byHand = { key: false, moves: true };
const byKey = { key: true, moves: true };

/** A guard with a clock that is moved by hand. */
function guarded() {
  let time = 10_000;
  const guard = createPressGuard(
    () => time,
    () => time,
  );
  return {
    guard,
    pass(ms: number) {
      time += ms;
    },
  };
}

describe("a double press (B-279)", () => {
  it("is one press of the leading button, whatever it means by then", () => {
    const { guard, pass } = guarded();
    expect(guard.refuses("lead", byHand)).toBe(false);
    pass(120);
    guard.changed();
    pass(130);
    expect(guard.refuses("lead", byHand)).toBe(true);
    pass(600);
    expect(guard.refuses("lead", byHand)).toBe(false);
  });

  it("does not reach another button that stands there by then", () => {
    const { guard, pass } = guarded();
    guard.refuses("skip", byHand);
    pass(250);
    expect(guard.refuses("undo", { key: false, moves: false })).toBe(true);
  });

  it("is two of another key, which nobody presses twice in one go", () => {
    const { guard, pass } = guarded();
    guard.refuses("lead", byKey);
    pass(250);
    expect(guard.refuses("lead", byKey)).toBe(true);
    expect(guard.refuses("dim", { key: true, moves: false })).toBe(false);
  });

  it("is also a press that was meant for what another console or the clock has just changed", () => {
    const { guard, pass } = guarded();
    guard.changed();
    pass(200);
    expect(guard.refuses("lead", byHand)).toBe(true);
    expect(guard.refuses("dim", { key: false, moves: false })).toBe(false);
    pass(600);
    expect(guard.refuses("lead", byKey)).toBe(false);
  });
});
