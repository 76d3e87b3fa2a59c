import { describe, expect, it } from "vitest";
import { FairQueue } from "@/server/platform/limits/fair-queue";
import { pause } from "@/tests/support/waiting";

describe("a queue for dear work (O-85)", () => {
  it("lets keys go on in turns: who asks much waits for themselves", async () => {
    const queue = new FairQueue({ places: 1 });
    const order: string[] = [];
    const one = (key: string, name: string) => queue.run(key, () => void order.push(name));
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

  it("has so many pieces at a time, also after one that failed", async () => {
    const queue = new FairQueue({ places: 2 });
    await expect(queue.run("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    let [running, most] = [0, 0];
    const piece = async (i: number) => {
      most = Math.max(most, ++running);
      await pause(2);
      running--;
      return i;
    };
    const done = await Promise.all(Array.from({ length: 9 }, (_, i) => queue.run("a", () => piece(i))));
    expect([most, done]).toEqual([2, [0, 1, 2, 3, 4, 5, 6, 7, 8]]);
  });

  it("refuses a key of which too many wait, and no other, until too many of all wait", async () => {
    const queue = new FairQueue({ places: 1, each: 2, all: 4 });
    const first = (await queue.enter("a"))!;
    const waiting = [queue.enter("a"), queue.enter("a")];
    expect(await queue.enter("a")).toBeNull();
    waiting.push(queue.enter("b"), queue.enter("c"));
    expect(queue.waiting).toBe(4);
    expect(await queue.enter("d")).toBeNull();
    let gone = 0;
    for (const entered of waiting)
      void entered.then((leave) => {
        gone++;
        leave?.();
      });
    await Promise.resolve();
    expect(gone).toBe(0);
    first();
    await Promise.all(waiting);
    expect([gone, queue.waiting]).toEqual([4, 0]);
  });

  it("gives the place of one who gave up to another", async () => {
    const queue = new FairQueue({ places: 1, all: 1 });
    const first = await queue.enter("a");
    const stop = new AbortController();
    const second = queue.enter("a", stop.signal);
    expect(await queue.enter("a")).toBeNull();
    stop.abort();
    expect(await second).toBeNull();
    const third = queue.enter("a");
    first!();
    (await third)!();
    expect(await queue.enter("a", stop.signal)).not.toBeNull();
  });

  it("goes on without a piece that waits for something else than the processor", async () => {
    const queue = new FairQueue({ places: 1, hold: 30 });
    const slow = (await queue.enter("slow reader"))!;
    const began = performance.now();
    const leave = (await queue.enter("b"))!;
    expect(performance.now() - began).toBeGreaterThan(25);
    slow();
    let [gone, third] = [false, queue.enter("c")];
    void third.then(() => {
      gone = true;
    });
    await pause(5);
    expect(gone).toBe(false);
    leave();
    await third;
  });

  it("rests after each piece, the longer the longer it took", async () => {
    const queue = new FairQueue({ places: 1, rest: (took) => 2 * took });
    const took: number[] = [];
    for (let n = 0; n < 3; n++) {
      const began = performance.now();
      await queue.run("a", () => {
        took.push(performance.now() - began);
        return pause(20);
      });
    }
    expect(took[0]).toBeLessThan(20);
    expect(Math.min(took[1]!, took[2]!)).toBeGreaterThan(35);
  });

  it("makes one piece each turn of the event loop, and everything else comes in between", async () => {
    const queue = new FairQueue({ places: 1 });
    const seen: string[] = [];
    const pages = Array.from({ length: 5 }, (_, i) => queue.turn("a").then(() => seen.push(`page ${i}`)));
    const rooms = (async () => {
      for (let i = 0; i < 5; i++) {
        await new Promise((go) => setImmediate(go));
        seen.push("rooms");
      }
    })();
    await Promise.all([...pages, rooms]);
    expect(seen.filter((s) => s !== "rooms")).toEqual(["page 0", "page 1", "page 2", "page 3", "page 4"]);
    for (let i = 1; i < 5; i++)
      expect(seen.slice(seen.indexOf(`page ${i - 1}`), seen.indexOf(`page ${i}`))).toContain("rooms");
  });
});
