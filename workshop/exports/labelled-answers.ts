/**
 * A room's answers under labels for one export: P1, P2 … Drawn for each activity and file, so that no two can
 * be joined by them.
 */
import type { Activity, AnswerBody } from "@/activities/kinds";
import type { AnswerSource } from "@/model/activity/answer-sources";
import type { DebriefInput } from "@/workshop/debrief/input";
import { groupedBy } from "@/model/grouped-by";
import { planOf } from "@/workshop/content/plan";
import type { Question } from "@/model/activity/question";

/** @returns a copy of its list in random order, from a cryptographic source */
export type Shuffle = <T>(items: readonly T[]) => T[];

export interface LabelledRow {
  activity: Activity;
  question: Question;
  round: number;
  /** From 1; a later one where the activity was changed while the room ran. */
  version: number;
  /** "P1"; each counted answer has a label of its own. */
  person: string;
  source: AnswerSource;
  body: AnswerBody;
}

export const answerContext = ({ activity, question, round, version, person, source }: LabelledRow) => ({
  activity: activity.id,
  kind: activity.kind,
  version,
  person,
  source,
  part: question.partId ?? null,
  what_if: question.whatIfId ?? null,
  question: question.id,
  round,
});

export function* labelled(input: DebriefInput, shuffled: Shuffle): Generator<LabelledRow[]> {
  const plan = planOf(input.workshop);
  const byQuestion = groupedBy(input.rounds, (r) => r.question);
  for (const activity of plan.activities) {
    const rounds = plan.questionsOf(activity.id).flatMap((question) =>
      (byQuestion.get(question.id) ?? [])
        .toSorted((a, b) => a.round - b.round)
        .map(({ round, version = 1, answers }) => ({
          question,
          round,
          version,
          answers: new Map(answers.map((a) => [a.person, a])),
        })),
    );
    const people = shuffled([...new Set(rounds.flatMap((r) => [...r.answers.keys()]))]);
    yield people.flatMap((person, i) =>
      rounds.flatMap(({ question, round, version, answers }) => {
        const answer = answers.get(person);
        if (!answer) return [];
        const { body, source = "phone" } = answer;
        return [{ activity, question, round, version, person: `P${i + 1}`, source, body }];
      }),
    );
  }
}
