import { describe, expect, it } from "vitest";
import { createDoubleClickGuard, DOUBLE_CLICK_MS } from "@/components/ui/double-click";

describe("a double click on a step", () => {
  let time = 0;
  const guard = () => {
    time = 0;
    return createDoubleClickGuard(() => time);
  };

  it("is one step", () => {
    const second = guard();
    expect(second("next")).toBe(false);
    time += DOUBLE_CLICK_MS - 1;
    expect(second("next")).toBe(true);
    time += 1;
    expect(second("next")).toBe(false);
  });

  it("is not a step forth and back, nor two presses with another verb between them", () => {
    const second = guard();
    expect([second("next"), second("back"), second("next"), second("undo"), second("next")]).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it("does not concern verbs that can be pressed twice without harm", () => {
    const second = guard();
    expect([second("addTime"), second("addTime")]).toEqual([false, false]);
  });
});
