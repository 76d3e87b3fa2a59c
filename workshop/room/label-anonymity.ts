/**
 * Which answers of an activity may be joined under one label of the person who gave them. People in the room
 * may remember who came late, left early or was away, and a label must not reveal it. So two rules hold
 * (B-155), with K = `MIN_GROUP_SIZE`:
 *
 * - A label either joins a set of rounds that at least K labels share, or belongs to one answer only.
 * - In each round, the answers that stand alone (under a label of their own) are none, at least K, or all.
 *
 * While an activity runs, every answer stands alone. What a label joins changes with each round, and a
 * comparison of two moments would show for whom it changed.
 *
 * People whose set of rounds too few share are put into groups of K, which keep the rounds that they have in
 * common (microaggregation: Domingo-Ferrer and Mateo-Sanz, 2002). Their other answers stand alone. Where
 * these would be fewer than K in a round, answers of other people stand alone beside them.
 */
import { isOrphan } from "@/workshop/room/erase-own-answers";
import { groupedBy } from "@/model/grouped-by";
import { isLinks } from "@/workshop/room/linked-tests";
import {
  type AnswersByRound,
  type RoundAnswers,
  roundKey,
  roundOfKey,
} from "@/workshop/room/answers-by-round";
import type { QuestionId } from "@/model/activity/question";
import { MIN_GROUP_SIZE } from "@/workshop/room/sector-split";

/** People whose labels join their answers to `rounds`; their other answers stand alone. */
interface Group {
  people: string[];
  rounds: ReadonlySet<string>;
}

/** People among whom groups are formed at a time: the time grows with the square of their number. */
const MAX_BATCH = 500;

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  new Set([...a].filter((round) => b.has(round)));

/**
 * The rounds that the label of each person may join: two at least. People who are not in the result have no
 * answers joined.
 * @param given rounds that each person answered or passed, by person. Its order decides whose answers stand
 * alone beside those of others, so it must be random, and the same each time
 */
export function joinable(given: ReadonlyMap<string, ReadonlySet<string>>): Map<string, ReadonlySet<string>> {
  const groups: Group[] = [];
  const rare: string[] = [];
  for (const group of byPattern(given)) {
    if (group.rounds.size < 2) continue;
    if (group.people.length >= MIN_GROUP_SIZE) groups.push(group);
    else rare.push(...group.people);
  }
  const left: string[] = [];
  for (let at = 0; at < rare.length; at += MAX_BATCH) {
    const found = grouped(rare.slice(at, at + MAX_BATCH), given);
    groups.push(...found.groups);
    left.push(...found.left);
  }
  for (;;) {
    const alone = aloneIn(given, groups);
    const lacking = [...alone].filter(([, n]) => n > 0 && n < MIN_GROUP_SIZE).map(([round]) => round);
    const from = largest(groups, lacking);
    if (!from) break;
    const moved =
      from.people.length >= 2 * MIN_GROUP_SIZE
        ? from.people.splice(0, MIN_GROUP_SIZE)
        : from.people.splice(0);
    left.push(...moved);
    if (from.people.length === 0) groups.splice(groups.indexOf(from), 1);
  }
  const rest = restOf(left, given, groups);
  return new Map(
    (rest ? [...groups, rest] : groups).flatMap(({ people, rounds }) => people.map((p) => [p, rounds])),
  );
}

