import { describe, expect, it } from "vitest";
import { guide } from "@/tests/support/guide";
import { caseOf } from "@/tests/support/synthetic-room";
import { ledgerOf } from "@/activities/kinds/case/analysis/ledger";

const paula = caseOf(guide);

describe("the money in Paula's story (H-14)", () => {
  it("lacks 50 a month: 100 after two months as claimed, 300 after six where 600 are claimed, and nothing explains the rest", () => {
    const ledger = ledgerOf(paula, 8)!;
    expect(ledger.lacking).toBe(50);
    expect(ledger.lines).toEqual([
      { part: 3, months: 2, byFigures: 100, claimed: 100, unexplained: 0 },
      { part: 4, months: 6, byFigures: 300, claimed: 600, unexplained: 300 },
      { part: 5, months: null, byFigures: null, claimed: 5_000, unexplained: 4_400 },
      { part: 8, months: null, byFigures: null, claimed: 15_000, unexplained: 10_000 },
    ]);
    expect(ledger.unexplained).toBe(14_700);
  });

  it("is told only as far as the story was, and not at all without a claim", () => {
    expect(ledgerOf(paula, 4)!.lines.map((l) => l.part)).toEqual([3, 4]);
    expect(ledgerOf(paula, 2)).toBeNull();
    expect(ledgerOf({ parts: paula.parts }, 8)).toBeNull();
  });
});
