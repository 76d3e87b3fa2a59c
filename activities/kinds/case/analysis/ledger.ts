/**
 * The money of a story: what its own figures give, what is claimed, and what nothing explains.
 * Source: study guide notes A2, "The ledger".
 */
import type { Case } from "@/activities/kinds/case/content";

interface LedgerLine {
  /** Number of the part in the story. */
  part: number;
  months: number | null;
  /** The debt that the figures of a month give after so many months; null where the story does not say how long. */
  byFigures: number | null;
  claimed: number;
  /** Added since the last claim, and not in the figures. */
  unexplained: number;
}

interface LedgerDebrief {
  unit: string;
  month: { text: string; amount: number }[];
  /** Lacking each month; negative: left over. */
  lacking: number;
  /** In the order of the story. */
  lines: LedgerLine[];
  /** Of the last claim. */
  unexplained: number;
}

/**
 * The ledger up to part number `last`. Where the story gives no time, all that a claim adds is unexplained; where it
 * does, what lies above the figures and was not unexplained before. Null without a ledger, or before its first claim.
 */
export function ledgerOf(
  { ledger, parts }: Pick<Case, "ledger" | "parts">,
  last: number,
): LedgerDebrief | null {
  if (!ledger) return null;
  const lacking = -ledger.month.reduce((sum, m) => sum + m.amount, 0);
  const lines: LedgerLine[] = [];
  let before = { claimed: 0, unexplained: 0 };
  for (const { part: id, months, claimed } of ledger.claims) {
    const part = parts.findIndex((p) => p.id === id) + 1;
    if (part === 0 || part > last) continue;
    const byFigures = months === undefined ? null : Math.max(0, lacking * months);
    const whole = byFigures === null ? before.unexplained + (claimed - before.claimed) : claimed - byFigures;
    lines.push({ part, months: months ?? null, byFigures, claimed, unexplained: whole - before.unexplained });
    before = { claimed, unexplained: whole };
  }
  return lines.length === 0
    ? null
    : { unit: ledger.unit, month: ledger.month, lacking, lines, unexplained: before.unexplained };
}
