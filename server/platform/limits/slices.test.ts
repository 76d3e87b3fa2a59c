import { describe, expect, it } from "vitest";
import { Slices } from "@/server/platform/limits/slices";

const busyFor = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
};
const turnOfTheLoop = () => new Promise((next) => setImmediate(next));

describe("work in slices", () => {
  // A busy machine lengthens turns, and slices with them: there is more work than fits even then.
  it("is done in its order, and lets the event loop turn between slices", async () => {
    const slices = new Slices();
    const done: number[] = [];
    for (let n = 0; n < 200; n++)
      slices.add(() => {
        done.push(n);
        busyFor(1);
      });
    await turnOfTheLoop();
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(200);
    while (done.length < 200) await turnOfTheLoop();
    expect(done).toEqual(Array.from(done.keys()));
  });

  it("counts what follows from a piece of work in the next tick", async () => {
    const slices = new Slices();
    let followed = 0;
    for (let n = 0; n < 200; n++)
      slices.add(() =>
        process.nextTick(() => {
          followed++;
          busyFor(1);
        }),
      );
    await turnOfTheLoop();
    expect(followed).toBeGreaterThan(0);
    expect(followed).toBeLessThan(200);
    while (followed < 200) await turnOfTheLoop();
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

  it("has more time where the turns of the event loop are long", async () => {
    const slices = new Slices();
    let done = 0;
    for (let n = 0; n < 400; n++)
      slices.add(() => {
        done++;
        busyFor(1);
      });
    busyFor(200);
    await turnOfTheLoop();
    expect(done).toBeGreaterThan(2);
    expect(done).toBeLessThan(400);
    while (done < 400) await turnOfTheLoop();
  });

  it("goes on after work that fails", async () => {
    const failed: unknown[] = [];
    const note = (error: unknown) => failed.push(error);
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").once("unhandledRejection", note);
    const slices = new Slices();
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
