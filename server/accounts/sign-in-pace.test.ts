import { describe, expect, it } from "vitest";
import { SIGN_IN, turnToTry } from "@/server/accounts/sign-in-pace";

let devices = 0;
const device = (account: string) => ({ id: `${++devices}`, account });

describe("tries of passwords", () => {
  it("A-55: of strangers go on one after another, and who would be the fifty-first to wait is told when to come back", async () => {
    const begun = performance.now();
    const [first, second, ...others] = Array.from({ length: 50 }, () => turnToTry(null));
    expect(await turnToTry(null)).toBe(5);
    expect(await first).toBe(0);
    expect(await turnToTry(device("ada"))).toBe(0);
    expect(await second).toBe(0);
    // Clocks of timers run in whole milliseconds.
    expect(performance.now() - begun).toBeGreaterThan(SIGN_IN.apart - 2);
    expect(await Promise.race(others)).toBe(0);
  });

  it.each([
    ["one known browser", (one: ReturnType<typeof device>) => one],
    ["many browsers of one account", () => device("bob")],
  ])("A-56: from %s leave turns to others", async (_whose, next) => {
    const one = device("bob");
    let gone = 0;
    const refused = { times: 0 };
    for (let n = 0; n < 200; n++)
      void turnToTry(next(one)).then((wait) => {
        if (wait > 0) refused.times++;
        else gone++;
      });
    expect(await turnToTry(device("ada"))).toBe(0);
    expect(refused.times).toBeGreaterThan(150);
    expect(gone).toBeLessThan(10);
  });
});
