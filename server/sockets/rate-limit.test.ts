import { beforeEach, describe, expect, it } from "vitest";
import { Bucket, TOO_MANY_REFUSALS } from "@/server/sockets/rate-limit";

let now = 0;
let bucket: Bucket;
const taken = (times: number) => Array.from({ length: times }, () => bucket.take()).filter(Boolean).length;

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
      expect(bucket.take()).toBe(true);
    }
  });

  it("count refusals in a row, which one command that is taken ends", () => {
    taken(40 + TOO_MANY_REFUSALS);
    expect(bucket.refusals).toBe(TOO_MANY_REFUSALS);
    now += 1_000;
    expect(bucket.take()).toBe(true);
    expect(bucket.refusals).toBe(0);
  });

  it("are still taken after the server's clock was set back", () => {
    taken(39);
    now -= 3_600_000;
    expect(taken(1)).toBe(1);
    now += 1_000;
    expect(taken(20)).toBe(8);
  });
});
