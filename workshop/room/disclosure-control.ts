/**
 * Withholds results that would tell what single people answered (statistical disclosure control). Pure. A
 * question about the people shows no group under five. In a large room (five or more ever joined), a round
 * needs three answers, and differs from each shown one of its question by three people or none. Counts beside
 * the first choice, such as sureness, also need that the same people answered both rounds, or at least three
 * only one. In a small room phones warn before the answer that others may guess. Each source is judged for
 * itself, so that nothing can be worked out from how many answered by each; a phone that goes round, with the
 * others.
 */
import { isPass, type Pass } from "@/model/activity/pass";
import { type Activity, type AnswerBody, kindOf } from "@/activities/kinds";
import type { AboutPeople } from "@/model/kind";
import { isLinks } from "@/workshop/room/linked-tests";
import {
  answersOf,
  type AnswerRecord,
  type AnswersByRound,
  CountingMap,
  type RoundAnswers,
  type RoundKey,
  roundKey,
  roundOfKey,
} from "@/workshop/room/answers-by-round";
import { MIN_ANSWERS } from "@/model/room/limits";
import type { Withheld } from "@/model/room/withheld";
import { isCounted, isOpen, talliedSources } from "@/model/activity/answer-sources";
import { countedBoard, withoutPhone } from "@/workshop/room/counted";
import { groupedBy } from "@/model/grouped-by";
import { answeredBy } from "@/model/debrief/given-reasons";
import type { Question, QuestionId } from "@/model/activity/question";
import { MIN_GROUP_SIZE, safeSplit } from "@/workshop/room/sector-split";
import { type RoomState, roundsOf } from "@/workshop/room/state";
import { askedIn } from "@/workshop/room/versions";

/** True where so few people ever joined that others may guess who answered. */
export const isSmall = (joined: number): boolean => joined < MIN_GROUP_SIZE;

/** Some, but fewer than `MIN_ANSWERS`. */
function hasTooFew(answers: RoundAnswers): boolean {
  let answersGiven = 0;
  for (const { body } of answers.values()) if (!isPass(body) && ++answersGiven === MIN_ANSWERS) return false;
  return answersGiven > 0;
}

type Grouping = AboutPeople<Exclude<AnswerBody, Pass>>;

/** A round's grouping of the people, as asked; null: it does not ask about them. */
function aboutPeople(state: RoomState, question: QuestionId, number: number): Grouping | null {
  const activity = askedIn(state, question, number)?.activity;
  return (activity && kindOf(activity).aboutPeople?.(activity)) ?? null;
}

/** The answers, with `rest` for each group under `MIN_GROUP_SIZE`, or from which one could be worked out. */
function inGroups(answers: RoundAnswers, { group, rest }: Grouping): RoundAnswers {
  const groupOf = (body: AnswerBody): string => group(body) ?? "";
  const counts = new Map<string, number>();
  for (const { body } of answers.values())
    if (!isPass(body)) counts.set(groupOf(body), (counts.get(groupOf(body)) ?? 0) + 1);
  const shown = new Set(safeSplit(counts)?.groups.map(({ name }) => name));
  return new Map(
    [...answers].map(([person, answer]) => [
      person,
      isPass(answer.body) || shown.has(groupOf(answer.body)) ? answer : { ...answer, body: rest },
    ]),
  );
}

