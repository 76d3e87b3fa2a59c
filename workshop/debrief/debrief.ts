import { type Activity, type KindDebrief, kindOf } from "@/activities/kinds";
import type { BySource } from "@/model/activity/answer-sources";
import { isPass } from "@/model/activity/pass";
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
  /** Rounds in which not all used a phone. */
  sources?: { question: string; round: number; bySource: BySource }[];
};

export interface Debrief {
  title: string;
  /** Simulated people, invented texts. */
  example?: true;
  language: string;
  people: number;
  ended: boolean;
  startedAt: number | null;
  endedAt: number | null;
  /**
   * People with an answer, at least: the largest number in one activity, as labels do not reach the next.
   * Passes are no answers.
   */
  answeredOnce: number;
  sessions: SessionDebrief[];
}

interface SessionDebrief {
  id: string;
  number: number;
  title: string;
  activities: ActivityDebrief[];
  /** Activities with rounds that may not be shown, or not whole: too few answered, or too like others. */
  withheld: WithheldRounds[];
}

export interface WithheldRounds {
  activity: Activity;
  /** "beside": counts beside the first choice are left out. */
  why: Withheld | "beside";
  /** Titles of its parts, with the number of the round from the second on; none where it is one whole. */
  where: { title: string; round: number }[];
}

/** The debrief of `input`; sessions in which nothing was asked are left out. */
export function debriefOf(input: DebriefInput): Debrief {
  const { title, workshop, people, ended, startedAt, endedAt } = input;
  const source = sourceOf(input);
  const sessions = workshop.sessions.map(({ id, number, title, activities }) => {
    const debriefs = activities.flatMap((a): ActivityDebrief[] => {
      const debrief = kindOf(a).debrief?.(a, source);
      return debrief ? [{ ...debrief, splits: splitTablesOf(a, input), ...sourcesOf(a, input) }] : [];
    });
    return {
      id,
      number,
      title,
      activities: besideOthers(debriefs),
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

function sourcesOf({ id }: Activity, { rounds, workshop }: DebriefInput): Pick<ActivityDebrief, "sources"> {
  const plan = planOf(workshop);
  const sources = rounds.flatMap(({ question, round, bySource }) =>
    bySource && plan.question(question)?.activityId === id ? [{ question, round, bySource }] : [],
  );
  return sources.length > 0 ? { sources } : {};
}

/** None, all, or some of those who joined; a number of some is a lower bound. */
export const whoAnswered = ({ people, answeredOnce }: Debrief): "nobody" | "all" | "some" =>
  answeredOnce === 0 ? "nobody" : answeredOnce >= people ? "all" : "some";

function withheldOf(activities: readonly Activity[], { rounds, workshop }: DebriefInput): WithheldRounds[] {
  const plan = planOf(workshop);
  const reasons = ["few", "alike", "beside"] as const;
  const whyOf = (r: RoundInput) =>
    r.besideLeftOut ? "beside" : r.withheld ? (r.alike ? "alike" : "few") : null;
  const each = activities.flatMap((activity) => reasons.map((why) => ({ activity, why })));
  return each.flatMap(({ activity, why }) => {
    const affected = rounds.filter(
      (r) => whyOf(r) === why && plan.question(r.question)?.activityId === activity.id,
    );
    const where = affected.flatMap(({ question, round }) => {
      const title = plan.step(plan.question(question)?.stepId ?? "")?.title ?? activity.title;
      return title === activity.title && round === 1 ? [] : [{ title, round }];
    });
    return affected.length > 0 ? [{ activity, why, where }] : [];
  });
}

/** The rounds that kinds may see; a question's last one tells of a later, withheld round. */
function sourceOf(input: DebriefInput): DebriefSource {
  const { made: work, workshop, rounds } = input;
  const isShown = ({ withheld, answers }: RoundInput) =>
    !withheld || answers.some(({ body }) => !isPass(body));
  const last = (question: string, shown: boolean) =>
    Math.max(0, ...rounds.flatMap((r) => (r.question === question && isShown(r) === shown ? r.round : [])));
  const shown = rounds.filter(isShown).map((r) => {
    const later = r.round === last(r.question, true) && last(r.question, false) > r.round;
    return later ? { ...r, laterUnshown: true as const } : r;
  });
  const source = {
    ...input,
    rounds: shown,
    compare: (sheet: Worksheet, dots: Readonly<Record<string, number>>) =>
      work ? comparisonIn(work, sheet, workshop, work.whole, dots) : null,
  };
  return source;
}

export const inKinds = (debriefs: readonly ActivityDebrief[]): [ActivityDebrief, ...ActivityDebrief[]][] =>
  [...groupedBy(debriefs, (d) => d.kind).values()] as [ActivityDebrief, ...ActivityDebrief[]][];

/** The same list; a kind may say more of an activity by what stands beside it in its session. */
function besideOthers(debriefs: readonly ActivityDebrief[]): ActivityDebrief[] {
  const replacements = new Map<string, ActivityDebrief>();
  for (const alike of inKinds(debriefs))
    for (const debrief of kindOf(alike[0]).combined?.(alike) ?? alike)
      replacements.set(debrief.activity.id, debrief);
  return debriefs.map((a) => replacements.get(a.activity.id) ?? a);
}

/** The most people who gave an answer in one round of one activity. Question ids begin with its id. */
function answeredIn(activityId: string, input: DebriefInput): number {
  const mine = input.rounds.filter(
    (r) => r.question === activityId || r.question.startsWith(`${activityId}/`),
  );
  return Math.max(0, ...mine.map(answersIn));
}

/** Rounds that a debrief may show; once ended, also those undone after people had answered. */
export function readableRounds(
  state: RoomState,
  stored: ReadonlySet<string>,
): Pick<RoundInput, "question" | "round">[] {
  const questions = planOf(state.workshop).steps.flatMap((s) => [
    ...(s.question ? [s.question] : []),
    ...s.whatIfs.map((w) => w.question),
  ]);
  // Several steps may share one question.
  return [...new Set(questions)].flatMap((question) => {
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
