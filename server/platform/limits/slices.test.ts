import { describe, expect, it } from "vitest";
import { Slices } from "@/server/platform/limits/slices";

const busyFor = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
};
const turnOfTheLoop = () => new Promise((next) => setImmediate(next));

describe("work in slices", () => {
  it("is done in its order, and lets the event loop turn between slices", async () => {
    const slices = new Slices();
    const done: number[] = [];
    for (let n = 0; n < 5; n++)
      slices.add(() => {
        done.push(n);
        busyFor(2);
      });
    const after: number[] = [];
    while (done.length < 5) {
      await turnOfTheLoop();
      after.push(done.length);
    }
    expect(done).toEqual([0, 1, 2, 3, 4]);
    expect(after.every((count, turn) => count - (after[turn - 1] ?? 0) <= 1)).toBe(true);
  });

  it("counts what follows from a piece of work in the next tick", async () => {
    const slices = new Slices();
    let followed = 0;
    for (let n = 0; n < 3; n++)
      slices.add(() =>
        process.nextTick(() => {
          followed++;
          busyFor(2);
        }),
      );
    await turnOfTheLoop();
    expect(followed).toBe(1);
    while (followed < 3) await turnOfTheLoop();
  });

  it("takes what is added while it works", async () => {
    const slices = new Slices();
    const done: string[] = [];
    slices.add(() => {
      done.push("first");
      slices.add(() => done.push("second"));
    });
    while (done.length < 2) await turnOfTheLoop();
    expect(done).toEqual(["first", "second"]);
  });
});
