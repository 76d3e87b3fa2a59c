/**
 * The judge of fault tests: what phones sent and were told, against the rows that are there at the end.
 * A register per person and round, after Jepsen's set test: what was acknowledged must be there, or a later
 * change of mind of the same person that was sent; what was not acknowledged may be there or not.
 */

/** One answer as a phone sent it; sent again under the same id it stays one operation. */
export interface Op {
  person: string;
  /** Question and round. */
  round: string;
  id: string;
  rev: number;
  /** The answer as text. */
  value: string;
  /** "unknown": no acknowledgement came, or "not-stored". */
  outcome: "unknown" | "stored" | "refused";
  /** The stored answer by the acknowledgement. */
  told?: { id: string; rev: number };
}

export interface Row {
  person: string;
  round: string;
  id: string;
  rev: number;
  value: string;
}

const place = (entry: { person: string; round: string }): string => `${entry.person} in ${entry.round}`;

/** Everything that is wrong, one sentence each; nothing when the history holds. */
export function problemsOf(ops: readonly Op[], rows: readonly Row[]): string[] {
  const problems: string[] = [];
  const sent = new Map<string, Op[]>();
  for (const op of ops) sent.set(place(op), [...(sent.get(place(op)) ?? []), op]);
  const stored = new Map<string, Row>();
  for (const row of rows) {
    if (stored.has(place(row))) problems.push(`duplicate: two rows of ${place(row)}`);
    stored.set(place(row), row);
    const op = sent.get(place(row))?.find((o) => o.id === row.id && o.rev === row.rev);
    if (!op) problems.push(`invented: rev ${row.rev} of ${place(row)} was never sent`);
    else if (op.value !== row.value)
      problems.push(`altered: rev ${row.rev} of ${place(row)} was ${op.value}, is ${row.value}`);
    else if (op.outcome === "refused") problems.push(`refused but stored: rev ${row.rev} of ${place(row)}`);
  }
  for (const [where, attempts] of sent) {
    const row = stored.get(where);
    for (const op of attempts) {
      if (op.outcome !== "stored") continue;
      if (!row) problems.push(`lost: rev ${op.rev} of ${where} was acknowledged and there is no row`);
      else if (row.rev < op.rev)
        problems.push(`lost: rev ${op.rev} of ${where} was acknowledged, rev ${row.rev} is stored`);
      if (!op.told) problems.push(`wrongly told: rev ${op.rev} of ${where} got no word of what is stored`);
      else if (op.told.rev < op.rev)
        problems.push(`wrongly told: rev ${op.rev} of ${where} was told that rev ${op.told.rev} is stored`);
      else if (!attempts.some((o) => o.id === op.told!.id && o.rev === op.told!.rev)) {
        problems.push(`wrongly told: rev ${op.rev} of ${where} was told of an answer that was never sent`);
      }
    }
  }
  return problems;
}
