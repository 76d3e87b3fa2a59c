import { describe, expect, it } from "vitest";
import type { Figures } from "@/server/platform/cluster/figures";
import { Fleet, LOST_SHOWN_MS, PROCESS_TIMEOUT_MS, REPORT_INTERVAL_MS } from "@/server/health/fleet";

const figuresOf = (name: string, more: Partial<Figures> = {}): Figures => ({
  name,
  version: "1.0.0",
  startedAt: 0,
  ready: true,
  trouble: null,
  rooms: ["r"],
  phones: 20,
  consoles: 1,
  stages: 1,
  loopP99: 21,
  writes: 3,
  writeP99: 9,
  refused: 0,
  memory: 400_000_000,
  backupAt: null,
  ...more,
});
const seen = (fleet: Fleet, now: number) => fleet.all(now).map(({ name, standing }) => [name, standing]);

describe("the processes in sight", () => {
  it("O-44: are those that were heard, by name, with what they said last", () => {
    const fleet = new Fleet();
    fleet.heard("y", figuresOf("box:3010"), 0);
    fleet.heard("x", figuresOf("box:3002"), 0);
    fleet.heard("x", figuresOf("box:3002", { phones: 31 }), REPORT_INTERVAL_MS);
    expect(seen(fleet, REPORT_INTERVAL_MS)).toEqual([
      ["box:3002", "here"],
      ["box:3010", "here"],
    ]);
    expect(fleet.all(REPORT_INTERVAL_MS)[0]).toMatchObject({
      id: "x",
      phones: 31,
      heardAt: REPORT_INTERVAL_MS,
    });
  });

  it("O-45: are shown as lost when they fall silent, as stopped when they said so, and go after a while", () => {
    const fleet = new Fleet();
    fleet.heard("a", figuresOf("one"), 0);
    fleet.heard("b", figuresOf("two"), 0);
    fleet.heard("b", figuresOf("two"), 100, true);
    expect(seen(fleet, 200)).toEqual([
      ["one", "here"],
      ["two", "stopped"],
    ]);
    expect(seen(fleet, PROCESS_TIMEOUT_MS + 1)).toEqual([
      ["one", "lost"],
      ["two", "stopped"],
    ]);
    expect(seen(fleet, LOST_SHOWN_MS + 50)).toEqual([["two", "stopped"]]);
    expect(seen(fleet, LOST_SHOWN_MS + 101)).toEqual([]);
  });

  it("O-45: give their line to the one that was started in their place, and to nobody else", () => {
    const fleet = new Fleet();
    fleet.heard("a", figuresOf("one"), 0);
    fleet.heard("b", figuresOf("two"), 0, true);
    // Two that have the same name and live are two.
    fleet.heard("c", figuresOf("one"), 100);
    expect(seen(fleet, 100)).toEqual([
      ["one", "here"],
      ["one", "here"],
      ["two", "stopped"],
    ]);
    fleet.heard("d", figuresOf("two"), 200);
    fleet.heard("c", figuresOf("one"), PROCESS_TIMEOUT_MS);
    fleet.heard("d", figuresOf("two"), PROCESS_TIMEOUT_MS);
    fleet.heard("e", figuresOf("one"), PROCESS_TIMEOUT_MS + 1);
    expect(fleet.all(PROCESS_TIMEOUT_MS + 1).map(({ id }) => id)).toEqual(["c", "e", "d"]);
  });

  it("O-45: are not called lost while nobody can be heard, nor before they had time to speak again", () => {
    const fleet = new Fleet();
    fleet.heard("a", figuresOf("one"), 0);
    fleet.connectionLost(60_000);
    expect(seen(fleet, 60_001)).toEqual([["one", "unheard"]]);
    expect(seen(fleet, 60_000 + PROCESS_TIMEOUT_MS + 1)).toEqual([["one", "lost"]]);
    fleet.heard("a", figuresOf("one"), 80_000);
    expect(seen(fleet, 80_001)).toEqual([["one", "here"]]);
  });
});
