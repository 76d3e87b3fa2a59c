/** The whole debrief of a room: what was asked, in the order of the workshop. */
import { type Activity, type KindDebrief, kindOf } from "@/activities/kinds";
import type { Worksheet } from "@/model/worksheets/content";
import { answersIn, type DebriefSource } from "@/model/debrief/input";
import type { DebriefInput, RoundInput } from "@/workshop/debrief/input";
import { type SplitTable, splitTablesOf } from "@/workshop/debrief/split/split-tables";
import { comparisonIn } from "@/workshop/worksheets/gather";
import { groupedBy } from "@/model/grouped-by";
import { planOf } from "@/workshop/content/plan";
import type { Withheld } from "@/model/room/withheld";
import { roundKey } from "@/workshop/room/answers-by-round";
import type { RoomState } from "@/workshop/room/state";

export type ActivityDebrief = KindDebrief & {
  /** Answers by sector; empty where none may be shown. */
  splits?: SplitTable[];
};

export interface Debrief {
  title: string;
  /** The people are simulated and all texts invented (S-6). */
  example?: true;
  language: string;
  people: number;
  ended: boolean;
  startedAt: number | null;
  endedAt: number | null;
  /**
   * People who answered something (a pass is not an answer), at least: labels do not reach from one activity to
   * the next, so this is the largest number within one activity.
   */
  answeredOnce: number;
  sessions: SessionDebrief[];
}

export interface SessionDebrief {
  id: string;
  number: number;
  title: string;
  activities: ActivityDebrief[];
  /** Activities with rounds that may not be shown, or not whole: too few answered, or they are too like others. */
  withheld: WithheldRounds[];
}

export interface WithheldRounds {
  activity: Activity;
  /** "beside": what is counted beside the first choice is left out (B-255). */
  why: Withheld | "beside";
  /** Titles of its parts, with the number of the round from the second on; none where it is one whole. */
  where: { title: string; round: number }[];
}

/** The debrief of `input`; sessions in which nothing was asked are left out. */
export function debriefOf(input: DebriefInput): Debrief {
  const { title, workshop, people, ended, startedAt, endedAt } = input;
  const source = sourceOf(input);
  const sessions = workshop.sessions.map(({ id, number, title, activities }) => {
    const asked = activities.flatMap((a): ActivityDebrief[] => {
      const debrief = kindOf(a).debrief?.(a, source);
      return debrief ? [{ ...debrief, splits: splitTablesOf(a, input) }] : [];
    });
    return {
      id,
      number,
      title,
      activities: besideOthers(asked),
      withheld: withheldOf(activities, input),
    };
  });
  return {
    title,
    ...(input.example && { example: input.example }),
    language: workshop.language,
    people,
    ended,
    startedAt,
    endedAt,
    answeredOnce: Math.max(
      0,
      ...workshop.sessions.flatMap((s) => s.activities.map((a) => answeredIn(a.id, input))),
    ),
    sessions: sessions.filter((s) => s.activities.length + s.withheld.length > 0),
  };
}

/** Nobody, all, or some of those who joined: of some it is known only that it was so many at least. */
export const whoAnswered = ({ people, answeredOnce }: Debrief): "nobody" | "all" | "some" =>
  answeredOnce === 0 ? "nobody" : answeredOnce >= people ? "all" : "some";

function withheldOf(activities: readonly Activity[], { rounds, workshop }: DebriefInput): WithheldRounds[] {
  const plan = planOf(workshop);
  const reasons = ["few", "alike", "beside"] as const;
  const whyOf = (r: RoundInput) =>
    r.besideLeftOut ? "beside" : r.withheld ? (r.alike ? "alike" : "few") : null;
  const each = activities.flatMap((activity) => reasons.map((why) => ({ activity, why })));
  return each.flatMap(({ activity, why }) => {
    const held = rounds.filter(
      (r) => whyOf(r) === why && plan.question(r.question)?.activityId === activity.id,
    );
    const where = held.flatMap(({ question, round }) => {
      const title = plan.step(plan.question(question)?.stepId ?? "")?.title ?? activity.title;
      return title === activity.title && round === 1 ? [] : [{ title, round }];
    });
    return held.length > 0 ? [{ activity, why, where }] : [];
  });
}

/** What the kinds may look at: of the rounds those that may be shown; the last of a question says where a later one may not. */
function sourceOf(input: DebriefInput): DebriefSource {
  const { made, workshop, rounds } = input;
  const last = (question: string, shown: boolean) =>
    Math.max(0, ...rounds.flatMap((r) => (r.question === question && !r.withheld === shown ? r.round : [])));
  const shown = rounds
    .filter((r) => !r.withheld)
    .map((r) => {
      const later = r.round === last(r.question, true) && last(r.question, false) > r.round;
      return later ? { ...r, laterUnshown: true as const } : r;
    });
  const source = {
    ...input,
    rounds: shown,
    compare: (sheet: Worksheet, dots: Readonly<Record<string, number>>) =>
      made ? comparisonIn(made, sheet, workshop, made.whole, dots) : null,
  };
  return source;
}

/** The debriefs kind by kind: each list holds all of one, in their order; kinds come in the order of their first. */
export const inKinds = (debriefs: readonly ActivityDebrief[]): [ActivityDebrief, ...ActivityDebrief[]][] =>
  [...groupedBy(debriefs, (d) => d.kind).values()] as [ActivityDebrief, ...ActivityDebrief[]][];

/** The same list; a kind may say more of an activity by what stands beside it in its session. */
function besideOthers(asked: readonly ActivityDebrief[]): ActivityDebrief[] {
  const made = new Map<string, ActivityDebrief>();
  for (const own of inKinds(asked))
    for (const debrief of kindOf(own[0]).beside?.(own) ?? own) made.set(debrief.activity.id, debrief);
  return asked.map((a) => made.get(a.activity.id) ?? a);
}

/** The most people who gave an answer in one round of one activity. Question ids begin with its id. */
function answeredIn(activityId: string, input: DebriefInput): number {
  const mine = input.rounds.filter(
    (r) => r.question === activityId || r.question.startsWith(`${activityId}/`),
  );
  return Math.max(0, ...mine.map(answersIn));
}

/** The rounds that a debrief may show (D-21); of an ended room also those that an undo took back after people had answered. */
export function readableRounds(
  state: RoomState,
  stored: ReadonlySet<string>,
): Pick<RoundInput, "question" | "round">[] {
  const asked = planOf(state.workshop).steps.flatMap((s) => [
    ...(s.question ? [s.question] : []),
    ...s.whatIfs.map((w) => w.question),
  ]);
  // Several steps may look at one question (B-61).
  return [...new Set(asked)].flatMap((question) => {
    const rounds = state.position.rounds[question] ?? [];
    if (!state.ended) {
      return rounds.filter((r) => r.seen && r.phase !== "open").map((r) => ({ question, round: r.number }));
    }
    const numbers = new Set(rounds.map((r) => r.number));
    const next = Math.max(0, ...numbers) + 1;
    const back = state.takenBack.flatMap((t) => (t.question === question ? [t.number] : []));
    for (const number of [next, ...back]) if (stored.has(roundKey(question, number))) numbers.add(number);
    return [...numbers].sort((a, b) => a - b).map((round) => ({ question, round }));
  });
}
