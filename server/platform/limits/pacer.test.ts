import { beforeEach, describe, expect, it } from "vitest";
import { SIGN_IN } from "@/server/accounts/sign-in-pace";
import { NEWCOMERS } from "@/workshop/room/admission";
import { type Pacing, Pacer } from "@/server/platform/limits/pacer";

let now = 0;
beforeEach(() => {
  now = 5_000;
});

const opened = (pacing: Pacing) => {
  const turns = new Pacer(pacing, () => now);
  return (people: number) => Array.from({ length: people }, () => turns.next());
};

describe("how fast people come into a room (B-146)", () => {
  let come: (people: number) => (number | null)[];
  beforeEach(() => {
    come = opened(NEWCOMERS);
  });

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
    expect(Math.max(...waits.map((w) => w ?? 0))).toBe(20_000);
    expect(waits.filter((w) => w === null)).toHaveLength(3_000 - 1_000);
    now += 60_000;
    expect(new Set(come(200))).toEqual(new Set([0]));
  });
});

describe("tries to sign in (A-55)", () => {
  it("are taken one after another, and no more than may wait", () => {
    const tries = opened(SIGN_IN);
    expect(tries(3)).toEqual([0, 100, 200]);
    now += 1_000;
    const waits = tries(61);
    expect(waits.filter((w) => w === null)).toHaveLength(11);
    expect(Math.max(...waits.map((w) => w ?? 0))).toBe(4_900);
  });
});
