/**
 * The story of a room, made from its data by rules: who took part, where the room turned in a case, what divided it,
 * what groups would do, before and after, open questions, commitments. A sentence says what was counted. It names no
 * cause, claims no proof, repeats nothing that a person wrote, and stays silent where fewer than five answered. Pure.
 */
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";
import { FEW } from "@/workshop/debrief/share";
import { comparisonSentence, groupsSentence } from "@/workshop/debrief/worksheet-sentences";
import type { WorksheetDebrief } from "@/workshop/debrief/worksheet-debrief";
import { caseSentences } from "@/workshop/report/story/case-sentences";
import { dividedItems } from "@/workshop/report/story/contested";
import type { MadeSentence } from "@/workshop/report/story/made";

/** A test before and after, of the same people, matched by the code that they made. */
export interface BeforeAfter {
  /** The test after. */
  activity: string;
  title: string;
  matched: number;
  /** Items of the test. */
  items: number;
  /** Mean of the paired differences in items, with its 95 % interval; null where too few were matched. */
  mean: number;
  low: number | null;
  high: number | null;
  gained: number;
  lost: number;
}

/** What the story knows besides the debrief. */
export interface StorySources {
  /** Questions in the box, and how many people support the most wanted one; null where there was no box. */
  box: { questions: number; most: number } | null;
  learning: readonly BeforeAfter[];
}

/** At most so many divided items and worksheets; more would be a list and no story. */
const MOST_CONTESTED = 2;
const MOST_WORKSHEETS = 5;

const round1 = (n: number): number => Math.round(n * 10) / 10;

/** The sentences in the order in which they are read. */
export function storyOf(debrief: Debrief, { box, learning }: StorySources): MadeSentence[] {
  const all = debrief.sessions.flatMap((s) => s.activities);
  return [
    participation(debrief, all.length),
    ...all.flatMap((a) => (a.kind === "case" ? caseSentences(a) : [])),
    ...dividedItems(debrief)
      .slice(0, MOST_CONTESTED)
      .map(
        ({ activity, item, of, first, second }, i): MadeSentence => ({
          id: `contested:${i + 1}`,
          key: first.count === second.count ? "contested-even" : "contested",
          values: {
            item,
            of,
            first: first.text,
            firstCount: first.count,
            second: second.text,
            secondCount: second.count,
          },
          activity,
        }),
      ),
    ...worksheetsOf(debrief).map(groups),
    ...(learning.length > 0 ? learning.map(matched) : all.flatMap(unmatched)),
    ...(box && box.questions > 0 ? [questions(box)] : []),
    ...all.flatMap((a) => commitments(a, debrief.people)),
  ];
}

function participation({ people, answeredOnce, sessions }: Debrief, activities: number): MadeSentence {
  const key = people === 0 ? "nobody" : activities === 0 ? "nothing-asked" : "participation";
  return {
    id: "participation",
    key,
    values: { people, answered: answeredOnce, activities, sessions: sessions.length },
  };
}

/** Of each session the first worksheet that lays groups side by side; where none does, the first of all. */
function worksheetsOf({ sessions }: Debrief): WorksheetDebrief[] {
  const sheets = sessions.map((s) => s.activities.filter((a) => a.kind === "worksheet"));
  const compared = sheets.flatMap((of) => of.find((sheet) => sheet.comparison) ?? []);
  return compared.length > 0 ? compared.slice(0, MOST_WORKSHEETS) : sheets.flat().slice(0, 1);
}

function groups(debrief: WorksheetDebrief): MadeSentence {
  const { activity, comparison } = debrief;
  const finding = comparison ? comparisonSentence(comparison) : groupsSentence(debrief);
  return {
    id: `groups:${activity.id}`,
    key: "groups",
    values: { title: activity.title, groups: debrief.groups.length },
    finding,
    activity: activity.id,
  };
}

function matched({
  activity,
  title,
  matched: people,
  items,
  mean,
  low,
  high,
  gained,
  lost,
}: BeforeAfter): MadeSentence {
  const values = { title, matched: people, items, mean: round1(mean), gained, lost };
  const interval = low === null || high === null ? null : { low: round1(low), high: round1(high) };
  const key = people < FEW ? "matched-few" : interval ? "matched" : "matched-plain";
  return { id: `before-after:${activity}`, key, values: { ...values, ...interval }, activity };
}

/** Answers before and after that nobody can join: two shares of all answers, and the sentence says so. */
function unmatched(debrief: ActivityDebrief): MadeSentence[] {
  if (debrief.kind !== "quiz" || !debrief.before) return [];
  const both = debrief.before.filter((b) => b.before.of >= FEW && b.after.of >= FEW);
  if (both.length === 0) return [];
  const sum = (of: (b: (typeof both)[number]) => number) => both.reduce((n, b) => n + of(b), 0);
  const values = {
    title: debrief.activity.title,
    items: both.length,
    before: sum((b) => b.before.count),
    beforeOf: sum((b) => b.before.of),
    after: sum((b) => b.after.count),
    afterOf: sum((b) => b.after.of),
  };
  return [
    { id: `before-after:${debrief.activity.id}`, key: "unmatched", values, activity: debrief.activity.id },
  ];
}

const questions = ({ questions: count, most }: NonNullable<StorySources["box"]>): MadeSentence =>
  most < FEW
    ? { id: "questions", key: "questions", values: { count } }
    : { id: "questions", key: "questions-wanted", values: { count, most } };

function commitments(debrief: ActivityDebrief, people: number): MadeSentence[] {
  if (debrief.kind !== "commitment") return [];
  const { activity, last } = debrief;
  return [
    {
      id: `commitments:${activity.id}`,
      key: "commitments",
      values: { count: last.answered, people },
      activity: activity.id,
    },
  ];
}
