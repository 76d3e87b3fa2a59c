/** A test before and a test after, compared over the people who are known to be the same. */
import { isPass } from "@/model/activity/pass";
import {
  type ItemLabels,
  leavesEnough,
  type MatchedPair,
  safelyCompared,
  scoreIn,
} from "@/activities/kinds/quiz/safe-comparison";
import type { Quiz, QuizItem, QuizAnswer } from "@/activities/kinds/quiz/content";
import { itemFingerprint, optionsOfItem } from "@/activities/kinds/quiz/items";
import { questionsOfQuiz } from "@/activities/kinds/quiz/tally";
import { isQuiz } from "@/activities/kinds/quiz/pairs";
import { type DebriefSource, type LinkedTests, activityIn, followed, roundsOf } from "@/model/debrief/input";
import type { BeforeAfter } from "@/model/debrief/made";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { pairedValues, type SummaryRow, valueRows } from "@/model/debrief/summary-row";
import { seedFrom } from "@/model/statistics/random";
import { type Gain, gainOf } from "@/model/statistics/gain";
import { holm } from "@/model/statistics/holm";
import { mcnemar } from "@/model/statistics/mcnemar";
import { type Pair, type Paired, pairedOf } from "@/model/statistics/paired";

/** One item over the matched people who answered it both times. */
export interface ItemChange {
  item: QuizItem;
  /** Its place in the test after, from 1. */
  number: number;
  of: number;
  /** Enough answered it, and those who are not compared on it are none or enough. */
  shown: boolean;
  bothRight: number;
  gained: number;
  lost: number;
  bothWrong: number;
  /** Exact McNemar, and the same after Holm; null where fewer than six changed. */
  p: number | null;
  holm: number | null;
  /** The share that blind choice would reach, 0 to 1. */
  guess: number;
}

export interface Scores {
  paired: Paired;
  gain: Gain;
  more: number;
  same: number;
  fewer: number;
}

export interface PrePost {
  before: Quiz;
  after: Quiz;
  /** People compared, and people left out by lot so that no person can be told apart. */
  matched: number;
  leftOut: number;
  match: Omit<LinkedTests["matching"], "pairs">;
  /** Items that both tests have, which is the highest score; and numbers of those of the test after that differ. */
  max: number;
  changed: number[];
  /** The score that blind choice would reach on average. */
  guess: number;
  /** These two are null below five pairs. */
  scores: Scores | null;
  items: ItemChange[] | null;
}

type ItemAnswers = QuizAnswer["items"];

/** Null where a test is missing in the workshop, or was not asked. */
export function prePostOf(
  { before: first, after: second, matching: { pairs, ...match } }: LinkedTests,
  input: DebriefSource,
): PrePost | null {
  const [before, after] = [activityIn(input, first), activityIn(input, second)];
  if (!isQuiz(before) || !isQuiz(after)) return null;
  const [earlier, later] = [givenIn(before, input), givenIn(after, input)];
  if (!earlier || !later) return null;
  const common = after.items.flatMap((item, i) => {
    const previous = before.items.find((b) => b.id === item.id);
    return previous && itemFingerprint(before, previous) === itemFingerprint(after, item)
      ? [{ item, number: i + 1 }]
      : [];
  });
  const labels = (quiz: Quiz) => common.map(({ item }) => labelsOf(quiz, item, input));
  const items = { before: labels(before), after: labels(after) };
  const said = pairs
    .flatMap((pair) => {
      const [b, a] = [earlier.get(pair.before), later.get(pair.after)];
      return b && a ? [{ pair, said: JSON.stringify([b, a]) }] : [];
    })
    .sort((a, b) => (a.said < b.said ? -1 : a.said > b.said ? 1 : 0));
  const matched = said.map(({ pair }) => pair);
  // Only someone who knows all answers could draw the lot again.
  const seed = seedFrom([first, second, input.seed, ...said.map((one) => one.said)].join(" "));
  const people = safelyCompared(matched, items, seed);
  const guess = ({ item }: { item: QuizItem }) =>
    item.key.accepted.length / optionsOfItem(after, item).length;
  const enough = people.length >= MIN_REPORTABLE && common.length > 0;
  const scored = people.map((p): Pair => [scoreIn(items.before, p.before), scoreIn(items.after, p.after)]);
  return {
    before,
    after,
    matched: people.length,
    leftOut: matched.length - people.length,
    match,
    max: common.length,
    changed: after.items.flatMap((item, i) => (common.some((c) => c.item === item) ? [] : [i + 1])),
    guess: common.reduce((sum, c) => sum + guess(c), 0),
    scores: enough ? scoresOf(scored, common.length) : null,
    items: enough
      ? withHolm(
          common.map((c, i) => ({
            ...changeOf(c.item, people, { before: items.before[i]!, after: items.after[i]! }),
            number: c.number,
            guess: guess(c),
          })),
        )
      : null,
  };
}

