import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { deviceCookie } from "@/server/accounts/known-device";
import { SIGN_IN, turnToTry } from "@/server/accounts/sign-in-pace";

beforeEach(() => {
  vi.stubEnv("PLENARY_DEVICE_KEY", Buffer.alloc(32, 7).toString("base64url"));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

it("A-55: lets tries of strangers on one after another, and tells who would be the fifty-first to wait when to come back", async () => {
  const begun = performance.now();
  const [first, second, ...others] = Array.from({ length: 50 }, () => turnToTry(undefined));
  expect(await turnToTry(undefined)).toBe(5);
  expect(await first).toBe(0);
  const { name, value } = deviceCookie(undefined, "ada@office.test");
  expect(await turnToTry(`${name}=${value}`)).toBe(0);
  expect(await second).toBe(0);
  // Clocks of timers run in whole milliseconds.
  expect(performance.now() - begun).toBeGreaterThan(SIGN_IN.apart - 2);
  expect(await Promise.race(others)).toBe(0);
});
