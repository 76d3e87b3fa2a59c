/**
 * Reasons that people wrote with votes. A finished activity stores them apart under own labels, so that none
 * leads to its writer's other answers; the answer here stays beside it only where many who gave it wrote.
 * Pure.
 */
import type { ReasonApart } from "@/model/activity/answer";
import { isPass } from "@/model/activity/pass";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { groupedBy } from "@/model/grouped-by";
import type { QuestionId } from "@/model/activity/question";

/** The name of reasons among the texts that a trainer's console gets. */
export const REASONS = "reasons";

/** Under this name the reasons of a question are stored apart. No question of a workshop has it. */
export const reasonsApart = (question: QuestionId): QuestionId => `${question}!reasons`;

/** The question that reasons or answers under this name belong to. */
export const answeredBy = (question: QuestionId): QuestionId => question.replace(/!reasons$/, "");

/** An answer with a reason, or a reason that stands apart. */
interface Reasoned {
  reason?: string;
  answer?: string;
  choice?: readonly string[];
  behind?: string;
}

/** The reasons in these answers, with the one thing that was answered, if it was one thing. */
export function reasonsIn(bodies: Iterable<object>): ReasonApart[] {
  return [...bodies].flatMap((body: Reasoned): ReasonApart[] => {
    if (isPass(body) || !body.reason) return [];
    const behind = body.answer ?? (body.choice?.length === 1 ? body.choice[0] : body.behind);
    return [{ reason: body.reason, ...(behind !== undefined && { behind }) }];
  });
}

/**
 * The reasons, without answers that would show few people: each named answer has MIN_REPORTABLE reasons or
 * more, and so have the unnamed ones, or none. Differences of two lists are no smaller.
 */
export function safelyBehind(reasons: readonly ReasonApart[]): ReasonApart[] {
  const counts = new Map<string, number>();
  for (const { behind } of reasons)
    if (behind !== undefined) counts.set(behind, (counts.get(behind) ?? 0) + 1);
  const named = [...counts]
    .filter(([, count]) => count >= MIN_REPORTABLE)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  let rest = reasons.length - named.reduce((sum, [, count]) => sum + count, 0);
  while (rest > 0 && rest < MIN_REPORTABLE && named.length > 0) rest += named.pop()![1];
  const kept = new Set(named.map(([answer]) => answer));
  return reasons.map(({ reason, behind }) => ({
    reason,
    ...(behind !== undefined && kept.has(behind) && { behind }),
  }));
}

/** Rows of an activity that finishes: answers without reasons, and reasons. */
interface Parted<Row> {
  answers: (Row & { body: object })[];
  reasons: { question: QuestionId; round: number; body: ReasonApart }[];
}

/** @param rows of one activity */
export function partReasons<Row extends { questionId: QuestionId; round: number; body: object }>(
  rows: readonly Row[],
): Parted<Row> {
  const rounds = groupedBy(rows, (r) => `${r.questionId} ${r.round}`);
  return {
    answers: rows.map((row) => ({ ...row, body: withoutReason(row.body) })),
    reasons: [...rounds.values()].flatMap((group) =>
      safelyBehind(reasonsIn(group.map((r) => r.body))).map((body) => ({
        question: reasonsApart(group[0]!.questionId),
        round: group[0]!.round,
        body,
      })),
    ),
  };
}

function withoutReason(body: Reasoned): object {
  const { reason: _, ...rest } = body;
  return rest;
}
