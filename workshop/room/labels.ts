/**
 * Which answers of an activity may carry one label of the person who gave them. Whoever was in the room may remember who
 * came late, left early or was away: a label must not reveal it. So either the same set of rounds is shared by at least
 * K = `MIN_GROUP_SIZE` labels, or a label stands under one answer only; and in each round no answers, at least K, or all
 * of them stand alone (B-155).
 *
 * While an activity runs, every answer stands alone: what a label joins changes with each round, and whoever compares two
 * moments would learn of those by whom they differ.
 *
 * People whose rounds nobody shares are put into groups that keep what they have in common (microaggregation:
 * Domingo-Ferrer and Mateo-Sanz, 2002); the rest of what they gave stands alone, and answers of others beside it where
 * it would be too little.
 */
import { isOrphan } from "@/workshop/room/own-answers";
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

/** People who keep one label for `rounds`; every other answer of theirs stands alone. */
interface Group {
  people: string[];
  rounds: ReadonlySet<string>;
}

/** People between whom partners are looked for at once: the time grows with its square. */
const AT_ONCE = 500;

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  new Set([...a].filter((round) => b.has(round)));

/**
 * @param given rounds that each person answered or passed. Its order decides whose answers stand alone beside those of
 * others: it must be random, and the same each time
 * @returns the rounds that a person's label may join: two at least; who is not in it is joined nowhere
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
  for (let at = 0; at < rare.length; at += AT_ONCE) {
    const found = grouped(rare.slice(at, at + AT_ONCE), given);
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

/** Groups of K who have two rounds in common at least, begun with whoever has most. */
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

/** How many answers of each round stand alone; 0 where all of a round do, which tells nothing of anybody. */
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

/** The group with most people of those that have one of `rounds`. */
const largest = (groups: readonly Group[], rounds: readonly string[]): Group | undefined =>
  groups
    .filter((g) => rounds.some((round) => g.rounds.has(round)))
    .toSorted((a, b) => b.people.length - a.people.length)[0];

/** What those who are in no group have in common, as far as no other answer would stand alone without theirs. */
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

/** Whoever erased what they gave is somebody else in each round: black in place of their words shows which answers are theirs. */
const giverOf = ({ person, question, round }: Placed): string =>
  isOrphan(person) ? `${person} ${roundKey(question, round)}` : person;

/**
 * The label under which an answer may be kept: its giver's where it may be joined to others of theirs, else a new one.
 * The code of a linked test is kept under the label that joins its giver's answers. Under that of a single one it would say
 * that its giver answered no other, but where there is no other round.
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

/** A board whose labels tell of nobody when they were there. Labels must be random, and hold within one activity. */
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
