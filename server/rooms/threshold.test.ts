import { beforeEach, describe, expect, it } from "vitest";
import { Threshold } from "@/server/rooms/threshold";

let now = 0;
let door: Threshold;
const come = (people: number) => Array.from({ length: people }, () => door.next());

beforeEach(() => {
  now = 5_000;
  door = new Threshold(() => now);
});

describe("how fast people come into a room (B-146)", () => {
  it("lets a whole conference in at once", () => {
    expect(new Set(come(200))).toEqual(new Set([0]));
  });

  it("then lets forty a second in, in their order", () => {
    come(200);
    const waits = come(81) as number[];
    expect(waits.at(-1)! - waits[0]!).toBe(2_000);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
  });

  it("turns away who would wait longer than twenty seconds, and nobody later", () => {
    const waits = come(3_000);
    expect(Math.max(...waits.map((w) => w ?? 0))).toBeLessThanOrEqual(20_000);
    expect(waits.filter((w) => w === null)).toHaveLength(3_000 - 1_001);
    now += 60_000;
    expect(new Set(come(200))).toEqual(new Set([0]));
  });
});
