/** The rows of the aggregated table for forms, checklists, quizzes and open questions. */
import { marks } from "@/activities/checklist/content";
import type { WallText } from "@/activities/open/wall";
import type { ChecklistDebrief, SubjectDebrief } from "@/workshop/debrief/checklist-debrief";
import {
  type ClosedDebrief,
  type FormDebrief,
  isWrittenDebrief,
  type WrittenDebrief,
} from "@/workshop/debrief/form-debrief";
import type { OpenDebrief } from "@/workshop/debrief/open-debrief";
import type { ItemDebrief, ItemRound, QuizDebrief } from "@/workshop/debrief/quiz-debrief";
import { type Share, shareOf } from "@/workshop/debrief/share";
import { countRow, type SummaryRow, shareCells } from "@/workshop/debrief/summary-row";

/** One field of a form: each choice or point, or each text, of those who filled the field. */
export const fieldRows = (a: FormDebrief, f: ClosedDebrief | WrittenDebrief, people: number): SummaryRow[] =>
  isWrittenDebrief(f)
    ? f.texts.map((text) => ({
        ...countRow(a.activity.id, a, people, f.field.id, text, shareOf(1, f.filled)),
        measure: "text",
      }))
    : f.bars.map((b) => countRow(a.activity.id, a, people, `${f.field.id}: ${b.id}`, b.text, b.share));

/** One subject of a checklist: each item with its three marks, of those who marked it. */
export const markRows = (
  { activity }: ChecklistDebrief,
  subject: SubjectDebrief,
  people: number,
): SummaryRow[] =>
  subject.items.flatMap((item) =>
    item.counts.map((count, i) => ({
      activity: activity.id,
      part: subject.number,
      question: subject.question,
      round: subject.round,
      measure: "mark",
      option: `${item.id}: ${marks[i]}`,
      text: item.text,
      passed: subject.passed,
      people,
      ...shareCells(shareOf(count, item.agreement.of)),
    })),
  );

/** One item of a quiz in one round: each choice, the answers as the key, and those that were sure and wrong. */
export function quizRows(
  { activity }: QuizDebrief,
  { item, number }: ItemDebrief,
  round: ItemRound,
  people: number,
): SummaryRow[] {
  const row = (measure: string, option: string, text: string, share: Share): SummaryRow => ({
    activity: activity.id,
    part: number,
    question: `${activity.id}/${item.id}`,
    round: round.round,
    measure,
    option,
    text,
    passed: round.passed,
    people,
    ...shareCells(share),
  });
  return [
    ...round.bars.map((b) => row("answer", b.id, b.text, b.share)),
    row("as-key", item.key.accepted.join(" "), item.text, round.right),
    ...(round.sureWrong ? [row("sure-not-as-key", "", item.text, round.sureWrong)] : []),
  ];
}

/** One text of an open question: how many of those who answered wrote it. */
export const textRow = (a: OpenDebrief, { id, text, times }: WallText, people: number): SummaryRow => ({
  activity: a.activity.id,
  part: null,
  question: a.activity.id,
  round: null,
  measure: "text",
  option: id,
  text,
  passed: a.passed,
  people,
  ...shareCells(shareOf(times, a.answered)),
});
