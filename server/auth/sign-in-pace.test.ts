import { expect, it } from "vitest";
import { SignInPace } from "@/server/auth/sign-in-pace";

it("takes tries one after another, and no more than may wait", () => {
  let now = 5_000;
  const pace = new SignInPace(() => now);
  expect([pace.wait(), pace.wait(), pace.wait()]).toEqual([0, 100, 200]);
  now += 1_000;
  expect(pace.wait()).toBe(0);
  const waits = Array.from({ length: 60 }, () => pace.wait());
  expect(waits.filter((w) => w === null)).toHaveLength(11);
  expect(Math.max(...waits.map((w) => w ?? 0))).toBeLessThan(5_000);
});
