import { describe, expect, it, vi } from "vitest";
import { Cache } from "@/server/platform/cache";

describe("a memory of what was used last", () => {
  it("fetches once for all who ask meanwhile, and again when it is no longer believed", async () => {
    vi.useFakeTimers({ now: 0 });
    const cache = new Cache<number>(10, 1_000);
    let fetched = 0;
    const ask = () =>
      cache.get(
        "a",
        async () => ++fetched,
        () => 1,
      );
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    vi.setSystemTime(999);
    expect(await ask()).toBe(1);
    vi.setSystemTime(1_000);
    expect(await ask()).toBe(2);
    vi.useRealTimers();
  });

  it("holds no more than it may, and lets go of what was used longest ago", async () => {
    const cache = new Cache<string>(3);
    const asked: string[] = [];
    const fetch = async (key: string) => {
      asked.push(key);
      return key;
    };
    const ask = (key: string) =>
      cache.get(
        key,
        () => fetch(key),
        () => 1,
      );
    for (const key of ["a", "b", "c", "a", "d"]) await ask(key);
    asked.length = 0;
    for (const key of ["a", "c", "d", "b"]) await ask(key);
    expect(asked).toEqual(["b"]);
  });

  it("forgets what failed, and what it is told to forget", async () => {
    const cache = new Cache<number>(3);
    await expect(
      cache.get(
        "a",
        () => Promise.reject(new Error("no")),
        () => 1,
      ),
    ).rejects.toThrow("no");
    expect(
      await cache.get(
        "a",
        async () => 1,
        () => 1,
      ),
    ).toBe(1);
    cache.drop("a");
    expect(
      await cache.get(
        "a",
        async () => 2,
        () => 1,
      ),
    ).toBe(2);
  });
});
