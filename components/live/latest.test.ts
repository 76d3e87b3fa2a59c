import { describe, expect, it } from "vitest";
import { createLatest } from "@/components/live/latest";

/** What was begun, and a way to end the first of it that has not ended. */
function hand() {
  const begun: number[] = [];
  const ends: ((done: boolean) => void)[] = [];
  const run = createLatest((value: number) => {
    begun.push(value);
    return new Promise<boolean>((resolve) => ends.push(resolve));
  });
  return { begun, run, end: (done: boolean) => ends.shift()?.(done) };
}

describe("only the latest of what is asked for meanwhile", () => {
  it("does one thing at a time, then the last that was asked for", async () => {
    const { begun, run, end } = hand();
    const all = [run(1), run(2), run(3)];
    expect(begun).toEqual([1]);
    end(true);
    await expect.poll(() => begun).toEqual([1, 3]);
    end(true);
    expect(await Promise.all(all)).toEqual([true, true, true]);
    const again = run(4);
    expect(begun).toEqual([1, 3, 4]);
    end(true);
    expect(await again).toBe(true);
  });

  it("goes on after a refusal, and says how the last one ended", async () => {
    const { begun, run, end } = hand();
    const all = [run(1), run(2)];
    end(false);
    await expect.poll(() => begun).toEqual([1, 2]);
    end(false);
    expect(await Promise.all(all)).toEqual([false, false]);
  });
});
