/** Sureness, and the clauses of the story that moved people. */
import type { CaseAnswer, CasePart } from "@/activities/kinds/case/content";
import { MIN_REPORTABLE, type Share, shareOf } from "@/model/debrief/share";

export interface Sureness {
  /** People who said how sure they were. */
  n: number;
  /** 1 (not at all) to 5 (quite sure). */
  mean: number;
  /** People at 1, 2, 3, 4, 5. */
  distribution: [number, number, number, number, number];
}

/** Null when fewer than MIN_REPORTABLE said how sure they were. */
export function surenessOf(answers: readonly CaseAnswer[]): Sureness | null {
  const distribution: Sureness["distribution"] = [0, 0, 0, 0, 0];
  for (const { sureness } of answers) if (sureness) distribution[sureness - 1]!++;
  const n = distribution.reduce((a, b) => a + b, 0);
  if (n < MIN_REPORTABLE) return null;
  return { n, mean: distribution.reduce((sum, people, i) => sum + people * (i + 1), 0) / n, distribution };
}

export interface ClauseMark {
  id: string;
  text: string;
  paragraph: boolean;
  /** Of those who answered the part. */
  share: Share;
}

/** People who tapped each clause, in the order of the story. */
export const clauseMarks = (part: CasePart, answers: readonly CaseAnswer[]): ClauseMark[] =>
  part.clauses.map(({ id, text, paragraph = false }) => ({
    id,
    text,
    paragraph,
    share: shareOf(answers.filter((a) => a.clauses?.includes(id)).length, answers.length),
  }));
