import type { FormReader } from "@/activities/shared/choices";
import { percent, type Tone } from "@/model/activity/tally";
import type { Results } from "@/model/room/results";

export interface Clause {
  id: string;
  text: string;
  paragraph?: boolean;
}

export interface CaseFace {
  kind: "case";
  title: string;
  recall: string | null;
  clauses: Clause[];
  whatIf: { title: string; fact: string } | null;
}

export interface CaseForm {
  kind: "case";
  options: { id: string; text: string; tone?: Tone }[];
  /** A further question that is answered with the first. */
  second?: { question: string; answers: { id: string; text: string; tone?: Tone }[] };
  sureness: boolean;
  elements: { id: string; text: string; hint: string }[];
  marking: boolean;
  /** Asks why, in a few words. */
  reason: boolean;
}

export const caseReader: FormReader<CaseForm> = {
  choices: ({ options, second }, item) => (second && item === "second" ? second.answers : options),
  ownField: (item) => (item === "second" ? item : "answer"),
};

/** What the room said to the second question, of those who did; null where it is not asked, or left out. */
export function secondResults({ second }: Pick<CaseForm, "second">, results: Results): Results | null {
  const counts = results.marks.second;
  if (!second || !counts || results.besideLeftOut) return null;
  const answered = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return {
    ...{ round: results.round, answered, passed: 0, marks: {} },
    options: second.answers.map((answer) => {
      const count = counts[answer.id] ?? 0;
      return { ...answer, count, percent: percent(count, answered) };
    }),
  };
}
