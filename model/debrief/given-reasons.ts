/**
 * The reasons that people wrote with their votes. While an activity runs they are part of the answer. When it is
 * finished they are stored apart, each under a label of its own, so that nothing leads from a reason to what its writer
 * answered elsewhere; what they answered here stays beside it only where many who gave that answer wrote. Pure.
 */
import { isPass, type ReasonApart } from "@/model/activity/answer";
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
 * The same reasons, without the answers that they give reasons for wherever these would show few people: each answer that is named
 * has MIN_REPORTABLE reasons at least, and so have those without a name together, or there are none of them. Taking one list from another never leaves
 * fewer than MIN_REPORTABLE people.
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

/** One row of an activity that is being finished: answers without their reasons, and reasons by themselves. */
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
    reasons: [...rounds.values()].flatMap((own) =>
      safelyBehind(reasonsIn(own.map((r) => r.body))).map((body) => ({
        question: reasonsApart(own[0]!.questionId),
        round: own[0]!.round,
        body,
      })),
    ),
  };
}

function withoutReason(body: Reasoned): object {
  const { reason: _, ...rest } = body;
  return rest;
}
