import { beforeEach, describe, expect, it } from "vitest";
import { Bucket, LONGEST_WAIT } from "@/server/platform/limits/bucket";

let now = 0;
let bucket: Bucket;
beforeEach(() => {
  now = 5_000;
  bucket = new Bucket({ burst: 100, rate: 20 }, () => now);
});

describe("a bucket (O-81)", () => {
  it("lets its burst be spent at once", () => {
    bucket.take(99);
    expect(bucket.wait()).toBe(0);
  });

  it("is overdrawn by what was not known before, and waited for", () => {
    bucket.take(110);
    expect(bucket.wait()).toBe(501);
    now += 501;
    expect(bucket.wait()).toBe(0);
  });

  it("gives back its rate, and never more than its burst", () => {
    bucket.take(60);
    now += 2_999;
    expect(bucket.full).toBe(false);
    now += 3_600_000;
    expect(bucket.full).toBe(true);
    bucket.take(101);
    expect(bucket.wait()).toBeGreaterThan(0);
  });

  it("keeps nobody waiting longer than they can, whatever it cost", () => {
    bucket.take(1_000_000);
    expect(bucket.wait()).toBeLessThanOrEqual(LONGEST_WAIT + 1);
  });
});
