/** Moves between neighbouring parts, counted person by person. */
import type { Case } from "@/activities/kinds/case/content";
import type { Paths } from "@/activities/kinds/case/analysis/paths";
import { MIN_REPORTABLE } from "@/model/debrief/share";

/** The node of those who passed at a part. */
export const NO_ANSWER = "none";

export interface Flow {
  /** Numbers of the two parts in the story. */
  from: number;
  to: number;
  /** Answer ids in the case's order, then NO_ANSWER. Rows and columns of the matrix. */
  nodes: string[];
  /** matrix[i][j]: people who went from nodes[i] to nodes[j], of those who can be followed. */
  matrix: number[][];
  /** People who answered at both parts. */
  both: number;
  /** Of those: another answer than before; of these, towards "yes" (no → unsure → yes) and away from it. */
  changed: number;
  towards: number;
  away: number;
}

const rank = { no: 0, unsure: 1, yes: 2 };

/** Null where fewer than MIN_REPORTABLE can be followed, or answered either part. */
function flowAfter(activity: Case, { parts, rows }: Paths, index: number): Flow | null {
  const nodes = [...activity.answers.map((a) => a.id), NO_ANSWER];
  const both = rows.filter((r) => r[index] !== undefined && r[index + 1] !== undefined);
  const answered = (i: number) => both.filter((r) => r[i]).length;
  if (answered(index) < MIN_REPORTABLE || answered(index + 1) < MIN_REPORTABLE) return null;
  const matrix = nodes.map(() => nodes.map(() => 0));
  for (const row of both) {
    const i = nodes.indexOf(row[index]?.answer ?? NO_ANSWER);
    const j = nodes.indexOf(row[index + 1]?.answer ?? NO_ANSWER);
    matrix[i]![j]!++;
  }
  const flow: Flow = {
    from: parts[index]!.number,
    to: parts[index + 1]!.number,
    nodes,
    matrix,
    both: 0,
    changed: 0,
    towards: 0,
    away: 0,
  };
  activity.answers.forEach((a, i) => {
    activity.answers.forEach((b, j) => {
      const n = matrix[i]![j]!;
      flow.both += n;
      if (i !== j) flow.changed += n;
      if (rank[b.tone] > rank[a.tone]) flow.towards += n;
      if (rank[b.tone] < rank[a.tone]) flow.away += n;
    });
  });
  return flow;
}

export const flowsOf = (activity: Case, paths: Paths): (Flow | null)[] =>
  paths.parts.slice(1).map((_, i) => flowAfter(activity, paths, i));

/** The flow with the most changes, the first of equals; null where there are none. */
export function largestJump(flows: readonly (Flow | null)[]): Flow | null {
  let largest: Flow | null = null;
  for (const flow of flows) if (flow && flow.changed > (largest?.changed ?? 0)) largest = flow;
  return largest;
}
