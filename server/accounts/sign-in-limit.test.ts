import { describe, expect, it } from "vitest";
import { FAILURE_BUDGET, FREE_FAILURES, limitKey, SignInLimit } from "@/server/accounts/sign-in-limit";

function clocked() {
  const clock = { now: 5_000_000 };
  return { clock, limit: new SignInLimit(true, () => clock.now) };
}

function fail(limit: SignInLimit, key: string) {
  const attempt = limit.begin(key);
  expect(attempt.ok).toBe(true);
}

describe("the limit on sign-in, and on links by mail (A-21)", () => {
  it("lets a person mistype a few times without waiting", () => {
    const { limit } = clocked();
    for (let i = 0; i < FREE_FAILURES; i++) fail(limit, "a");
    expect(limit.begin("a")).toEqual({ ok: false, waitSeconds: 20 });
  });

  it("then lets them try once in twenty seconds, however often they fail", () => {
    const { clock, limit } = clocked();
    for (let i = 0; i < FREE_FAILURES; i++) fail(limit, "a");
    for (let i = 0; i < 9; i++) {
      expect(limit.begin("a")).toEqual({ ok: false, waitSeconds: 20 });
      clock.now += 20_000;
      fail(limit, "a");
    }
  });

  it("does not make one account wait for another's failures", () => {
    const { limit } = clocked();
    for (let i = 0; i < FREE_FAILURES; i++) fail(limit, "a");
    expect(limit.begin("a").ok).toBe(false);
    expect(limit.begin("b").ok).toBe(true);
  });

  it("counts attempts that run at the same time before any has failed", () => {
    const { limit } = clocked();
    const passed = Array.from({ length: 50 }, () => limit.begin("a")).filter(({ ok }) => ok);
    expect(passed).toHaveLength(FREE_FAILURES);
  });

  it("forgets failures after a success", () => {
    const { limit } = clocked();
    for (let i = 0; i < FREE_FAILURES - 1; i++) fail(limit, "a");
    const attempt = limit.begin("a");
    if (!attempt.ok) throw new Error("expected to pass");
    attempt.succeeded();
    expect(limit.begin("a").ok).toBe(true);
  });

  it("forgets failures after an hour", () => {
    const { clock, limit } = clocked();
    for (let i = 0; i < FREE_FAILURES; i++) fail(limit, "a");
    clock.now += 3_600_001;
    for (let i = 0; i < FREE_FAILURES; i++) fail(limit, "a");
  });

  it("lets the whole server fail only so often, however many accounts are tried", () => {
    const { clock, limit } = clocked();
    for (let i = 0; i < FAILURE_BUDGET; i++) fail(limit, `stranger ${i}`);
    expect(limit.begin("one more")).toEqual({ ok: false, waitSeconds: 1 });
    clock.now += 1_000;
    expect(limit.begin("one more").ok).toBe(true);
    expect(limit.begin("and another").ok).toBe(false);
  });

  it("takes nothing from the budget for a success", () => {
    const { limit } = clocked();
    for (let i = 0; i < FAILURE_BUDGET * 3; i++) {
      const attempt = limit.begin(`trainer ${i}`);
      if (!attempt.ok) throw new Error("expected to pass");
      attempt.succeeded();
    }
  });

  it("keeps no e-mail address in its keys", () => {
    expect(limitKey("ana@example.org")).not.toContain("ana");
    expect(limitKey("ana@example.org")).toBe(limitKey("ana@example.org"));
  });

  it("counts what is tried at other processes, and forgets it with a success there (K-13)", () => {
    const [here, there] = [clocked().limit, clocked().limit];
    here.told = (key, succeeded) => there.heard(key, succeeded);
    there.told = (key, succeeded) => here.heard(key, succeeded);
    for (let i = 0; i < FREE_FAILURES; i++) fail(i % 2 ? here : there, "a");
    for (const limit of [here, there]) expect(limit.begin("a")).toEqual({ ok: false, waitSeconds: 20 });
    fail(here, "b");
    const attempt = there.begin("b");
    if (!attempt.ok) throw new Error("expected to pass");
    attempt.succeeded();
    for (let i = 0; i < FREE_FAILURES; i++) fail(here, "b");
    expect(there.begin("b").ok).toBe(false);
  });

  it("lets all processes together fail only so often, and none be shut for long by what others did (K-13)", () => {
    const { clock, limit } = clocked();
    for (let i = 0; i < 10 * FAILURE_BUDGET; i++) limit.heard(`stranger ${i}`, false);
    expect(limit.begin("one more")).toEqual({ ok: false, waitSeconds: FAILURE_BUDGET + 1 });
    clock.now += (FAILURE_BUDGET + 1) * 1_000;
    expect(limit.begin("one more").ok).toBe(true);
  });
});
