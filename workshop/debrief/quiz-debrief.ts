/** A quiz item by item: how it was answered, who was sure and wrong, and what became of it in a test after. */
import type { Activity } from "@/activities/content";
import type { Quiz, QuizItem } from "@/activities/quiz/content";
import { optionsOfItem, quizGiven, quizRules, sameThroughout } from "@/activities/quiz/rules";
import type { Bar } from "@/workshop/debrief/counts";
import { type DebriefInput, type RoundInput, roundsOf } from "@/workshop/debrief/input";
import { type Heads, headsOf } from "@/workshop/debrief/presence";
import { FEW, type Share, shareOf } from "@/workshop/debrief/share";
import { type PrePost, prePostOf } from "@/workshop/learning/pre-post";
import { planOf } from "@/workshop/session/plan";

/** One item in one round; "answered" are those who answered this item. */
export interface ItemRound extends Heads {
  round: number;
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
  /** People who gave one and the same answer to every item; null where too few answered all, or items differ. */
  same: { text: string; count: number; of: number }[] | null;
  /** The room before and after, item by item: two groups of answers, not the same people. Null where there is no test before. */
  before: Before[] | null;
  /** The same people before and after, as their codes say; null where this is no test after, or not both were asked. */
  learning: PrePost | null;
}

export interface Before {
  item: QuizItem;
  number: number;
  before: Share;
  after: Share;
}

/** Null when no item was asked, or no result may be shown yet. */
export function quizDebrief(activity: Quiz, input: DebriefInput): QuizDebrief | null {
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

function itemsOf(activity: Quiz, input: DebriefInput): ItemDebrief[] {
  return activity.items.flatMap((item, i) => {
    const question = activity.pace === "form" ? activity.id : `${activity.id}/${item.id}`;
    const rounds = roundsOf(input, question).map((r) => itemRound(activity, item, r, input.people));
    const last = rounds.at(-1);
    return last ? [{ item, number: i + 1, rounds, last }] : [];
  });
}

function itemRound(activity: Quiz, item: QuizItem, round: RoundInput, people: number): ItemRound {
  const question = { id: round.question, activityId: activity.id, stepId: round.question, partId: item.id };
  const tally = quizRules.tally(
    activity,
    question,
    round.answers.map((a) => a.body),
  );
  const counts = tally.marks[item.id] ?? {};
  const answered = sum(counts);
  const isRight = (id: string) => item.key.accepted.includes(id);
  const sure = sum(tally.kept?.[`sureness.${item.id}`] ?? {});
  return {
    round: round.round,
    ...headsOf(round.presence, { answered, passed: tally.passed }, people),
    bars: optionsOfItem(activity, item).map((o) => ({ ...o, share: shareOf(counts[o.id] ?? 0, answered) })),
    right: shareOf(sum(counts, isRight), answered),
    sureWrong:
      sure < FEW
        ? null
        : shareOf(
            sum(tally.kept?.[`sure.${item.id}`] ?? {}, (id) => !isRight(id)),
            sure,
          ),
  };
}

/** The same answer throughout, in the last round of a quiz that was one form and whose items have the same choices. */
function sameOf(activity: Quiz, input: DebriefInput): QuizDebrief["same"] {
  if (activity.items.length < 3 || activity.items.some((item) => item.options)) return null;
  const whole = wholeAnswers(activity, input).filter((given) =>
    activity.items.every((item) => given.items[item.id]),
  );
  if (whole.length < FEW) return null;
  return activity.options.map(({ id, text }) => ({
    text,
    count: whole.filter((given) => sameThroughout(activity, given) === id).length,
    of: whole.length,
  }));
}

/** What each person answered in all, the last round of each item. Labels hold within one activity. */
function wholeAnswers(activity: Quiz, input: DebriefInput) {
  const by = new Map<string, NonNullable<ReturnType<typeof quizGiven>>["items"]>();
  const questions =
    activity.pace === "form" ? [activity.id] : activity.items.map((item) => `${activity.id}/${item.id}`);
  for (const question of questions) {
    for (const { person, body } of roundsOf(input, question).at(-1)?.answers ?? []) {
      const given = quizGiven(body);
      if (given) by.set(person, { ...by.get(person), ...given.items });
    }
  }
  return [...by.values()].map((items) => ({ items }));
}

function beforeOf(activity: Quiz, items: ItemDebrief[], input: DebriefInput): Before[] | null {
  const earlier: Activity | undefined = activity.after
    ? planOf(input.workshop).activity(activity.after)
    : undefined;
  if (earlier?.kind !== "quiz") return null;
  const asked = itemsOf(earlier, input);
  const both = items.flatMap(({ item, number, last }) => {
    const before = asked.find((b) => b.item.id === item.id);
    return before ? [{ item, number, before: before.last.right, after: last.right }] : [];
  });
  return both.length ? both : null;
}

const sum = (counts: Record<string, number>, which: (id: string) => boolean = () => true): number =>
  Object.entries(counts).reduce((total, [id, n]) => total + (which(id) ? n : 0), 0);
