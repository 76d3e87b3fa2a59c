import { describe, expect, it } from "vitest";
import { FairQueue } from "@/server/platform/limits/fair-queue";

const means = { burst: 100_000, rate: 1_000 };
const busyFor = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

describe("a line of pages that are made (O-85)", () => {
  it("lets askers go on in turns: who asks much waits for themselves", async () => {
    const line = new FairQueue(means, 10);
    const order: string[] = [];
    const one = async (asker: string, name: string) => {
      const leave = await line.enter(asker);
      order.push(name);
      leave!();
    };
    await Promise.all([
      one("a", "a1"),
      one("a", "a2"),
      one("a", "a3"),
      one("b", "b1"),
      one("c", "c1"),
      one("b", "b2"),
    ]);
    expect(order).toEqual(["a1", "a2", "b1", "c1", "a3", "b2"]);
  });

  it("has one piece at a time, refuses an asker of whom too many wait, and nobody else", async () => {
    const line = new FairQueue(means, 2);
    const first = (await line.enter("a"))!;
    const [second, third] = [line.enter("a"), line.enter("a")];
    expect(await line.enter("a")).toBeNull();
    const other = line.enter("b");
    let gone = 0;
    const went = (leave: (() => void) | null) => {
      gone++;
      leave?.();
    };
    for (const entered of [second, third, other]) void entered.then(went);
    await Promise.resolve();
    expect(gone).toBe(0);
    first();
    await Promise.all([second, third, other]);
    expect(gone).toBe(3);
  });

  it("goes on without a piece that waits for something else than the processor", async () => {
    const line = new FairQueue(means, 2);
    await line.enter("slow reader");
    const began = performance.now();
    (await line.enter("b"))!();
    expect(performance.now() - began).toBeGreaterThan(400);
  });

  it("rests once more was spent than it may cost", async () => {
    const line = new FairQueue({ burst: 20, rate: 500 }, 10);
    const took: number[] = [];
    for (let n = 0; n < 3; n++) {
      const began = performance.now();
      const leave = await line.enter("a");
      took.push(performance.now() - began);
      busyFor(40);
      leave!();
    }
    // 40 ms were spent of 20, and come back at half a millisecond for each.
    expect(took[1]! + took[2]!).toBeGreaterThan(60);
    expect(took[0]).toBeLessThan(Math.max(took[1]!, took[2]!));
  });
});
