import { afterEach, expect, it } from "vitest";
import { ClockWatch, type Jump, JUMP_SHOWN_MS } from "@/server/platform/clock-watch";

let clock: ClockWatch | undefined;
afterEach(() => clock?.close());

it("sees a clock that was moved either way, and no slow drift (O-35)", () => {
  let [wall, steady] = [1_000_000, 500];
  const jumps: Jump[] = [];
  clock = new ClockWatch(
    (jump) => jumps.push(jump),
    () => wall,
    () => steady,
  );
  const pass = (ms: number, more = 0) => {
    steady += ms;
    wall += ms + more;
    clock?.look();
  };
  for (let n = 0; n < 100; n++) pass(1_000, 500);
  expect(jumps).toEqual([]);
  pass(1_000, 3_600_000);
  expect(jumps.at(-1)?.by).toBe(3_600_000);
  pass(1_000, -60_000);
  expect(jumps.at(-1)?.by).toBe(-60_000);
  expect(clock.recent()?.by).toBe(-60_000);
  pass(JUMP_SHOWN_MS);
  expect(clock.recent()).toBeNull();
});
