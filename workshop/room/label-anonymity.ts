/**
 * Answers of an activity that may share a label. Labels must not reveal absences that people remember. So,
 * with K = `MIN_GROUP_SIZE`, at least K labels share each set of joined rounds, and the answers of a round
 * that stand alone (under own labels) are none, at least K, or all. While an activity runs, all stand alone:
 * two moments could be compared. People with rare sets form groups of K that keep their common rounds
 * (microaggregation: Domingo-Ferrer and Mateo-Sanz, 2002); where too few answers would stand alone, others
 * join them.
 */
import { isOrphan } from "@/workshop/room/erase-own-answers";
import { isCounted } from "@/model/activity/answer-sources";
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
 * The rounds, two or more, that each person's label may join. @param roundsByPerson rounds answered or
 * passed. Its order decides whose answers stand alone beside others': random, and the same each time
 */
export function joinable(
  roundsByPerson: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, ReadonlySet<string>> {
  const groups: Group[] = [];
  const rare: string[] = [];
  for (const group of byPattern(roundsByPerson)) {
    if (group.rounds.size < 2) continue;
    if (group.people.length >= MIN_GROUP_SIZE) groups.push(group);
    else rare.push(...group.people);
  }
  const left: string[] = [];
  for (let start = 0; start < rare.length; start += MAX_BATCH) {
    const batch = grouped(rare.slice(start, start + MAX_BATCH), roundsByPerson);
    groups.push(...batch.groups);
    left.push(...batch.left);
  }
  for (;;) {
    const alone = aloneIn(roundsByPerson, groups);
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
  const rest = restOf(left, roundsByPerson, groups);
  return new Map(
    (rest ? [...groups, rest] : groups).flatMap(({ people, rounds }) => people.map((p) => [p, rounds])),
  );
}

function byPattern(roundsByPerson: ReadonlyMap<string, ReadonlySet<string>>): Group[] {
  const groups = new Map<string, Group>();
  for (const [person, rounds] of roundsByPerson) {
    const key = [...rounds].sort().join("\n");
    const group = groups.get(key) ?? { people: [], rounds };
    group.people.push(person);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * Groups of K with two or more common rounds, each begun with the person of most rounds; `left`: the rest.
 */
function grouped(people: readonly string[], roundsByPerson: ReadonlyMap<string, ReadonlySet<string>>) {
  const groups: Group[] = [];
  const left: string[] = [];
  const waiting = people.toSorted((a, b) => roundsByPerson.get(b)!.size - roundsByPerson.get(a)!.size);
  while (waiting.length >= MIN_GROUP_SIZE) {
    const first = waiting[0]!;
    const members = [first];
    let rounds = roundsByPerson.get(first)!;
    while (members.length < MIN_GROUP_SIZE) {
      const best = waiting
        .filter((p) => !members.includes(p))
        .map((person) => ({ person, both: common(rounds, roundsByPerson.get(person)!) }))
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

/** The number of each round's answers that stand alone; 0 also for all, which tells nothing. */
function aloneIn(
  roundsByPerson: ReadonlyMap<string, ReadonlySet<string>>,
  groups: readonly Group[],
): Map<string, number> {
  const answers = new Map<string, number>();
  for (const rounds of roundsByPerson.values())
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
 * One more group of all `people`, with their common rounds where enough answers stand alone; null: under K
 * people or two rounds.
 */
function restOf(
  people: string[],
  roundsByPerson: ReadonlyMap<string, ReadonlySet<string>>,
  groups: readonly Group[],
): Group | null {
  if (people.length < MIN_GROUP_SIZE) return null;
  const shared = people
    .map((p) => roundsByPerson.get(p)!)
    .reduce<ReadonlySet<string>>(common, roundsByPerson.get(people[0]!)!);
  const alone = aloneIn(roundsByPerson, [...groups, { people, rounds: shared }]);
  const rounds = new Set(
    [...shared].filter((round) => alone.get(round) === 0 || alone.get(round)! >= MIN_GROUP_SIZE),
  );
  return rounds.size < 2 ? null : { people, rounds };
}

interface Placed {
  person: string;
  question: QuestionId;
  round: number;
}

/**
 * The person to whom an answer counts. An erased person counts as another in each round, as black bars show
 * their answers.
 */
const giverOf = ({ person, question, round }: Placed): string =>
  isOrphan(person) ? `${person} ${roundKey(question, round)}` : person;

/**
 * A label: the person's own where answers may be joined, else a new one. A linked test's code gets its
 * giver's joining label; it shares a single answer's only in the only round, as that would tell of no other
 * answers. @param answers of one activity @param fresh makes an unused label
 */
export function labelOf(answers: Iterable<Placed>, fresh: () => string): (answer: Placed) => string {
  const roundsByPerson = new Map<string, Set<string>>();
  for (const answer of answers) {
    const { question, round } = answer;
    if (isLinks(question)) continue;
    const giver = giverOf(answer);
    roundsByPerson.set(giver, (roundsByPerson.get(giver) ?? new Set()).add(roundKey(question, round)));
  }
  const joined = joinable(new Map([...roundsByPerson].sort(([a], [b]) => (a < b ? -1 : 1))));
  const onlyRound = new Set([...roundsByPerson.values()].flatMap((rounds) => [...rounds])).size === 1;
  return ({ person, question, round }) => {
    const together = joined.get(person);
    const kept = together ? isLinks(question) || together.has(roundKey(question, round)) : onlyRound;
    return kept ? person : fresh();
  };
}

/**
 * The answers under labels that do not reveal presence. Labels of `board` must be random, and differ by
 * activity. @param fresh makes an unused label
 */
export function safelyLabelled(
  board: AnswersByRound,
  isFinished: (activity: string) => boolean,
  fresh: () => string,
): AnswersByRound {
  const safe: AnswersByRound = new Map();
  for (const [activity, rounds] of groupedBy([...board], ([key]) => /^[^/!#]+/.exec(key)?.[0] ?? key)) {
    const counted = (answers: RoundAnswers) => [...answers].filter(([, { source }]) => isCounted(source));
    const placed = ([key, answers]: [string, RoundAnswers]) =>
      [...answers].flatMap(([person, kept]) =>
        isCounted(kept.source) ? [] : [{ person, ...roundOfKey(key), kept }],
      );
    const label = isFinished(activity) ? labelOf(rounds.flatMap(placed), fresh) : fresh;
    for (const round of rounds)
      safe.set(
        round[0],
        new Map([...placed(round).map((a) => [label(a), a.kept] as const), ...counted(round[1])]),
      );
  }
  return safe;
}
