import { expect, it } from "vitest";
import { ReplayGuard } from "@/server/platform/cluster/cluster";

it("hears each number once, also one that comes a little late, and none that is long past", () => {
  const guard = new ReplayGuard();
  expect([1, 2, 2, 4, 3, 3, 1].map((n) => guard.isNew(n))).toEqual([
    true,
    true,
    false,
    true,
    true,
    false,
    false,
  ]);
  expect(guard.isNew(500)).toBe(true);
  expect([436, 437, 437, 500, 501].map((n) => guard.isNew(n))).toEqual([false, true, false, false, true]);
});
