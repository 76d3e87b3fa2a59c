import { afterEach, describe, expect, it, vi } from "vitest";
import { Slices } from "@/server/platform/limits/slices";

const busyFor = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
};
const turnOfTheLoop = () => new Promise((next) => setImmediate(next));
const LIMITS = { share: 0.2, longestRest: 15 };
afterEach(() => void vi.useRealTimers());

describe("work in slices", () => {
  it("is done in its order, and lets the event loop turn between slices", async () => {
    let now = 0;
    const slices = new Slices(LIMITS, () => now);
    const done: number[] = [];
    for (let n = 0; n < 5; n++)
      slices.add(() => {
        done.push(n);
        now += 2;
      });
    const after: number[] = [];
    while (done.length < 5) {
      await turnOfTheLoop();
      after.push(done.length);
    }
    expect(done).toEqual([0, 1, 2, 3, 4]);
    expect(after.every((count, turn) => count - (after[turn - 1] ?? 0) <= 1)).toBe(true);
  });

  /** Adds two pieces of work. @returns milliseconds from the end of the first to the beginning of the second */
  async function restAfter(took: number, limits = LIMITS): Promise<number> {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    let now = 0;
    const slices = new Slices(limits, () => now);
    const ended: number[] = [];
    for (let n = 0; n < 2; n++)
      slices.add(() => {
        now += took;
        ended.push(now);
      });
    for (; ended.length < 2 && now < 1_000; now++) {
      vi.advanceTimersByTime(1);
      for (let turn = 0; turn < 5; turn++) await turnOfTheLoop();
    }
    return ended[1]! - took - ended[0]!;
  }

  it("rests after each slice, also where nothing else is to be done (O-82)", async () => {
    expect(await restAfter(0.25)).toBe(1);
  });

  it("rests longer after work that took longer than its slice (O-82)", async () => {
    expect(await restAfter(3.25)).toBe(12);
    expect(await restAfter(500)).toBe(15);
    expect(await restAfter(2.25, { share: 0.04, longestRest: 100 })).toBe(48);
  });

  it("counts what follows from a piece of work in the next tick", async () => {
    let now = 0;
    const slices = new Slices(LIMITS, () => now);
    let followed = 0;
    for (let n = 0; n < 3; n++)
      slices.add(() =>
        process.nextTick(() => {
          followed++;
          now += 2;
        }),
      );
    await turnOfTheLoop();
    expect(followed).toBe(1);
    while (followed < 3) await turnOfTheLoop();
  });

  it("takes what is added while it works", async () => {
    const slices = new Slices(LIMITS);
    const done: string[] = [];
    slices.add(() => {
      done.push("first");
      slices.add(() => done.push("second"));
    });
    while (done.length < 2) await turnOfTheLoop();
    expect(done).toEqual(["first", "second"]);
  });

  it("has more time where the turns of the event loop are long", async () => {
    const slices = new Slices(LIMITS);
    let done = 0;
    for (let n = 0; n < 100; n++)
      slices.add(() => {
        done++;
        busyFor(1);
      });
    busyFor(200);
    await turnOfTheLoop();
    expect(done).toBeGreaterThan(2);
    expect(done).toBeLessThan(100);
    while (done < 100) await turnOfTheLoop();
  });

  it("goes on after work that fails", async () => {
    const failed: unknown[] = [];
    const note = (error: unknown) => failed.push(error);
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").once("unhandledRejection", note);
    const slices = new Slices(LIMITS);
    let done = false;
    slices.add(() => {
      throw new Error("broken");
    });
    slices.add(() => {
      done = true;
    });
    while (!done || failed.length === 0) await turnOfTheLoop();
    expect(failed).toEqual([new Error("broken")]);
    for (const listener of others) process.on("unhandledRejection", listener);
  });
});