/** Remembers what `make` gives for each answer: all answers are looked at whenever something is shown. */
function memoized<T>(make: (body: AnswerBody) => T): (body: AnswerBody) => T {
  const cache = new WeakMap<AnswerBody, T>();
  return (body) => {
    const sign = cache.get(body) ?? make(body);
    cache.set(body, sign);
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

/** An answer's part in the counts shown first. */
interface AddedCounts {
  /** The counts as JSON. Of a judgement: what was judged, and not how surely. */
  counts(body: AnswerBody): string;
  /** To how many options or items it gives something; or how many things it gives, where these are more. */
  items(body: AnswerBody): number;
}

const addedCountsCache = new WeakMap<Activity, Map<QuestionId, AddedCounts>>();

function addedCountsOf(activity: Activity, question: Question): AddedCounts {
  const cache = addedCountsCache.get(activity) ?? new Map<QuestionId, AddedCounts>();
  addedCountsCache.set(activity, cache);
  const cached = cache.get(question.id);
  if (cached) return cached;
  const added = memoized((body) => {
    if (isPass(body)) return { counts: "", items: 0 };
    const first = firstChoiceOnly(activity, body);
    const { counts, marks } = kindOf(activity).tally(activity, question, [first]);
    const marked = (id: string) => Object.values(marks[id] ?? {}).some(Boolean);
    const things = (kindOf(activity).values?.(activity, first) ?? []).filter((g) => g.text === null);
    return {
      counts: JSON.stringify(Object.entries(counts).filter(([, n]) => n)),
      items: Math.max(Object.keys(counts).filter((id) => counts[id] || marked(id)).length, things.length),
    };
  });
  const addedCounts: AddedCounts = {
    counts: (body) => added(body).counts,
    items: (body) => added(body).items,
  };
  cache.set(question.id, addedCounts);
  return addedCounts;
}

/** Not a number for answers that do not count their changes: nothing of them is remembered. */
const changesOf = (answers: RoundAnswers): number =>
  answers instanceof CountingMap ? answers.changes : Number.NaN;

/** Remembers what `make` gives for a round until one of its answers changes. */
function onRounds<T>(make: (answers: RoundAnswers) => T): (answers: RoundAnswers) => T {
  const cache = new WeakMap<RoundAnswers, { changes: number; value: T }>();
  return (answers) => {
    const changes = changesOf(answers);
    const entry = cache.get(answers);
    if (entry?.changes === changes) return entry.value;
    const value = make(answers);
    cache.set(answers, { changes, value });
    return value;
  };
}

/** Remembers what `make` gives for two rounds and `by` until an answer of one of the rounds changes. */
function onPairs<T, By = void>(
  make: (before: RoundAnswers, after: RoundAnswers, by: By) => T,
): (before: RoundAnswers, after: RoundAnswers, by: By) => T {
  const cache = new WeakMap<RoundAnswers, WeakMap<RoundAnswers, { changes: number; values: Map<By, T> }>>();
  return (before, after, by) => {
    const changes = changesOf(before) + changesOf(after);
    const others = cache.get(before) ?? new WeakMap();
    cache.set(before, others);
    const entry = others.get(after);
    const values = entry?.changes === changes ? entry.values : new Map<By, T>();
    if (!values.has(by)) values.set(by, make(before, after, by));
    others.set(after, { changes, values });
    return values.get(by) as T;
  };
}

const countGiven = onRounds((answers) => {
  let count = 0;
  for (const { body } of answers.values()) if (!isPass(body)) count++;
  return count;
});

/**
 * The least number of people by which two rounds differ: changed answers under one label, and answers of
 * unmatched labels after pairing equal ones. Exact below `MIN_ANSWERS`. @param sign equal for equal answers
 */
function peopleApart(before: RoundAnswers, after: RoundAnswers, sign: (body: AnswerBody) => string): number {
  const more = Math.abs(countGiven(after) - countGiven(before));
  if (more >= MIN_ANSWERS) return more;
  const signed = ({ body }: { body: AnswerBody }) => (isPass(body) ? null : sign(body));
  let changed = 0;
  const rest: Record<string, number> = {};
  for (const [person, kept] of before) {
    const later = after.get(person);
    if (kept.body === later?.body) continue;
    const earlier = signed(kept);
    if (!later) {
      if (earlier !== null) rest[earlier] = (rest[earlier] ?? 0) - 1;
    } else if (earlier !== signed(later) && ++changed === MIN_ANSWERS) return changed;
  }
  for (const [person, kept] of after) {
    const later = before.has(person) ? null : signed(kept);
    if (later !== null) rest[later] = (rest[later] ?? 0) + 1;
  }
  let [added, removed] = [0, 0];
  for (const by of Object.values(rest)) {
    if (by > 0) added += by;
    else removed -= by;
  }
  return changed + Math.max(added, removed);
}

/** True where one or two people answered differently. */
const differByFew = onPairs((before, after, sign: (body: AnswerBody) => string) => {
  const by = peopleApart(before, after, sign);
  return by > 0 && by < MIN_ANSWERS;
});

/** The number of people with an answer in `answers` and none in `other`. */
const countAlone = onPairs((answers, other) => {
  let count = 0;
  for (const [person, { body }] of answers)
    if (!isPass(body) && isPass(other.get(person)?.body ?? { pass: true })) count++;
  return count;
});

/**
 * True where one or two people answered only one of two rounds. Once labels no longer show that, the numbers
 * of answers decide.
 */
function fewCameOrWent(
  state: RoomState,
  { activity }: { activity: Activity },
  before: RoundAnswers,
  after: RoundAnswers,
): boolean {
  const more = Math.abs(countGiven(after) - countGiven(before));
  if (more >= MIN_ANSWERS) return false;
  const exact = !state.ended && !state.finished.includes(activity.id);
  const apart = countAlone(before, after) + countAlone(after, before);
  return apart > 0 && (exact ? apart : more) < MIN_ANSWERS;
}

/**
 * True where two rounds differ by one or two people, in whole answers or first counts; or these answered only
 * one round and an answer covers several items: the unchanged rest would be theirs.
 */
function areAlike(
  state: RoomState,
  id: QuestionId,
  round: number,
  before: RoundAnswers,
  after: RoundAnswers,
): boolean {
  const subject = askedIn(state, id, round);
  if (differByFew(before, after, answerFingerprint)) return true;
  if (!subject) return false;
  const { counts, items } = addedCountsOf(subject.activity, subject.question);
  if (differByFew(before, after, counts)) return true;
  const toSeveral = (answers: RoundAnswers): boolean => {
    for (const { body } of answers.values()) if (items(body) > 1) return true;
    return false;
  };
  return fewCameOrWent(state, subject, before, after) && [before, after].some(toSeveral);
}

/**
 * True where counts beside the first choice would tell of one or two people who answered one of two rounds.
 * @param before a round that is shown with it
 */
function tellsBeside(
  state: RoomState,
  id: QuestionId,
  round: number,
  before: RoundAnswers,
  after: RoundAnswers,
): boolean {
  const subject = askedIn(state, id, round);
  return subject !== null && fewCameOrWent(state, subject, before, after);
}

/** The answers without counts beside the first choice. */
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
 * Rounds not shown, with reasons; "beside": shown without counts beside the first choice. Each is compared
 * with the shown ones of its question, seen ones first.
 */
function withheldRounds(state: RoomState, board: AnswersByRound): Map<RoundKey, Withheld | "beside"> {
  const why = new Map<RoundKey, Withheld | "beside">();
  const all = [...board.keys()].map(roundOfKey).filter(({ question }) => answeredBy(question) === question);
  for (const [question, rounds] of groupedBy(all, (r) => r.question)) {
    if (isLinks(question)) continue;
    const seen = new Set(roundsOf(state.position, question).flatMap((r) => (r.seen ? [r.number] : [])));
    const late = ({ round }: { round: number }) => (seen.has(round) ? 0 : 1);
    const shown: RoundAnswers[] = [];
    const withBeside: RoundAnswers[] = [];
    for (const { round } of rounds.sort((a, b) => late(a) - late(b) || a.round - b.round)) {
      const answers = answersOf(board, question, round);
      if (hasTooFew(answers)) why.set(roundKey(question, round), "few");
      else if (shown.some((earlier) => areAlike(state, question, round, earlier, answers)))
        why.set(roundKey(question, round), "alike");
      else {
        shown.push(answers);
        if (withBeside.some((earlier) => tellsBeside(state, question, round, earlier, answers)))
          why.set(roundKey(question, round), "beside");
        else withBeside.push(answers);
      }
    }
  }
  return why;
}

/**
 * The part of an open round that a preview may show, with what was counted; null: too like an earlier round.
 * @param board shown answers (`shownBoard`) @param ahead phones' answers that the preview lets through
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
    .map(({ number }) => uncounted(answersOf(board, question, number)))
    .filter((answers) => !whyWithheld(answers));
  if (before.some((earlier) => areAlike(state, question, round, earlier, ahead))) return null;
  const tells = before.some(
    (earlier) => !isBesideLeftOut(earlier) && tellsBeside(state, question, round, earlier, ahead),
  );
  const counted = [...answersOf(board, question, round)].filter(([, { source }]) => isCounted(source));
  return new Map([...(tells ? withoutBeside(state, question, round, ahead) : ahead), ...counted]);
}

/**
 * The answers as views may know them, from every source: small groups joined, withheld rounds as numbers.
 * Raised hands are shown as they are, since everybody saw them. @param board the phones' answers @param joined
 * people who ever joined, including those who left
 */
export function shownBoard(state: RoomState, board: AnswersByRound, joined: number): AnswersByRound {
  const closed = talliedSources.filter((source) => !isOpen(source));
  const whole = controlled(state, board, joined);
  for (const further of [
    controlled(state, countedBoard(state, closed), Number.POSITIVE_INFINITY),
    countedBoard(state, talliedSources.filter(isOpen)),
    spokenBeside(state, whole),
  ])
    for (const [key, answers] of further) whole.set(key, new Map([...(whole.get(key) ?? []), ...answers]));
  return whole;
}

/**
 * People spoken for, withheld with the phones' answers of their round: at a table everybody heard what they say, so
 * they are none of those whom others may not guess.
 */
function spokenBeside(state: RoomState, shown: AnswersByRound): AnswersByRound {
  return new Map(
    [...countedBoard(state, ["spoken"])].map(([key, spoken]) => {
      const why = whyWithheld(shown.get(key) ?? new Map());
      return [key, why ? new Map([...spoken].map(([id, record]) => [id, withheld(record, why)])) : spoken];
    }),
  );
}

/** Without what was counted in the room. */
const uncounted = (answers: RoundAnswers): RoundAnswers =>
  new Map([...answers].filter(([, { source }]) => !isCounted(source)));

function controlled(state: RoomState, board: AnswersByRound, joined: number): AnswersByRound {
  const shown: AnswersByRound = new Map(board);
  for (const [key, answers] of board) {
    const { question, round } = roundOfKey(key);
    const about = aboutPeople(state, question, round);
    if (about) shown.set(key, inGroups(answers, about));
  }
  // More may have answered than joined: people at a shared phone never join.
  const isFew = isSmall(joined + withoutPhone(state));
  if (isFew && [...board.values()].every((answers) => isSmall(countGiven(answers)))) return shown;
  const why = withheldRounds(state, board);
  for (const [key, answers] of board) {
    const { question, round } = roundOfKey(key);
    const reason = why.get(roundKey(answeredBy(question), round));
    if (!reason) continue;
    if (reason === "beside") {
      if (answeredBy(question) === question) shown.set(key, withoutBeside(state, question, round, answers));
      continue;
    }
    const entries = [...answers].map(
      ([person, kept]) => [person, isPass(kept.body) ? kept : withheld(kept, reason)] as const,
    );
    shown.set(key, answeredBy(question) === question ? new Map(entries) : new Map());
  }
  return shown;
}

const withheld = ({ id, rev, source }: AnswerRecord, why: Withheld): AnswerRecord => ({
  id,
  rev,
  ...(source && { source }),
  body: { pass: true as const },
  withheld: why,
});

/** Why no answer of a round is shown; null where some are, or there are none. */
export function whyWithheld(answers: RoundAnswers): Withheld | null {
  let why: Withheld | null = null;
  for (const { body, withheld } of answers.values()) {
    if (withheld) why = withheld;
    else if (!isPass(body)) return null;
  }
  return why;
}

/** True of a round whose counts beside the first choice are left out. */
export const isBesideLeftOut = (answers: RoundAnswers): boolean =>
  [...answers.values()].some(({ besideLeftOut }) => besideLeftOut);

/** The number of a withheld round's answers without passes; else 0. */
export const withheldIn = (answers: RoundAnswers): number =>
  [...answers.values()].filter(({ withheld }) => withheld).length;
