import { beforeEach, describe, expect, it } from "vitest";
import { Bucket, Buckets } from "@/server/platform/limits/bucket";

let now = 0;
const clock = () => now;
beforeEach(() => {
  now = 5_000;
});

describe("a bucket (O-81)", () => {
  it("gives its burst at once, then its rate, and refuses the rest", () => {
    const bucket = new Bucket({ burst: 100, rate: 20 }, clock);
    expect([bucket.take(99), bucket.take(1), bucket.take(1)]).toEqual([0, 0, null]);
    now += 500;
    expect([bucket.take(10), bucket.take(1)]).toEqual([0, null]);
  });

  it("never holds more than its burst", () => {
    const bucket = new Bucket({ burst: 100, rate: 20 }, clock);
    bucket.take(60);
    expect(bucket.full).toBe(false);
    now += 3_600_000;
    expect(bucket.full).toBe(true);
    expect(bucket.take(101)).toBeNull();
  });

  it("is booked ahead, in order, for as long as a taker may wait", () => {
    const bucket = new Bucket({ burst: 2, rate: 10, longest: 250 }, clock);
    expect(Array.from({ length: 6 }, () => bucket.take())).toEqual([0, 0, 100, 200, null, null]);
    now += 100;
    expect(bucket.take()).toBe(200);
  });

  it("owes what was used already, as much as a taker may wait for, and gets back what is given", () => {
    const bucket = new Bucket({ burst: 2, rate: 10, longest: 250 }, clock);
    bucket.charge(1_000);
    expect(bucket.wait()).toBe(350);
    bucket.give(3.5);
    expect(bucket.wait()).toBe(0);
  });

  it("neither gives nor takes when a clock is set back", () => {
    const bucket = new Bucket({ burst: 2, rate: 10 }, clock);
    bucket.take(2);
    now -= 3_600_000;
    expect(bucket.take()).toBeNull();
    now += 100;
    expect(bucket.take()).toBe(0);
  });
});

describe("buckets by key", () => {
  it("are each key's own, and begin again for one that was forgotten", () => {
    const buckets = new Buckets({ burst: 1, rate: 1 }, clock);
    expect([buckets.of("a").take(), buckets.of("a").take(), buckets.of("b").take()]).toEqual([0, null, 0]);
    buckets.forget("a");
    expect(buckets.of("a").take()).toBe(0);
  });

  it("are kept for as long as they say something, however many keys come", () => {
    const buckets = new Buckets({ burst: 1, rate: 1 }, clock);
    for (let i = 0; i < 1_000; i++, now += 1_000) buckets.of(`${i}`).take();
    expect(buckets.size).toBeLessThan(200);
    buckets.of("hasty").take();
    for (let i = 0; i < 300; i++) buckets.of(`at once ${i}`).take();
    expect(buckets.of("hasty").take()).toBeNull();
  });
});
