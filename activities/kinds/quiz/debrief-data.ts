/** A quiz item by item, with those who were sure and wrong, and a test after. */
import { numbered } from "@/model/text/wording";
import type { Pass } from "@/model/activity/pass";
import { type SummaryRow, shareCells } from "@/model/debrief/summary-row";
import type { SplitHead } from "@/model/debrief/split";
import { baseId, type Measure } from "@/model/debrief/measure";
import type { MadeSentence } from "@/model/debrief/made";
import { type ContestedItem, countedAnswers } from "@/model/debrief/contested";
import type { Quiz, QuizItem, QuizAnswer } from "@/activities/kinds/quiz/content";
import { itemFingerprint, optionsOfItem } from "@/activities/kinds/quiz/items";
import { sameThroughout, tally as tallyOf } from "@/activities/kinds/quiz/tally";
import { sum } from "@/activities/kinds/quiz/need";
import { isQuiz } from "@/activities/kinds/quiz/pairs";
import type { Bar } from "@/model/debrief/counts";
import { activityIn, bodiesOf, roundsOf, type DebriefSource, type RoundInput } from "@/model/debrief/input";
import { type Heads, headsOf } from "@/model/debrief/heads";
import { MIN_REPORTABLE, isTooFew, type Share, shareOf } from "@/model/debrief/share";
import { givenIn, type PrePost, prePostOf } from "@/activities/kinds/quiz/pre-post";

/** One item in one round; "answered" are those who answered this item. */
export interface ItemRound extends Heads {
  round: number;
  /** A later round is not shown. */
  laterUnshown?: true | undefined;
  bars: Bar[];
  /** Answers that the key accepts, of those who answered the item. */
  right: Share;
  /** Of those who said how sure they were: sure, and outside the key. Null where too few said so. */
  sureWrong: Share | null;
}

export interface ItemDebrief {
  item: QuizItem;
  /** Its place in the quiz, from 1. */
  number: number;
  /** First to last; the last is the result. */
  rounds: ItemRound[];
  last: ItemRound;
}

export interface QuizDebrief {
  kind: "quiz";
  activity: Quiz;
  /** Items that were asked, the most often wrong first. */
  items: ItemDebrief[];
  /** People with one answer to every item; null where too few answered all, or items differ. */
  same: { text: string; count: number; of: number }[] | null;
  /** Items before and after: two groups of answers, not the same people. Null without a test before. */
  before: Before[] | null;
  /** The same people before and after, by their codes; null where not both tests were asked. */
  learning: PrePost | null;
}

export interface Before {
  item: QuizItem;
  number: number;
  before: Share;
  after: Share;
}

/** Null when no item was asked, or no result may be shown yet. */
export function quizDebrief(activity: Quiz, input: DebriefSource): QuizDebrief | null {
  const items = itemsOf(activity, input);
  if (items.length === 0) return null;
  const linked = input.linked?.find((pair) => pair.after === activity.id);
  return {
    kind: "quiz",
    activity,
    items: items.toSorted((a, b) => wrong(b) - wrong(a) || a.number - b.number),
    same: sameOf(activity, input),
    before: beforeOf(activity, items, input),
    learning: linked ? prePostOf(linked, input) : null,
  };
}

const wrong = ({ last: { right } }: ItemDebrief): number =>
  right.of === 0 ? -1 : (right.of - right.count) / right.of;

function itemsOf(activity: Quiz, input: DebriefSource): ItemDebrief[] {
  return activity.items.flatMap((item, i) => {
    const question = activity.pace === "form" ? activity.id : `${activity.id}/${item.id}`;
    const rounds = roundsOf<QuizAnswer>(input, question).map((r) =>
      itemRound(activity, item, r, input.people),
    );
    const last = rounds.at(-1);
    return last ? [{ item, number: i + 1, rounds, last }] : [];
  });
}

function itemRound(
  activity: Quiz,
  item: QuizItem,
  round: RoundInput<QuizAnswer | Pass>,
  people: number,
): ItemRound {
  const question = { id: round.question, activityId: activity.id, stepId: round.question, partId: item.id };
  const tally = tallyOf(activity, question, bodiesOf(round));
  const counts = tally.marks[item.id] ?? {};
  const answered = sum(counts);
  const isRight = (id: string) => item.key.accepted.includes(id);
  const sure = sum(tally.kept?.[`sureness.${item.id}`] ?? {});
  return {
    round: round.round,
    ...(round.laterUnshown && { laterUnshown: round.laterUnshown }),
    ...headsOf(round.presence, { answered, passed: tally.passed }, people),
    bars: optionsOfItem(activity, item).map((o) => ({ ...o, share: shareOf(counts[o.id] ?? 0, answered) })),
    right: shareOf(sum(counts, isRight), answered),
    sureWrong:
      sure < MIN_REPORTABLE
        ? null
        : shareOf(
            sum(tally.kept?.[`sure.${item.id}`] ?? {}, (id) => !isRight(id)),
            sure,
          ),
  };
}

