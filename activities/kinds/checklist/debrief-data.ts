import type { Pass } from "@/model/activity/pass";
import type { ContestedItem } from "@/model/debrief/contested";
import { type SummaryRow, shareCells } from "@/model/debrief/summary-row";
import type { Checklist, ChecklistSubject, ChecklistAnswer } from "@/activities/kinds/checklist/content";
import { type Mark, marks } from "@/activities/kinds/checklist/view";
import { subjectStep, tally as tallyOf } from "@/activities/kinds/checklist/tally";
import { keyMarks, type Stair, stairsOf } from "@/activities/kinds/checklist/stairs";
import { bodiesOf, roundsOf, type DebriefSource, type RoundInput } from "@/model/debrief/input";
import { headOf, type RoundHead } from "@/model/debrief/heads";
import { highest } from "@/model/debrief/sentence";
import { isTooFew, type Share, shareOf } from "@/model/debrief/share";

export interface ItemMarks {
  id: string;
  text: string;
  label: string;
  /** People by mark, in the order present, absent, unknown. */
  counts: [number, number, number];
  /** Those who gave the most frequent mark, of those who marked the item. */
  agreement: Share;
  /** The marks that an expert accepts; null where it is not judged. */
  key: readonly Mark[] | null;
  /** People who took silence for "absent": the key accepts "unknown" alone. Null where it does not. */
  overcalled: number | null;
}

export interface SubjectDebrief extends RoundHead {
  subject: ChecklistSubject;
  number: number;
  /** Rounds in which it was asked; the last one counts. */
  rounds: number;
  items: ItemMarks[];
}

export interface ChecklistDebrief {
  kind: "checklist";
  activity: Checklist;
  /** Those that were asked. */
  subjects: SubjectDebrief[];
  /** Of every subject; those asked of fewer than five have nothing found. */
  stairs: Stair[];
}

/** Null when no subject was asked, or no result may be shown yet. */
export function checklistDebrief(activity: Checklist, input: DebriefSource): ChecklistDebrief | null {
  const last = (subject: ChecklistSubject) =>
    roundsOf<ChecklistAnswer>(input, subjectStep(activity, subject)).at(-1);
  const subjects = activity.subjects.flatMap((subject, i) => {
    const round = last(subject);
    return round ? [subjectDebrief(activity, subject, i + 1, round, input)] : [];
  });
  if (subjects.length === 0) return null;
  const enough = (subject: ChecklistSubject) => {
    const round = subjects.some((s) => s.subject.id === subject.id && !s.few) ? last(subject) : undefined;
    return round ? bodiesOf(round) : null;
  };
  return { kind: "checklist", activity, subjects, stairs: stairsOf(activity, enough, () => true) };
}

function subjectDebrief(
  activity: Checklist,
  subject: ChecklistSubject,
  number: number,
  round: RoundInput<ChecklistAnswer | Pass>,
  input: DebriefSource,
): SubjectDebrief {
  const id = subjectStep(activity, subject);
  const question = { id, activityId: activity.id, stepId: id, partId: subject.id };
  const tally = tallyOf(activity, question, bodiesOf(round));
  return {
    subject,
    number,
    ...headOf(round, tally, input.people),
    rounds: roundsOf(input, id).length,
    items: activity.items.map((item) => {
      const counts = marks.map((m) => tally.marks[item.id]?.[m] ?? 0) as [number, number, number];
      const key = keyMarks(activity, subject, item.id);
      return {
        ...item,
        counts,
        agreement: shareOf(Math.max(...counts), counts[0] + counts[1] + counts[2]),
        key,
        overcalled: key?.join() === "unknown" ? counts[1] : null,
      };
    }),
  };
}

/** The subjects at which the staircase rose most; none where it never rose, or too few answered. */
export const largestRises = (stairs: readonly Stair[]): Stair[] =>
  highest(
    stairs.filter((s) => s.found !== null && s.added.length > 0),
    (s) => s.added.length,
  );

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

const toneOfMark = { present: "yes", absent: "no", unknown: "unsure" } as const;

export const checklistContested = ({ subjects }: ChecklistDebrief): ContestedItem[] =>
  subjects.flatMap((s) =>
    s.items.map((i) => ({
      text: `${i.label} (${s.subject.label})`,
      round: s.round,
      laterUnshown: s.laterUnshown,
      answers: marks.map((m, index) => ({ id: m, text: m, tone: toneOfMark[m], count: i.counts[index]! })),
    })),
  );

/** Without items that fewer than five marked; null where nothing is left. */
export function enoughMarks(debrief: ChecklistDebrief): ChecklistDebrief | null {
  const marked = ([present, absent, unknown]: ItemMarks["counts"]) => present + absent + unknown;
  const subjects = debrief.subjects
    .map((s) => ({ ...s, items: s.items.filter((i) => !isTooFew(marked(i.counts))) }))
    .filter((s) => s.items.length > 0);
  return subjects.length > 0 ? { ...debrief, subjects } : null;
}
