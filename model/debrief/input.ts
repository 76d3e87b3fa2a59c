/** What the debrief of an activity is made from: the answers of one room, with labels in place of people. Plain data. */
import { isPass, type Pass, type ReasonApart } from "@/model/activity/answer";
import type { Curation } from "@/model/activity/curation";
import type { ActivityBase } from "@/model/text/text-schemas";
import type { Question, QuestionId } from "@/model/activity/question";

/** One answer of a round. */
export interface LabelledAnswer<Body extends object = object> {
  /** The same person within one activity where it says so twice, and nothing beyond it (B-155). */
  person: string;
  body: Body;
}

/** Who was in the room when a round closed: two counts, without identities. */
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
  /** They are enough, and too like those of a round that is shown (B-255). */
  alike?: true;
  /** What is counted beside the first choice is left out of its answers (B-255). */
  besideLeftOut?: true;
  /** A later round of the question may not be shown (B-157, B-255). */
  laterUnshown?: true;
  /** Reasons that are no longer part of the answers, since the activity is finished. */
  reasons?: readonly ReasonApart[];
  /** Who was there when it closed; null where nobody noted it. */
  presence?: RoundPresence | null;
}

/** Who is one and the same in both tests; labels are those of each test. */
export interface Matching {
  pairs: { before: string; after: string }[];
  /** People who answered only one of the tests, with a code that nobody else has. */
  beforeOnly: number;
  afterOnly: number;
  /** People who answered and gave no code. */
  beforeWithout: number;
  afterWithout: number;
  /** People whose code another person of the same test has too. */
  beforeShared: number;
  afterShared: number;
}

/** Who is one and the same person in a test before and a test after, as their own codes say. */
export interface LinkedTests {
  /** Ids of the two quizzes. */
  before: string;
  after: string;
  matching: Matching;
}

/** What one activity's debrief may look at. */
export interface DebriefSource {
  /** Participants who joined; those who were removed are not counted. */
  people: number;
  /** Only rounds whose results may be shown. */
  rounds: RoundInput[];
  /** All activities, for those that stand beside another. */
  workshop: { sessions: readonly { activities: readonly ActivityBase[] }[] };
  /** What the trainers made of the texts of open questions. */
  curation: Readonly<Record<string, Curation>>;
  /** Tests that people linked by codes; left out where nobody was asked for one. */
  linked?: LinkedTests[];
  /** The same for the same room: for what is drawn by lot and must not differ from one reading to the next. */
  seed?: string;
}

/**
 * The rounds of one question, first to last, with the answers of the kind that asks it: others were left out where they
 * were read.
 */
export const roundsOf = <B extends object>(
  { rounds }: Pick<DebriefSource, "rounds">,
  question: QuestionId,
): RoundInput<B | Pass>[] =>
  (rounds as RoundInput<B | Pass>[]).filter((r) => r.question === question).sort((a, b) => a.round - b.round);

/** How many people answered a round; a pass is no answer. */
export const answersIn = ({ answers, withheld = 0 }: RoundInput): number =>
  answers.filter((a) => !isPass(a.body)).length + withheld;

export const bodiesOf = <Body extends object>({ answers }: RoundInput<Body>): Body[] =>
  answers.map(({ body }) => body);

/** The question of an activity that asks one. */
export const onlyQuestion = ({ id }: { id: string }): Question => ({ id, activityId: id, stepId: id });

/** The activity that stands beside another, by its id. */
export const activityIn = ({ workshop }: Pick<DebriefSource, "workshop">, id: string) =>
  workshop.sessions.flatMap((s) => s.activities).find((a) => a.id === id);

/**
 * Labels under which their giver can be followed from round to round: those of two rounds and more. Where there is one
 * round only, there is nothing to follow, and every label counts.
 */
export function followed(rounds: readonly { answers: readonly { person: string }[] }[]): Set<string> {
  const seen = new Map<string, number>();
  for (const { answers } of rounds)
    for (const { person } of answers) seen.set(person, (seen.get(person) ?? 0) + 1);
  return new Set([...seen].filter(([, n]) => n > 1 || rounds.length === 1).map(([person]) => person));
}
