/**
 * Withholds results that would tell what single people answered (statistical disclosure control). Pure.
 *
 * - A question about the people themselves shows no group of fewer than five (B-162).
 * - In a large room, a round with fewer than three answers is shown nowhere. In a small room it is shown, and
 *   phones say before the answer that others may guess (B-157). A room is small where fewer than five people
 *   ever joined.
 * - In a large room, a further round of a question is compared with each earlier round that is shown. It is
 *   shown only where at least three people answered differently, or nobody did (B-255).
 * - What is counted beside the first choice, such as how sure people are, is shown in a further round only where
 *   the same people answered both rounds, or at least three answered only one of them (B-255).
 */
import { isPass, type Pass } from "@/model/activity/answer";
import type { Activity, AnswerBody } from "@/activities/kinds";
import type { AboutPeople } from "@/model/kind";
import { kindOf } from "@/activities/kinds";
import { isLinks } from "@/workshop/room/linked-tests";
import {
  answersOf,
  type AnswersByRound,
  CountingMap,
  type RoundAnswers,
  type RoundKey,
  roundKey,
  roundOfKey,
} from "@/workshop/room/answers-by-round";
import type { Withheld } from "@/model/room/withheld";
import { groupedBy } from "@/model/grouped-by";
import { answeredBy } from "@/model/debrief/given-reasons";
import { planOf } from "@/workshop/content/plan";
import type { Question, QuestionId } from "@/model/activity/question";
import { MIN_GROUP_SIZE, safeSplit } from "@/workshop/room/sector-split";
import { type RoomState, roundsOf } from "@/workshop/room/state";
import { roundAt, workshopOf } from "@/workshop/room/versions";

/**
 * The fewest answers that are shown, and the fewest by which two shown rounds differ. A pass is no answer.
 */
export const MIN_ANSWERS = 3;

/** Whether so few people ever joined a room that others may guess who answered. */
export const isSmall = (joined: number): boolean => joined < MIN_GROUP_SIZE;

/** Whether somebody answered, and fewer than `MIN_ANSWERS` did. */
function hasTooFew(answers: RoundAnswers): boolean {
  let answersGiven = 0;
  for (const { body } of answers.values()) if (!isPass(body) && ++answersGiven === MIN_ANSWERS) return false;
  return answersGiven > 0;
}

/** A question and its activity as a round of it was asked; null where there is no such question. */
function askedIn(
  state: RoomState,
  id: QuestionId,
  round: number,
): { question: Question; activity: Activity } | null {
  const plan = planOf(workshopOf(state, roundAt(state, id, round)));
  const question = plan.question(id);
  const activity = question && plan.activity(question.activityId);
  return activity ? { question, activity } : null;
}

type Grouping = AboutPeople<Exclude<AnswerBody, Pass>>;

/** How a round groups the people in the room, as it was asked; null where it does not ask about them. */
function aboutPeople(state: RoomState, question: QuestionId, number: number): Grouping | null {
  const activity = askedIn(state, question, number)?.activity;
  return (activity && kindOf(activity).aboutPeople?.(activity)) ?? null;
}

/**
 * The answers with `rest` in place of every group that has fewer than `MIN_GROUP_SIZE` people, or from which
 * such a group could be worked out.
 */
function inGroups(answers: RoundAnswers, { group, rest }: Grouping): RoundAnswers {
  const groupOf = (body: AnswerBody): string => group(body) ?? "";
  const counts = new Map<string, number>();
  for (const { body } of answers.values())
    if (!isPass(body)) counts.set(groupOf(body), (counts.get(groupOf(body)) ?? 0) + 1);
  const shown = new Set(safeSplit(counts)?.groups.map(({ name }) => name));
  return new Map(
    [...answers].map(([person, given]) => [
      person,
      isPass(given.body) || shown.has(groupOf(given.body)) ? given : { ...given, body: rest },
    ]),
  );
}

/** Remembers what `make` gives for each answer: all answers are looked at whenever something is shown. */
function memoized<T>(make: (body: AnswerBody) => T): (body: AnswerBody) => T {
  const made = new WeakMap<AnswerBody, T>();
  return (body) => {
    const sign = made.get(body) ?? make(body);
    made.set(body, sign);
    return sign;
  };
}

