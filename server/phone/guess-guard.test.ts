import { beforeEach, describe, expect, it } from "vitest";
import { GuessGuard } from "@/server/phone/guess-guard";

let now = 0;
let slept: number[] = [];
let guard: GuessGuard;
const wrong = async () => null;
const right = async () => "room";
const fail = async (times: number) => {
  for (let i = 0; i < times; i++) await guard.try(wrong);
};

beforeEach(() => {
  now = 1_700_000_000_000;
  slept = [];
  guard = new GuessGuard(
    () => now,
    async (ms) => void slept.push(ms),
  );
});

describe("the budget for guessing codes (B-22)", () => {
  it("gives what was found, and null for what was not", async () => {
    expect(await guard.try(right)).toBe("room");
    expect(await guard.try(wrong)).toBeNull();
  });

  it("takes as long for a right code as for a wrong one", async () => {
    await guard.try(right);
    await guard.try(wrong);
    expect(slept[0]).toBe(slept[1]);
    expect(slept[0]).toBeGreaterThan(0);
  });

  it("lets twenty people mistype without making anybody wait longer", async () => {
    const free = guard.wait();
    await fail(19);
    expect(guard.wait()).toBe(free);
    await fail(1);
    expect(guard.wait()).toBe(1_000);
  });

  it("right codes use nothing up", async () => {
    const free = guard.wait();
    for (let i = 0; i < 500; i++) await guard.try(right);
    expect(guard.wait()).toBe(free);
  });

  it("makes everybody wait longer with each failure, never longer than eight seconds", async () => {
    let before = 0;
    for (let i = 0; i < 10; i++) {
      await fail(10);
      expect(guard.wait()).toBeGreaterThanOrEqual(before);
      before = guard.wait();
    }
    await fail(2_000);
    expect(guard.wait()).toBe(8_000);
    expect(Math.max(...slept)).toBeLessThanOrEqual(8_000);
  });

  it("forgets one failure each second", async () => {
    await fail(22);
    expect(guard.wait()).toBe(3_000);
    now += 1_000;
    expect(guard.wait()).toBe(2_000);
    now += 2_000;
    expect(guard.wait()).toBe(150);
  });

  it("neither punishes nor forgives when the server's clock is set back", async () => {
    await fail(30);
    const before = guard.wait();
    now -= 3_600_000;
    expect(guard.wait()).toBe(before);
    now += 600_000;
    expect(guard.wait()).toBe(150);
  });

  it("lets 120 wait at once, and tells the next to scan, a second later", async () => {
    let wake = () => {};
    const asleep = new Promise<void>((go) => {
      wake = go;
    });
    const turnedAway: number[] = [];
    const slow = new GuessGuard(
      () => now,
      (ms) => (ms === 1_000 ? Promise.resolve(void turnedAway.push(ms)) : asleep),
    );
    const waiting = Array.from({ length: 120 }, () => slow.try(right));
    let asked = false;
    expect(
      await slow.try(async () => {
        asked = true;
        return "room";
      }),
    ).toBe("busy");
    expect(asked).toBe(false);
    expect(turnedAway).toEqual([1_000]);
    wake();
    expect(await Promise.all(waiting)).toEqual(Array(120).fill("room"));
    expect(await slow.try(right)).toBe("room");
  });

  it("a database that is away costs no budget and frees the place", async () => {
    const away = async () => {
      throw new Error("away");
    };
    for (let i = 0; i < 200; i++) await expect(guard.try(away)).rejects.toThrow("away");
    expect(guard.wait()).toBe(150);
    expect(await guard.try(right)).toBe("room");
  });
});
