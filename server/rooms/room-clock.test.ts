import fc from "fast-check";
import { expect, it } from "vitest";
import { RoomClock } from "@/server/rooms/room-clock";

function clocks() {
  const time = { wall: 1_000_000_000, steady: 0 };
  const clock = new RoomClock(
    () => time.wall,
    () => time.steady,
  );
  return {
    clock,
    pass(ms: number, moved = 0) {
      time.steady += ms;
      time.wall += ms + moved;
      return clock.now() - time.wall;
    },
  };
}

it("is the system's time while that is well, and follows it forward (O-35)", () => {
  const { pass } = clocks();
  expect(pass(1_000)).toBe(0);
  expect(pass(1_000, 3_600_000)).toBe(0);
  expect(pass(60_000, 200)).toBe(0);
});

it("goes on where it was when the system's clock is moved back, and meets it again later", () => {
  const { pass } = clocks();
  pass(1_000);
  expect(pass(1_000, -3_600_000)).toBe(3_600_000);
  expect(pass(5_000)).toBe(3_600_000);
  expect(pass(1_000, 1_800_000)).toBe(1_800_000);
  expect(pass(1_000, 1_800_000)).toBe(0);
  expect(pass(1_000, 7_200_000)).toBe(0);
});

it("never goes back, and passes as time does, however the clock is moved", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          ms: fc.nat(10_000),
          moved: fc.oneof(fc.constant(0), fc.integer({ min: -9_000_000, max: 9_000_000 })),
        }),
        { maxLength: 40 },
      ),
      (steps) => {
        const { clock, pass } = clocks();
        for (const { ms, moved } of steps) {
          const before = clock.now();
          pass(ms, moved);
          const passed = clock.now() - before;
          expect(passed).toBeGreaterThanOrEqual(0);
          if (moved < 0) expect(passed).toBeLessThanOrEqual(ms + 3_000);
        }
      },
    ),
  );
});