/** Equal for equal answers. The reason is left out, because it is written again in each round. */
const answerFingerprint = memoized((body) => {
  const { reason: _, ...rest } = body as AnswerBody & { reason?: string };
  return JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
});

/** An answer without what is counted beside its first choice; the whole answer where nothing is. */
const firstChoiceOnly = (activity: Activity, body: Exclude<AnswerBody, Pass>) =>
  kindOf(activity).withoutBeside?.(activity)?.(body) ?? body;

/** What an answer adds to the counts that are shown first. */
interface AddedCounts {
  /** The counts as JSON. Of a judgement: what was judged, and not how surely. */
  counts(body: AnswerBody): string;
  /** To how many options or items it gives something; or how many things it gives, where these are more. */
  items(body: AnswerBody): number;
}

const addedCountsCache = new WeakMap<Activity, Map<QuestionId, AddedCounts>>();

function addedCountsOf(activity: Activity, question: Question): AddedCounts {
  const known = addedCountsCache.get(activity) ?? new Map<QuestionId, AddedCounts>();
  addedCountsCache.set(activity, known);
  const cached = known.get(question.id);
  if (cached) return cached;
  const added = memoized((body) => {
    if (isPass(body)) return { counts: "", items: 0 };
    const first = firstChoiceOnly(activity, body);
    const { counts, marks } = kindOf(activity).tally(activity, question, [first]);
    const marked = (id: string) => Object.values(marks[id] ?? {}).some(Boolean);
    const things = (kindOf(activity).given?.(activity, first) ?? []).filter((g) => g.text === null);
    return {
      counts: JSON.stringify(Object.entries(counts).filter(([, n]) => n)),
      items: Math.max(Object.keys(counts).filter((id) => counts[id] || marked(id)).length, things.length),
    };
  });
  const made: AddedCounts = { counts: (body) => added(body).counts, items: (body) => added(body).items };
  known.set(question.id, made);
  return made;
}

/** Not a number for answers that do not count their changes: nothing of them is remembered. */
const changesOf = (answers: RoundAnswers): number =>
  answers instanceof CountingMap ? answers.changes : Number.NaN;

/** Remembers what `make` gives for a round until one of its answers changes. */
function onRounds<T>(make: (answers: RoundAnswers) => T): (answers: RoundAnswers) => T {
  const made = new WeakMap<RoundAnswers, { changes: number; value: T }>();
  return (answers) => {
    const changes = changesOf(answers);
    const known = made.get(answers);
    if (known?.changes === changes) return known.value;
    const value = make(answers);
    made.set(answers, { changes, value });
    return value;
  };
}

/** Remembers what `make` gives for two rounds and `by` until an answer of one of the rounds changes. */
function onPairs<T, By = void>(
  make: (was: RoundAnswers, is: RoundAnswers, by: By) => T,
): (was: RoundAnswers, is: RoundAnswers, by: By) => T {
  const made = new WeakMap<RoundAnswers, WeakMap<RoundAnswers, { changes: number; values: Map<By, T> }>>();
  return (was, is, by) => {
    const changes = changesOf(was) + changesOf(is);
    const others = made.get(was) ?? new WeakMap();
    made.set(was, others);
    const known = others.get(is);
    const values = known?.changes === changes ? known.values : new Map<By, T>();
    if (!values.has(by)) values.set(by, make(was, is, by));
    others.set(is, { changes, values });
    return values.get(by) as T;
  };
}

/** How many people answered a round without passing. */
const countGiven = onRounds((answers) => {
  let count = 0;
  for (const { body } of answers.values()) if (!isPass(body)) count++;
  return count;
});

/**
 * The least number of people by which two rounds differ. Answers under the same label are compared with each
 * other. Of the answers whose label is in one round only, equal ones are paired off across the rounds, and
 * the rest counts. A pass is no answer. Where it is `MIN_ANSWERS` or more, it may be given too low, but not
 * below that.
 * @param sign equal for equal answers
 */
