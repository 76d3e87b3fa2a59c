import { describe, expect, it } from "vitest";
import { createLatest } from "@/activities/kinds/media/latest";

interface BegunCommand {
  on?: boolean;
  at?: number;
}

/** What was begun, and a way to end the first of it that has not ended. */
function hand() {
  const begun: BegunCommand[] = [];
  const ends: ((done: boolean) => void)[] = [];
  const run = createLatest((asked: BegunCommand) => {
    begun.push(asked);
    return new Promise<boolean>((resolve) => ends.push(resolve));
  });
  return { begun, run, end: (done: boolean) => ends.shift()?.(done) };
}

describe("only the latest of what is asked for meanwhile", () => {
  it("does one thing at a time, then all that was asked for as one", async () => {
    const { begun, run, end } = hand();
    const all = [run({ on: true }), run({ on: false }), run({ at: 2 }), run({ at: 3 })];
    expect(begun).toEqual([{ on: true }]);
    end(true);
    await expect.poll(() => begun).toEqual([{ on: true }, { on: false, at: 3 }]);
    end(true);
    expect(await Promise.all(all)).toEqual([true, true, true, true]);
    const again = run({ at: 4 });
    expect(begun.at(-1)).toEqual({ at: 4 });
    end(true);
    expect(await again).toBe(true);
  });

  it("goes on after a refusal, and says how the last one ended", async () => {
    const { begun, run, end } = hand();
    const all = [run({ at: 1 }), run({ at: 2 })];
    end(false);
    await expect.poll(() => begun).toEqual([{ at: 1 }, { at: 2 }]);
    end(false);
    expect(await Promise.all(all)).toEqual([false, false]);
  });
});
