import { expect, it } from "vitest";
import { BroadcastThrottle } from "@/server/rooms/broadcast-throttle";

/**
 * Rooms that all show their counts as often as they may, each time for `cost` ms.
 * @returns the last waits and the share of time spent
 */
function running(rooms: number, cost: number): { wait: number; share: number } {
  let now = 0;
  let busy = 0;
  const throttle = new BroadcastThrottle(() => now);
  const due = Array.from({ length: rooms }, (_, i) => i);
  while (now < 20_000) {
    const next = due.indexOf(Math.min(...due));
    now = Math.max(now, due[next]!);
    throttle.timed(() => {
      now += cost;
      if (now > 10_000) busy += cost;
    });
    due[next] = now + throttle.wait;
  }
  return { wait: throttle.wait, share: busy / 10_000 };
}

it("B-150: shows counts four times a second while that takes little", () => {
  expect(running(1, 2).wait).toBe(250);
  expect(running(20, 1).wait).toBe(250);
});

it("B-150: shows them less often where many rooms vote at once, and leaves time for answers", () => {
  const { wait, share } = running(200, 1);
  expect(wait).toBeGreaterThan(400);
  expect(share).toBeLessThan(0.45);
  expect(running(200, 0.25).share).toBeLessThan(0.25);
});

it("B-150: never waits longer than two seconds", () => {
  const { wait } = running(2_000, 5);
  expect(wait).toBeGreaterThan(1_500);
  expect(wait).toBeLessThanOrEqual(2_000);
});

it("B-150: is quick again when it is quiet again", () => {
  let now = 0;
  const throttle = new BroadcastThrottle(() => now);
  throttle.timed(() => (now += 900));
  expect(throttle.wait).toBeGreaterThan(1_000);
  now += 3_000;
  expect(throttle.wait).toBe(250);
});