/** People by the set of rounds that they answered. */
function byPattern(given: ReadonlyMap<string, ReadonlySet<string>>): Group[] {
  const groups = new Map<string, Group>();
  for (const [person, rounds] of given) {
    const key = [...rounds].sort().join("\n");
    const group = groups.get(key) ?? { people: [], rounds };
    group.people.push(person);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * Groups of K who have at least two rounds in common; each begins with the person who answered most rounds.
 * `left`: the rest.
 */
function grouped(people: readonly string[], given: ReadonlyMap<string, ReadonlySet<string>>) {
  const groups: Group[] = [];
  const left: string[] = [];
  const waiting = people.toSorted((a, b) => given.get(b)!.size - given.get(a)!.size);
  while (waiting.length >= MIN_GROUP_SIZE) {
    const first = waiting[0]!;
    const members = [first];
    let rounds = given.get(first)!;
    while (members.length < MIN_GROUP_SIZE) {
      const best = waiting
        .filter((p) => !members.includes(p))
        .map((person) => ({ person, both: common(rounds, given.get(person)!) }))
        .reduce((a, b) => (b.both.size > a.both.size ? b : a));
      members.push(best.person);
      rounds = best.both;
    }
    if (rounds.size < 2) left.push(waiting.shift()!);
    else {
      groups.push({ people: members, rounds });
      waiting.splice(0, waiting.length, ...waiting.filter((p) => !members.includes(p)));
    }
  }
  return { groups, left: [...left, ...waiting] };
}

/**
 * How many answers of each round stand alone. 0 also where all of a round do: that tells nothing about
 * anybody.
 */
function aloneIn(
  given: ReadonlyMap<string, ReadonlySet<string>>,
  groups: readonly Group[],
): Map<string, number> {
  const answers = new Map<string, number>();
  for (const rounds of given.values())
    for (const round of rounds) answers.set(round, (answers.get(round) ?? 0) + 1);
  const alone = new Map(answers);
  for (const { people, rounds } of groups)
    for (const round of rounds) alone.set(round, alone.get(round)! - people.length);
  for (const [round, n] of alone) if (n === answers.get(round)) alone.set(round, 0);
  return alone;
}

/** Of the groups that have one of `rounds`, the one with most people. */
const largest = (groups: readonly Group[], rounds: readonly string[]): Group | undefined =>
  groups
    .filter((g) => rounds.some((round) => g.rounds.has(round)))
    .toSorted((a, b) => b.people.length - a.people.length)[0];

/**
 * One more group of all `people`, who are in no group yet, with the rounds that they have in common. Rounds
 * are left out in which too few answers would then stand alone. Null where fewer than K people or fewer than
 * two rounds are left.
 */
function restOf(
  people: string[],
  given: ReadonlyMap<string, ReadonlySet<string>>,
  groups: readonly Group[],
): Group | null {
  if (people.length < MIN_GROUP_SIZE) return null;
  const shared = people.map((p) => given.get(p)!).reduce<ReadonlySet<string>>(common, given.get(people[0]!)!);
  const alone = aloneIn(given, [...groups, { people, rounds: shared }]);
  const rounds = new Set(
    [...shared].filter((round) => alone.get(round) === 0 || alone.get(round)! >= MIN_GROUP_SIZE),
  );
  return rounds.size < 2 ? null : { people, rounds };
}

/** An answer of one activity, by whom and where. */
interface Placed {
  person: string;
  question: QuestionId;
  round: number;
}

/**
 * The person to whom an answer counts. Somebody who erased what they gave counts as another person in each
 * round, because the black bars in place of their words show which answers are theirs.
 */
const giverOf = ({ person, question, round }: Placed): string =>
  isOrphan(person) ? `${person} ${roundKey(question, round)}` : person;

/**
 * The label under which an answer may be kept: the person's where it may be joined to their other answers,
 * else a new one. The code of a linked test is kept under the label that joins its giver's answers. It may
 * not share the label of a single answer, as that would say that the person gave no other; unless there is
 * only one round.
 * @param answers of one activity, in any order
 * @param fresh makes a label that nobody has
 */
export function labelOf(answers: Iterable<Placed>, fresh: () => string): (answer: Placed) => string {
  const given = new Map<string, Set<string>>();
  for (const answer of answers) {
    const { question, round } = answer;
    if (isLinks(question)) continue;
    const giver = giverOf(answer);
    given.set(giver, (given.get(giver) ?? new Set()).add(roundKey(question, round)));
  }
  const joined = joinable(new Map([...given].sort(([a], [b]) => (a < b ? -1 : 1))));
  const onlyRound = new Set([...given.values()].flatMap((rounds) => [...rounds])).size === 1;
  return ({ person, question, round }) => {
    const together = joined.get(person);
    const kept = together ? isLinks(question) || together.has(roundKey(question, round)) : onlyRound;
    return kept ? person : fresh();
  };
}

/**
 * The same answers under labels that do not reveal when somebody was there. The labels of `board` must be
 * random, and different in each activity.
 * @param fresh makes a label that nobody has
 */
export function safelyLabelled(
  board: AnswersByRound,
  isFinished: (activity: string) => boolean,
  fresh: () => string,
): AnswersByRound {
  const safe: AnswersByRound = new Map();
  for (const [activity, rounds] of groupedBy([...board], ([key]) => /^[^/!#]+/.exec(key)?.[0] ?? key)) {
    const placed = ([key, answers]: [string, RoundAnswers]) =>
      [...answers].map(([person, kept]) => ({ person, ...roundOfKey(key), kept }));
    const label = isFinished(activity) ? labelOf(rounds.flatMap(placed), fresh) : fresh;
    for (const round of rounds) safe.set(round[0], new Map(placed(round).map((a) => [label(a), a.kept])));
  }
  return safe;
}
