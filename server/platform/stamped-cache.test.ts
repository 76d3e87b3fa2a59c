import { expect, it, vi } from "vitest";
import { StampedCache } from "@/server/platform/stamped-cache";

const cacheOf = (bytes: number) =>
  new StampedCache<string>({ bytes, bytesOf: (text) => text.length, age: 60_000 });

it("R-42: a value is made once for a stamp, and again for another", async () => {
  const cache = cacheOf(100);
  let times = 0;
  const make = async () => `made ${++times}`;
  expect(await Promise.all([cache.get("a", "1", make), cache.get("a", "1", make)])).toEqual([
    "made 1",
    "made 1",
  ]);
  expect(await cache.get("a", "2", make)).toBe("made 2");
  expect(await cache.get("a", "1", make)).toBe("made 3");
});

it("what failed or is not there is not kept", async () => {
  const cache = cacheOf(100);
  expect(await cache.get("a", "1", async () => null)).toBe(null);
  await expect(cache.get("a", "1", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await cache.get("a", "1", async () => "there")).toBe("there");
});

it("beyond its bytes the longest unused goes", async () => {
  const cache = cacheOf(10);
  const asked: string[] = [];
  const use = (name: string) =>
    cache.get(name, "1", async () => {
      asked.push(name);
      return "12345";
    });
  for (const name of ["a", "b", "a", "c", "a", "b"]) await use(name);
  expect(asked).toEqual(["a", "b", "c", "b"]);
});

it("what was replaced, or went for its bytes, is kept by no clock", async () => {
  vi.useFakeTimers();
  const cache = cacheOf(10);
  for (const stamp of ["1", "2", "3"]) await cache.get("a", stamp, async () => "12345");
  for (const name of ["b", "c"]) await cache.get(name, "1", async () => "12345");
  expect(vi.getTimerCount()).toBe(2);
  vi.useRealTimers();
});