/**
 * The same answer throughout the last rounds, of those who answered all items and can be followed between
 * them.
 */
function sameOf(activity: Quiz, input: DebriefSource): QuizDebrief["same"] {
  if (activity.items.length < 3 || activity.items.some((item) => item.options)) return null;
  const whole = wholeAnswers(activity, input).filter((answer) =>
    activity.items.every((item) => answer.items[item.id]),
  );
  if (whole.length < MIN_REPORTABLE) return null;
  return activity.options.map(({ id, text }) => ({
    text,
    count: whole.filter((answer) => sameThroughout(activity, answer) === id).length,
    of: whole.length,
  }));
}

/** All answers of each person who can be followed from item to item. */
const wholeAnswers = (activity: Quiz, input: DebriefSource) =>
  [...(givenIn(activity, input)?.values() ?? [])].map((items) => ({ items }));

function beforeOf(activity: Quiz, items: ItemDebrief[], input: DebriefSource): Before[] | null {
  const earlier = activity.after ? activityIn(input, activity.after) : undefined;
  if (!isQuiz(earlier)) return null;
  const asked = itemsOf(earlier, input);
  const both = items.flatMap(({ item, number, last }) => {
    const before = asked.find((b) => b.item.id === item.id);
    return before ? [{ item, number, before: before.last.right, after: last.right }] : [];
  });
  return both.length ? both : null;
}

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

/** Without items that fewer than five answered; null where nothing is left. Numbers of items stay what they were. */
export function enoughItems(debrief: QuizDebrief): QuizDebrief | null {
  const items = debrief.items
    .filter((i) => !isTooFew(i.last.answered))
    .map((i) => ({ ...i, rounds: i.rounds.filter((r) => !isTooFew(r.answered)) }));
  const before = debrief.before?.filter((b) => !isTooFew(b.before.of) && !isTooFew(b.after.of)) ?? [];
  return items.length > 0 ? { ...debrief, items, before: before.length > 0 ? before : null } : null;
}

export const quizContested = ({ items }: QuizDebrief): ContestedItem[] =>
  items.map(({ item, last: { round, laterUnshown, bars } }) => ({
    text: item.text,
    round,
    laterUnshown,
    answers: countedAnswers(bars),
  }));

export function quizSplitHead(quiz: Quiz, item: string): SplitHead | null {
  const index = quiz.items.findIndex((i) => i.id === item);
  const found = quiz.items[index];
  return found
    ? { number: index + 1, text: found.text, whatIf: null, options: optionsOfItem(quiz, found) }
    : null;
}

export function quizMeasures({ activity, items, learning }: QuizDebrief): Measure[] {
  const shares = items
    .toSorted((a, b) => a.number - b.number)
    .map(
      ({ item, number, last }): Measure => ({
        type: "item",
        fingerprint: `${activity.test ? (activity.after ? "after" : "before") : ""}${itemFingerprint(activity, item)}`,
        place: `${baseId(activity.id)}/${item.id}`,
        activity: activity.title,
        label: numbered(number, item.text),
        count: last.right.count,
        of: last.right.of,
      }),
    );
  const scores = learning?.scores;
  if (!learning || !scores) return shares;
  const compared = learning.after.items.filter((_, i) => !learning.changed.includes(i + 1));
  const gain: Measure = {
    type: "gain",
    fingerprint: JSON.stringify([
      "gain",
      compared.map((item) => itemFingerprint(learning.after, item)).sort(),
    ]),
    place: `${baseId(activity.id)}/gain`,
    activity: activity.title,
    label: activity.title,
    mean: scores.paired.difference,
    interval: scores.paired.interval,
    of: scores.paired.n,
    max: learning.max,
  };
  return [...shares, gain];
}

/** Answers before and after that cannot be joined: two shares of all answers. */
export function unmatchedSentences({ activity, before }: QuizDebrief): MadeSentence[] {
  const both = (before ?? []).filter((b) => b.before.of >= MIN_REPORTABLE && b.after.of >= MIN_REPORTABLE);
  if (both.length === 0) return [];
  const total = (count: (b: Before) => number) => both.reduce((n, b) => n + count(b), 0);
  const values = {
    title: activity.title,
    items: both.length,
    before: total((b) => b.before.count),
    beforeOf: total((b) => b.before.of),
    after: total((b) => b.after.count),
    afterOf: total((b) => b.after.of),
  };
  const about = { activity: activity.id, figure: `${activity.id}-before` };
  return [{ id: `before-after:${activity.id}`, key: "unmatched", values, ...about }];
}
