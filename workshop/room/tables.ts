/**
 * A table's ballot (H-50 to H-54): one answer for each group, proposed by a member, with which the others agree by
 * answering the same. Worked out from people's answers, and kept as numbers once a round is over. Pure.
 */
import { type Activity, type AnswerBody, fieldsOf, kindOf } from "@/activities/kinds";
import type { BySource, TablesShown } from "@/model/activity/answer-sources";
import { isPass } from "@/model/activity/pass";
import type { Question, QuestionId } from "@/model/activity/question";
import { type Fields, isMisfit } from "@/model/kind";
import type { Ballots, Proposal } from "@/model/room/ballots";
import type { GroupId } from "@/model/room/groups";
import { groupWith, guestsOf, membersOf } from "@/workshop/groups/membership";
import { type AnswerRecord, roundKey } from "@/workshop/room/answers-by-round";
import { handItemsOf } from "@/workshop/room/counted";
import { lastRound, type RoomState } from "@/workshop/room/state";
import { askedIn } from "@/workshop/room/versions";

/** The answer of one person in the round that is asked; undefined: none yet. */
export type AnswerOf = (participant: string) => AnswerRecord | undefined;

export const proposalsIn = (
  { proposals }: Pick<RoomState, "proposals">,
  question: QuestionId,
  round: number,
): Record<GroupId, Proposal> => proposals[roundKey(question, round)] ?? {};

/** The part of an answer that a table gives: without words, reasons and sureness. Null: nothing of it. */
export function ballotOf(activity: Activity, question: Question, body: AnswerBody): Fields | null {
  if (isPass(body)) return null;
  const fields = fieldsOf(activity, body);
  const chosen = handItemsOf(activity, question).flatMap(({ field }): [string, string[]][] =>
    fields[field]?.length ? [[field, fields[field].toSorted()]] : [],
  );
  const ballot = Object.fromEntries(chosen);
  const parsed = chosen.length > 0 ? kindOf(activity).parse(activity, question, ballot) : null;
  return parsed === null || isMisfit(parsed) ? null : ballot;
}

export const isSame = (ballot: Fields | null, other: Fields): boolean =>
  JSON.stringify(ballot) === JSON.stringify(other);

/** Items of a ballot with the words of their options. */
export const ballotLines = (activity: Activity, question: Question, ballot: Fields) =>
  handItemsOf(activity, question).flatMap(({ field, text, options }) =>
    (ballot[field] ?? []).map((id) => ({
      item: text,
      id,
      text: options.find((option) => option.id === id)?.text ?? null,
    })),
  );

/** The round in which this person's table answers now, and how they stand. */
export function tableRound(state: RoomState, question: QuestionId, participant: string) {
  const round = lastRound(state.position, question);
  const group = groupWith(state.groups, participant);
  return round?.tables && round.phase === "open" && group !== null
    ? { round, group, proposal: proposalsIn(state, question, round.number)[group] ?? null }
    : null;
}

/** Closed rounds of tables that were not counted yet. */
export const uncountedTables = ({ position }: Pick<RoomState, "position">) =>
  Object.entries(position.rounds).flatMap(([question, rounds]) =>
    rounds.flatMap(({ number, phase, tables }) =>
      phase !== "open" && tables?.ballots === null ? [{ question, number }] : [],
    ),
  );

interface Tally {
  agree: number;
  otherwise: number;
  /** Present members who have not answered. */
  waiting: number;
  /** It counts as the table's. */
  counts: boolean;
}

export function tallyOf(
  asked: { activity: Activity; question: Question },
  members: readonly string[],
  proposal: Proposal | null,
  answerOf: AnswerOf,
  here: ReadonlySet<string>,
): Tally {
  const tally = { agree: 0, otherwise: 0, waiting: 0 };
  for (const member of members) {
    const answer = answerOf(member);
    if (!answer) tally.waiting += here.has(member) ? 1 : 0;
    else if (proposal && isSame(ballotOf(asked.activity, asked.question, answer.body), proposal.ballot))
      tally.agree++;
    else tally.otherwise++;
  }
  const { agree, otherwise, waiting } = tally;
  return { ...tally, counts: agree > 0 && agree >= otherwise && waiting === 0 };
}

/** All tables of a round as numbers. */
export function ballotsOf(
  state: RoomState,
  question: QuestionId,
  round: number,
  answerOf: AnswerOf,
  here: ReadonlySet<string>,
): Ballots {
  const ballots: Ballots = { counted: 0, tables: 0, people: 0, choices: [], spoken: [] };
  const asked = askedIn(state, question, round);
  const proposals = proposalsIn(state, question, round);
  for (const { id } of asked ? state.groups.list : []) {
    const proposal = proposals[id] ?? null;
    const { agree, otherwise, waiting, counts } = tallyOf(
      asked!,
      membersOf(state.groups, id),
      proposal,
      answerOf,
      here,
    );
    const spoken = proposal?.spoken ?? guestsOf(state.groups, id);
    const people = agree + otherwise + waiting + spoken;
    if (people === 0) continue;
    ballots.tables++;
    ballots.people += people;
    if (!proposal) continue;
    // A proposal that most of its table reject speaks for nobody.
    if (agree > 0 && agree >= otherwise) add(ballots.spoken, proposal.ballot, spoken);
    if (!counts) continue;
    ballots.counted++;
    add(ballots.choices, proposal.ballot, 1);
  }
  return { ...ballots, choices: inNoOrder(ballots.choices), spoken: inNoOrder(ballots.spoken) };
}

function add(sums: Ballots["choices"], ballot: Fields, n: number): void {
  const same = sums.find((sum) => isSame(sum.ballot, ballot));
  if (same) same.n += n;
  else if (n > 0) sums.push({ ballot, n });
}

/** By what was chosen, so that nothing tells of the tables' order. */
const inNoOrder = (sums: Ballots["choices"]): Ballots["choices"] =>
  sums.toSorted((a, b) => (JSON.stringify(a.ballot) < JSON.stringify(b.ballot) ? -1 : 1));

/** A round's sources, with its tables beside their people. @param asked the question in the reader's language */
export function withTables(
  bySource: BySource,
  ballots: Ballots | null | undefined,
  asked: { activity: Activity; question: Question } | null,
): BySource {
  if (!ballots || !asked) return bySource;
  return bySource.map((line) =>
    line.source === "table" ? { ...line, tables: tablesShown(ballots, asked, !line.unshown) } : line,
  );
}

function tablesShown(
  { counted, tables, people, choices }: Ballots,
  { activity, question }: { activity: Activity; question: Question },
  shown: boolean,
): TablesShown {
  const [item, ...others] = handItemsOf(activity, question);
  const single = shown && item !== undefined && others.length === 0;
  return {
    counted,
    tables,
    people,
    choices: !single
      ? []
      : choices.map(({ ballot, n }) => ({
          text: ballotLines(activity, question, ballot)
            .map(({ id, text }) => text ?? id)
            .join(" + "),
          tables: n,
        })),
  };
}