function peopleApart(was: RoundAnswers, is: RoundAnswers, sign: (body: AnswerBody) => string): number {
  const more = Math.abs(countGiven(is) - countGiven(was));
  if (more >= MIN_ANSWERS) return more;
  const signed = ({ body }: { body: AnswerBody }) => (isPass(body) ? null : sign(body));
  let changed = 0;
  const rest: Record<string, number> = {};
  for (const [person, kept] of was) {
    const [before, after] = [signed(kept), is.get(person)];
    if (!after) {
      if (before !== null) rest[before] = (rest[before] ?? 0) - 1;
    } else if (before !== signed(after) && ++changed === MIN_ANSWERS) return changed;
  }
  for (const [person, kept] of is) {
    const after = was.has(person) ? null : signed(kept);
    if (after !== null) rest[after] = (rest[after] ?? 0) + 1;
  }
  let [added, removed] = [0, 0];
  for (const by of Object.values(rest)) {
    if (by > 0) added += by;
    else removed -= by;
  }
  return changed + Math.max(added, removed);
}

/** Whether one or two people answered differently in two rounds, and no more. */
const differByFew = onPairs((was, is, sign: (body: AnswerBody) => string) => {
  const by = peopleApart(was, is, sign);
  return by > 0 && by < MIN_ANSWERS;
});

/** How many people answered `of` and not `other`. */
const countAlone = onPairs((of, other) => {
  let count = 0;
  for (const [person, { body }] of of)
    if (!isPass(body) && isPass(other.get(person)?.body ?? { pass: true })) count++;
  return count;
});

/**
 * Whether one or two people answered only one of two rounds. Once the activity is finished or the room has
 * ended, labels no longer show who answered both: then, whether the numbers of answers allow it.
 */
function fewCameOrWent(
  state: RoomState,
  { activity }: { activity: Activity },
  was: RoundAnswers,
  is: RoundAnswers,
): boolean {
  const more = Math.abs(countGiven(is) - countGiven(was));
  if (more >= MIN_ANSWERS) return false;
  const exact = !state.ended && !state.finished.includes(activity.id);
  const apart = countAlone(was, is) + countAlone(is, was);
  return apart > 0 && (exact ? apart : more) < MIN_ANSWERS;
}

/**
 * Whether two rounds of a question are too alike to show both. They are where one or two people answered
 * differently, in the whole answer or in what is counted first. They also are where one or two people
 * answered only one of the rounds, and somebody gave something to several items: what others did not change
 * would be theirs.
 */
function areAlike(
  state: RoomState,
  id: QuestionId,
  round: number,
  was: RoundAnswers,
  is: RoundAnswers,
): boolean {
  const asked = askedIn(state, id, round);
  if (differByFew(was, is, answerFingerprint)) return true;
  if (!asked) return false;
  const { counts, items } = addedCountsOf(asked.activity, asked.question);
  if (differByFew(was, is, counts)) return true;
  const toSeveral = (answers: RoundAnswers): boolean => {
    for (const { body } of answers.values()) if (items(body) > 1) return true;
    return false;
  };
  return fewCameOrWent(state, asked, was, is) && [was, is].some(toSeveral);
}

/**
 * Whether what is counted beside the first choice would tell of one or two people, who answered only one of
 * two rounds.
 * @param was a round that is shown with it
 */
function tellsBeside(
  state: RoomState,
  id: QuestionId,
  round: number,
  was: RoundAnswers,
  is: RoundAnswers,
): boolean {
  const asked = askedIn(state, id, round);
  return asked !== null && fewCameOrWent(state, asked, was, is);
}

/**
 * The same answers without what is counted beside the first choice; unchanged where the kind counts nothing
 * beside it.
 */
function withoutBeside(state: RoomState, id: QuestionId, round: number, answers: RoundAnswers): RoundAnswers {
  const activity = askedIn(state, id, round)?.activity;
  const first = activity && kindOf(activity).withoutBeside?.(activity);
  if (!first) return answers;
  return new Map(
    [...answers].map(([person, kept]) => [
      person,
      isPass(kept.body) ? kept : { ...kept, body: first(kept.body), besideLeftOut: true as const },
    ]),
  );
}

/**
 * The rounds that are not shown, with the reason, and as "beside" those that are shown without what is
 * counted beside the first choice. Each round is compared with those of its question that are shown. Rounds
 * whose result was seen go first.
 */
