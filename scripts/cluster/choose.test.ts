import { describe, expect, it } from "vitest";
import { choose } from "@/scripts/cluster/choose";

const names = ["p1", "p2", "p3"];
const token = (n: number) => `/j/${String(n).padStart(22, "x")}`;

describe("the front's choice", () => {
  it("keeps a browser where its cookie says, as long as that process takes requests", () => {
    expect(choose(names, "/trainer", "a=b; plenary-at=p2; c=d", 0)).toBe("p2");
    expect(choose(["p1", "p3"], token(1), "plenary-at=p2", 0)).not.toBe("p2");
  });

  it("brings everybody who comes by the same link to the same process", () => {
    for (let n = 0; n < 20; n++)
      expect(new Set([0, 1, 2, 3].map((turn) => choose(names, token(n), undefined, turn))).size).toBe(1);
  });

  it("spreads rooms, and moves only those of a process that is gone", () => {
    const rooms = Array.from({ length: 300 }, (_, n) => token(n));
    const before = rooms.map((r) => choose(names, r, undefined, 0));
    for (const name of names) expect(before.filter((b) => b === name).length).toBeGreaterThan(60);
    const after = rooms.map((r) => choose(["p1", "p3"], r, undefined, 0));
    before.forEach((b, i) => {
      if (b !== "p2") expect(after[i]).toBe(b);
    });
  });

  it("has nothing to choose from while no process takes requests", () =>
    expect(choose([], token(1), undefined, 0)).toBeNull());
});
