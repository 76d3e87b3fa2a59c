/** The input of a debrief: one room's answers, with labels in place of people. Plain data. */
import type { ReasonApart } from "@/model/activity/answer";
import type { AnswerSource, BySource } from "@/model/activity/answer-sources";
import { isPass, type Pass } from "@/model/activity/pass";
import type { Curation } from "@/model/activity/curation";
import type { ActivityBase } from "@/model/text/text-schemas";
import type { Question, QuestionId } from "@/model/activity/question";

export interface LabelledAnswer<Body extends object = object> {
  /** A person's label within one activity, where it may be joined, and never beyond. */
  person: string;
  body: Body;
  /** Omitted: a phone. */
  source?: AnswerSource;
}

/** People present when a round closed: two counts, without identities. */
export interface RoundPresence {
  /** People who took part just then: connected, or gone for a short while. */
  present: number;
  /** Those of them who took a break; null below three. */
  paused: number | null;
}

export interface RoundInput<Body extends object = object> {
  question: QuestionId;
  /** From 1. */
  round: number;
  /** The version of its activity, from 1; a later one where it was changed while the room ran. */
  version?: number;
  /** At most one for each person. */
  answers: LabelledAnswer<Body>[];
  /** Further answers, which may not be shown; left out where there are none. */
  withheld?: number;
  /** Answers by source, with those that may not be shown; omitted where all used a phone. */
  bySource?: BySource;
  /** Enough answers, but too like those of a shown round. */
  alike?: true;
  /** Its answers lack the counts beside the first choice. */
  besideLeftOut?: true;
  /** A later round of the question may not be shown. */
  laterUnshown?: true;
  /** Reasons that are no longer part of the answers, since the activity is finished. */
  reasons?: readonly ReasonApart[];
  /** The people present when it closed; null: not noted. */
  presence?: RoundPresence | null;
}

/** Pairs of the same person in both tests; labels are each test's own. */
export interface Matching {
  pairs: { before: string; after: string }[];
  /** People in only one of the tests, with a unique code. */
  beforeOnly: number;
  afterOnly: number;
  /** People who answered and gave no code. */
  beforeWithout: number;
  afterWithout: number;
  /** People whose code another person of the same test has too. */
  beforeShared: number;
  afterShared: number;
}

/** A test before and one after, with the pairs that people's codes tell. */
export interface LinkedTests {
  /** Ids of the two quizzes. */
  before: string;
  after: string;
  matching: Matching;
}

export interface DebriefSource {
  /** Participants who joined; those who were removed are not counted. */
  people: number;
  /** Only rounds whose results may be shown. */
  rounds: RoundInput[];
  /** All activities, for those that stand beside another. */
  workshop: { sessions: readonly { activities: readonly ActivityBase[] }[] };
  /** The trainers' decisions on texts of open questions. */
  curation: Readonly<Record<string, Curation>>;
  /** Tests linked by people's codes; omitted where no code was asked. */
  linked?: LinkedTests[];
  /** The same for the same room: draws by lot must not differ between readings. */
  seed?: string;
}

/** One question's rounds, first to last, with readable answers of its kind. */
export const roundsOf = <B extends object>(
  { rounds }: Pick<DebriefSource, "rounds">,
  question: QuestionId,
): RoundInput<B | Pass>[] =>
  (rounds as RoundInput<B | Pass>[]).filter((r) => r.question === question).sort((a, b) => a.round - b.round);

/** The number of answers without passes. */
export const answersIn = ({ answers, withheld = 0 }: RoundInput): number =>
  answers.filter((a) => !isPass(a.body)).length + withheld;

export const bodiesOf = <Body extends object>({ answers }: RoundInput<Body>): Body[] =>
  answers.map(({ body }) => body);

export const onlyQuestion = ({ id }: { id: string }): Question => ({ id, activityId: id, stepId: id });

export const activityIn = ({ workshop }: Pick<DebriefSource, "workshop">, id: string) =>
  workshop.sessions.flatMap((s) => s.activities).find((a) => a.id === id);

/** Labels that can be followed: those of two rounds or more; with only one round, all. */
export function followed(rounds: readonly { answers: readonly { person: string }[] }[]): Set<string> {
  const seen = new Map<string, number>();
  for (const { answers } of rounds)
    for (const { person } of answers) seen.set(person, (seen.get(person) ?? 0) + 1);
  return new Set([...seen].filter(([, n]) => n > 1 || rounds.length === 1).map(([person]) => person));
}