/** Values for the front page; null where the tests have nothing in common. */
export function beforeAfterOf({ after, matched, leftOut, max, scores }: PrePost): BeforeAfter | null {
  const interval = scores?.paired.interval;
  return max === 0
    ? null
    : {
        activity: after.id,
        title: after.title,
        matched,
        leftOut,
        items: max,
        result: interval
          ? { mean: scores.paired.difference, ...interval, gained: scores.more, lost: scores.fewer }
          : null,
      };
}

function scoresOf(pairs: readonly Pair[], max: number): Scores {
  const count = (fits: (change: number) => boolean) => pairs.filter(([b, a]) => fits(a - b)).length;
  return {
    paired: pairedOf(pairs)!,
    gain: gainOf(pairs, max),
    more: count((c) => c > 0),
    same: count((c) => c === 0),
    fewer: count((c) => c < 0),
  };
}

function changeOf(
  item: QuizItem,
  people: readonly MatchedPair[],
  { before, after }: Record<keyof MatchedPair, ItemLabels>,
) {
  const both = people.filter((p) => before.answered.has(p.before) && after.answered.has(p.after));
  const count = (rightBefore: boolean, is: boolean) =>
    both.filter((p) => before.right.has(p.before) === rightBefore && after.right.has(p.after) === is).length;
  const [gained, lost] = [count(false, true), count(true, false)];
  const total = both.length;
  // Those compared who left it out once: their answers are in the sum of scores and in no item.
  const once = [
    people.filter((p) => before.answered.has(p.before)).length - total,
    people.filter((p) => after.answered.has(p.after)).length - total,
  ];
  return {
    item,
    of: total,
    shown:
      total >= MIN_REPORTABLE &&
      [...once, before.answered.size - total, after.answered.size - total].every(leavesEnough),
    bothRight: count(true, true),
    gained,
    lost,
    bothWrong: count(false, false),
    p: mcnemar(gained, lost),
  };
}

function withHolm(changes: readonly Omit<ItemChange, "holm">[]): ItemChange[] {
  const adjusted = holm(changes.map((c) => (c.shown ? c.p : null)));
  return changes.map((c, i) => ({ ...c, holm: adjusted[i] ?? null }));
}

/** Labels of those who answered an item in its last round, and of those whose answer the key accepts. */
function labelsOf(quiz: Quiz, { id, key }: QuizItem, input: DebriefSource): ItemLabels {
  const question = quiz.pace === "form" ? quiz.id : `${quiz.id}/${id}`;
  const choices = (roundsOf<QuizAnswer>(input, question).at(-1)?.answers ?? []).flatMap(
    ({ person, body }) => {
      const choice = isPass(body) ? undefined : body.items[id]?.choice;
      return choice === undefined ? [] : [{ person, choice }];
    },
  );
  return {
    answered: new Set(choices.map(({ person }) => person)),
    right: new Set(choices.flatMap(({ person, choice }) => (key.accepted.includes(choice) ? [person] : []))),
  };
}

/** All answers of each person who can be followed, from the last rounds; null where none may be shown. */
export function givenIn(quiz: Quiz, input: DebriefSource): Map<string, ItemAnswers> | null {
  const rounds = questionsOfQuiz(quiz).flatMap((q) => roundsOf<QuizAnswer>(input, q).at(-1) ?? []);
  if (rounds.length === 0) return null;
  const by = new Map<string, ItemAnswers>();
  const people = followed(rounds);
  for (const { person, body } of rounds.flatMap((r) => r.answers)) {
    if (!isPass(body) && people.has(person)) by.set(person, { ...by.get(person), ...body.items });
  }
  return by;
}

export function learningRows({ after, matched, scores, items }: PrePost, people: number): SummaryRow[] {
  if (!scores) return [];
  const { paired, gain, more, same, fewer } = scores;
  const about = { activity: after.id, round: null, passed: null, people };
  const values = {
    ...pairedValues(paired),
    ...{ "gain-group": gain.group, "gain-each": gain.each, "gain-of": gain.of, ceiling: gain.ceiling },
    ...{ more, same, fewer },
  };
  return [
    ...valueRows(
      { ...about, part: null, question: after.id, measure: "paired", text: after.title, of: matched },
      "",
      values,
    ),
    ...(items ?? []).flatMap((item) =>
      item.shown
        ? valueRows(
            {
              ...{ ...about, part: item.number, question: `${after.id}/${item.item.id}` },
              ...{ measure: "paired-item", text: item.item.text, of: item.of },
            },
            "",
            {
              ...{ "right-both": item.bothRight, gained: item.gained, lost: item.lost },
              ...{ "right-neither": item.bothWrong, "mcnemar-p": item.p, "holm-p": item.holm },
            },
          )
        : [],
    ),
  ];
}
