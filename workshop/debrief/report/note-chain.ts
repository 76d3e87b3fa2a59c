/**
 * Notes sealed over the seal before, so that changed, removed or inserted ones are noticed. Pure: the caller
 * makes seals.
 */
export interface SealedNote {
  id: string;
  /** Author, action and subject, in a fixed order. */
  said: readonly (string | null)[];
  at: Date;
}

export interface NoteSeal {
  entryId: string;
  /** From 1. */
  seq: number;
  seal: string;
}

export interface Chain {
  /** Notes that are sealed. */
  sealed: number;
  /** Notes without a seal: of an older version, or brought in from another server. */
  unsealed: number;
  /** The first of the sealed notes that does not fit; null where all do. */
  broken: number | null;
  /** The newest seal: its keeper notices when the newest notes are removed. */
  last: string | null;
}

/** The text under a note's seal. @param before the seal of the note before; "" for the first */
export const toSeal = (before: string, seq: number, { id, said, at }: SealedNote): string =>
  JSON.stringify([before, seq, id, ...said, at.toISOString()]);

export function checkChain(
  notes: readonly SealedNote[],
  seals: readonly NoteSeal[],
  mac: (text: string) => string,
): Chain {
  const byId = new Map(notes.map((n) => [n.id, n]));
  const inOrder = [...seals].sort((a, b) => a.seq - b.seq);
  const misfit = inOrder.findIndex(({ entryId, seq, seal }, i) => {
    const note = byId.get(entryId);
    return !note || seq !== i + 1 || seal !== mac(toSeal(inOrder[i - 1]?.seal ?? "", seq, note));
  });
  const ids = new Set(seals.map((s) => s.entryId));
  return {
    sealed: seals.length,
    unsealed: notes.filter((n) => !ids.has(n.id)).length,
    broken: misfit < 0 ? null : misfit + 1,
    last: inOrder.at(-1)?.seal ?? null,
  };
}
