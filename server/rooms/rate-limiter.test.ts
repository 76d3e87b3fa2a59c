import { beforeEach, describe, expect, it } from "vitest";
import { Bucket, RateLimiter } from "@/server/rooms/rate-limiter";

let now = 0;
let bucket: Bucket;
const taken = (times: number) =>
  Array.from({ length: times }, () => bucket.take()).filter((t) => t === "taken").length;

beforeEach(() => {
  now = 1_700_000_000_000;
  bucket = new Bucket(() => now);
});

describe("a connection's commands (B-45)", () => {
  it("are taken forty at once", () => expect(taken(100)).toBe(40));

  it("are taken eight a second in the long run", () => {
    taken(40);
    let more = 0;
    for (let i = 0; i < 100; i++) {
      now += 100;
      more += taken(5);
    }
    expect(more).toBe(80);
  });

  it("are never saved up beyond forty", () => {
    now += 3_600_000;
    expect(taken(100)).toBe(40);
  });

  it("of a person who changes an answer every second are all taken", () => {
    for (let i = 0; i < 600; i++) {
      now += 1_000;
      expect(bucket.take()).toBe("taken");
    }
  });

  it("beyond the limit are refused, and forty refusals are a flood", () => {
    taken(40);
    const more = Array.from({ length: 41 }, () => bucket.take());
    expect(more.slice(0, 40).every((t) => t === "refused")).toBe(true);
    expect(more[40]).toBe("flood");
  });

  it("that come ten a second are a flood after a minute, although eight of them are taken", () => {
    let seconds = 0;
    for (; seconds < 90; seconds += 0.1) {
      now += 100;
      if (bucket.take() === "flood") break;
    }
    expect(seconds).toBeGreaterThan(30);
    expect(seconds).toBeLessThan(75);
  });

  it("of somebody who was hasty once are all heard again after a rest", () => {
    taken(40 + 30);
    now += 120_000;
    expect(taken(40)).toBe(40);
    expect(bucket.take()).toBe("refused");
  });

  it("are still taken after the server's clock was set back", () => {
    taken(39);
    now -= 3_600_000;
    expect(taken(1)).toBe(1);
    now += 1_000;
    expect(taken(20)).toBe(8);
  });
});

describe("the limits of a room", () => {
  it("are each sender's own, and begin again for one who was forgotten", () => {
    const limiter = new RateLimiter(() => now);
    for (let i = 0; i < 40; i++) limiter.take("one");
    expect([limiter.take("one"), limiter.take("other")]).toEqual(["refused", "taken"]);
    limiter.forget("one");
    expect(limiter.take("one")).toBe("taken");
  });

  it("are remembered for as long as they say something, however many come and go", () => {
    const limiter = new RateLimiter(() => now);
    for (let i = 0; i < 1_000; i++) {
      limiter.take(`page of ${i}`);
      now += 1_000;
    }
    expect(limiter.size).toBeLessThan(200);
    for (let i = 0; i < 41; i++) limiter.take("hasty");
    for (let i = 0; i < 300; i++) limiter.take(`at once ${i}`);
    expect(limiter.take("hasty")).toBe("refused");
  });
});