function withheldRounds(state: RoomState, board: AnswersByRound): Map<RoundKey, Withheld | "beside"> {
  const why = new Map<RoundKey, Withheld | "beside">();
  const asked = [...board.keys()].map(roundOfKey).filter(({ question }) => answeredBy(question) === question);
  for (const [question, rounds] of groupedBy(asked, (r) => r.question)) {
    if (isLinks(question)) continue;
    const seen = new Set(roundsOf(state.position, question).flatMap((r) => (r.seen ? [r.number] : [])));
    const late = ({ round }: { round: number }) => (seen.has(round) ? 0 : 1);
    const shown: RoundAnswers[] = [];
    const withBeside: RoundAnswers[] = [];
    for (const { round } of rounds.sort((a, b) => late(a) - late(b) || a.round - b.round)) {
      const answers = answersOf(board, question, round);
      if (hasTooFew(answers)) why.set(roundKey(question, round), "few");
      else if (shown.some((was) => areAlike(state, question, round, was, answers)))
        why.set(roundKey(question, round), "alike");
      else {
        shown.push(answers);
        if (withBeside.some((was) => tellsBeside(state, question, round, was, answers)))
          why.set(roundKey(question, round), "beside");
        else withBeside.push(answers);
      }
    }
  }
  return why;
}

/**
 * What a trainer's preview may show of an open round; null where that is too like an earlier round that was
 * shown.
 * @param board the answers as they may be shown (`shownBoard`)
 * @param ahead the answers of the open round that the preview lets through
 */
export function shownAhead(
  state: RoomState,
  board: AnswersByRound,
  question: QuestionId,
  round: number,
  ahead: RoundAnswers,
): RoundAnswers | null {
  const before = roundsOf(state.position, question)
    .filter(({ number, seen }) => number < round && seen)
    .map(({ number }) => answersOf(board, question, number))
    .filter((answers) => !whyWithheld(answers));
  if (before.some((was) => areAlike(state, question, round, was, ahead))) return null;
  const tells = before.some(
    (was) => !isBesideLeftOut(was) && tellsBeside(state, question, round, was, ahead),
  );
  return tells ? withoutBeside(state, question, round, ahead) : ahead;
}

/**
 * The answers as views may know them. Small groups of people are put together. Of a round that is not shown,
 * only the number of answers is left.
 * @param joined people who ever joined the room, including those who have left
 */
export function shownBoard(state: RoomState, board: AnswersByRound, joined: number): AnswersByRound {
  const shown: AnswersByRound = new Map(board);
  for (const [key, answers] of board) {
    const { question, round } = roundOfKey(key);
    const about = aboutPeople(state, question, round);
    if (about) shown.set(key, inGroups(answers, about));
  }
  if (isSmall(joined)) return shown;
  const why = withheldRounds(state, board);
  for (const [key, answers] of board) {
    const { question, round } = roundOfKey(key);
    const reason = why.get(roundKey(answeredBy(question), round));
    if (!reason) continue;
    if (reason === "beside") {
      if (answeredBy(question) === question) shown.set(key, withoutBeside(state, question, round, answers));
      continue;
    }
    const held = [...answers].map(
      ([person, kept]) => [person, isPass(kept.body) ? kept : withheld(kept, reason)] as const,
    );
    shown.set(key, answeredBy(question) === question ? new Map(held) : new Map());
  }
  return shown;
}

const withheld = ({ id, rev }: { id: string; rev: number }, why: Withheld) => ({
  id,
  rev,
  body: { pass: true as const },
  withheld: why,
});

/** Why the answers of a round are not shown; null where they are, or there are none. */
export function whyWithheld(answers: RoundAnswers): Withheld | null {
  for (const { body, withheld } of answers.values()) {
    if (withheld) return withheld;
    if (!isPass(body)) return null;
  }
  return null;
}

/** Whether what is counted beside the first choice is left out of a round (B-255). */
export const isBesideLeftOut = (answers: RoundAnswers): boolean =>
  [...answers.values()].some(({ besideLeftOut }) => besideLeftOut);

/** How many answers of a round are not shown: all that are no passes, or none. */
export const withheldIn = (answers: RoundAnswers): number =>
  [...answers.values()].filter(({ withheld }) => withheld).length;
