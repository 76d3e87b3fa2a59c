/**
 * Changes of a running room's workshop, checked like authored content. Nothing asked or visited can vanish;
 * translations keep texts whose original stays. Pure.
 */
import { type Activity, activitySchema, kindOf } from "@/activities/kinds";
import type { Question, StepId } from "@/model/activity/question";
import type { Reason } from "@/model/reasons";
import type { DraftActivity } from "@/workshop/editor/draft";
import { activityProblems, type Problem } from "@/workshop/editor/problems";
import { sameContent, versionOf } from "@/workshop/editor/version";
import { checkWorkshop } from "@/workshop/content/check";
import { textsOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import { isAboutPeople } from "@/workshop/room/about-people";
import { addedTo } from "@/workshop/room/agenda/change";
import { planOf } from "@/workshop/content/plan";
import { type Amendment, roundsOf, type StagePosition, type TakenBack } from "@/workshop/room/state";
import { z } from "zod";
import { slug } from "@/model/text/text-schemas";

/** Checked by `amend`, which says what is wrong with it. */
const content = z.record(z.string().max(60), z.unknown());
/** A change of the workshop in a running room, as a console asks for it. */
export const amendmentSchema = z.discriminatedUnion("do", [
  /**
   * A new activity after one of its session, before one (`before` without `after`), or at the end. `aside`:
   * asked at once beside the run; without `after`, it stands first.
   */
  z.strictObject({
    do: z.literal("insert"),
    session: slug,
    after: slug.nullable(),
    before: slug.optional(),
    activity: content,
    aside: z.literal(true).optional(),
  }),
  /** Another content for an activity; `base` is the version of it that was seen (`versionOf`). */
  z.strictObject({ do: z.literal("change"), base: z.string().max(40), activity: content }),
]);
type AmendmentAsked = z.infer<typeof amendmentSchema>;

/** The most changes in one room. */
export const MAX_AMENDMENTS = 300;

type Amended =
  | { ok: true; amendment: Amendment; workshop: Workshop }
  /** The content is the same already. */
  | { ok: true; amendment: null }
  | { ok: false; reason: Reason; problems?: Problem[] };

const rejectedAmendment = (reason: Reason, problems?: Problem[]): Amended => ({
  ok: false,
  reason,
  ...(problems ? { problems } : {}),
});

/** Steps visited and questions asked, which must stay. */
export interface UsedParts {
  steps: ReadonlySet<string>;
  questions: ReadonlySet<string>;
}

/** @param finished activities that take no more answers @param here the present step */
export function amend(
  workshop: Workshop,
  request: AmendmentAsked,
  used: UsedParts,
  finished: readonly string[],
  here: StepId | null = null,
): Amended {
  const read = readActivity(request.activity, workshop);
  if (!read.ok) return rejectedAmendment("bad-content", read.problems);
  const { activity } = read;
  const plan = planOf(workshop);
  const previous = plan.activity(activity.id);
  if (request.do === "insert") {
    if (previous)
      return sameContent(previous, activity) ? { ok: true, amendment: null } : rejectedAmendment("id-taken");
    const session = plan.session(request.session);
    if (!session) return rejectedAmendment("unknown-session");
    const { session: into, after, before, aside } = request;
    if ([after, before].some((id) => id && !session.activities.some((a) => a.id === id)))
      return rejectedAmendment("unknown-activity");
    return checked(workshop, {
      do: "insert",
      session: into,
      after,
      ...(before && { before }),
      activity,
      ...(aside && { aside: { from: here } }),
    });
  }
  if (!previous) return rejectedAmendment("unknown-activity");
  if (sameContent(previous, activity)) return { ok: true, amendment: null };
  if (versionOf(previous) !== request.base) return rejectedAmendment("changed-by-other");
  if (finished.includes(activity.id)) return rejectedAmendment("finished");
  const amended = checked(workshop, { do: "change", activity });
  if (!amended.ok || amended.amendment === null) return amended;
  const next = planOf(amended.workshop);
  const steps = plan.steps.filter((s) => s.activityId === activity.id && used.steps.has(s.id));
  const questions = plan.questionsOf(activity.id).filter((q) => used.questions.has(q.id));
  const lost =
    steps.some((s) => !next.step(s.id)) || questions.some((q) => next.question(q.id)?.stepId !== q.stepId);
  if (lost || (questions.length > 0 && previous.kind !== activity.kind)) return rejectedAmendment("in-use");
  // A promise about answers goes on, also for rounds that were taken back.
  if (steps.length > 0 && isAboutPeople(previous) && !isAboutPeople(activity))
    return rejectedAmendment("in-use");
  return amended;
}

function withAmendment(workshop: Workshop, amendment: Amendment): Workshop {
  const { activity } = amendment;
  const sessions = workshop.sessions.map((session) => {
    if (amendment.do === "insert") {
      if (session.id !== amendment.session) return session;
      const { before, after, aside } = amendment;
      const place = { before, after, first: aside !== undefined };
      return { ...session, activities: addedTo(session.activities, activity, (a) => a.id, place) };
    }
    if (!session.activities.some((a) => a.id === activity.id)) return session;
    return { ...session, activities: session.activities.map((a) => (a.id === activity.id ? activity : a)) };
  });
  return { ...workshop, sessions, translations: stillTrue(workshop, activity) };
}

/** All versions of a room's workshop: as it was opened, and after each change. */
export function versionsFrom(workshop: Workshop, amendments: readonly Amendment[]): Workshop[] {
  const versions = [workshop];
  for (const amendment of amendments) versions.push(withAmendment(versions.at(-1)!, amendment));
  return versions;
}

/**
 * The position with rounds of unchanged looks moved to the newest version: a corrected key counts for them,
 * and a story with a changed later part stays one.
 */
export function carriedOver(
  position: StagePosition,
  versions: readonly Workshop[],
  activity: string,
): StagePosition {
  const version = versions.length - 1;
  const plan = planOf(versions[version]!);
  const rounds = { ...position.rounds };
  for (const question of plan.questionsOf(activity)) {
    const previous = roundsOf(position, question.id);
    if (previous.length === 0) continue;
    rounds[question.id] = previous.map((round) =>
      looksSame(versions[round.version]!, versions[version]!, question) ? { ...round, version } : round,
    );
  }
  return { ...position, rounds };
}

/** The same for rounds that were taken back. */
export const backCarriedOver = (back: readonly TakenBack[], versions: readonly Workshop[]): TakenBack[] =>
  back.map((t) => (asksTheSame(versions, t) ? { ...t, version: versions.length - 1 } : t));

/** True where people would see a taken back round's question as before. */
export function asksTheSame(versions: readonly Workshop[], { question, version }: TakenBack): boolean {
  const now = versions.at(-1)!;
  const current = planOf(now).question(question);
  return current !== undefined && looksSame(versions[version]!, now, current);
}

function looksSame(before: Workshop, after: Workshop, question: Question): boolean {
  const [a, b] = [before, after].map((workshop) => {
    const plan = planOf(workshop);
    const activity = plan.activity(question.activityId);
    const match = plan.question(question.id);
    const step = match && plan.step(match.stepId);
    if (!activity || !match || !step) return null;
    const rules = kindOf(activity);
    const place = {
      step,
      question: match,
      shown: [],
      surface: "stage" as const,
      since: null,
      minutes: null,
    };
    return {
      kind: activity.kind,
      asked: rules.ask(activity, match),
      options: rules.options(activity, match),
      face: rules.face(activity, place),
    };
  });
  return a !== null && b !== null && sameContent(a, b);
}

function readActivity(
  value: Record<string, unknown>,
  workshop: Workshop,
): { ok: true; activity: Activity } | { ok: false; problems: Problem[] } {
  const parsed = activitySchema.safeParse(value);
  const kind = activitySchema.options.some((o) => o.shape.kind.value === value.kind);
  const problems = kind ? activityProblems((parsed.data ?? value) as DraftActivity, workshop.words) : [];
  if (parsed.success && problems.length === 0) return { ok: true, activity: parsed.data };
  return { ok: false, problems: problems.slice(0, MAX_PROBLEMS).map(truncatedProblem) };
}

const MAX_PROBLEMS = 20;
const truncatedProblem = ({ path, sentence }: Problem): Problem => ({
  path: path.slice(0, 300),
  sentence: sentence.slice(0, 500),
});

/** The change, unless the whole would have a problem that it did not have before. */
function checked(workshop: Workshop, amendment: Amendment): Amended {
  const next = withAmendment(workshop, amendment);
  const before = new Set(checkWorkshop(workshop));
  const problems = checkWorkshop(next).filter((sentence) => !before.has(sentence));
  if (problems.length === 0) return { ok: true, amendment, workshop: next };
  return rejectedAmendment(
    "bad-content",
    problems
      .slice(0, MAX_PROBLEMS)
      .map((sentence) => truncatedProblem({ path: amendment.activity.id, sentence })),
  );
}

/** The translations without texts whose original changed or went. */
function stillTrue(workshop: Workshop, activity: Activity): Workshop["translations"] {
  const previous = planOf(workshop).activity(activity.id);
  if (!previous || Object.keys(workshop.translations).length === 0) return workshop.translations;
  const [before, after] = [previous, activity].map(
    (a) => new Map(textsOf(workshopOfOne(workshop, a)).map((t) => [t.path, t.text])),
  );
  const stale = new Set(
    [...before!].filter(([path, text]) => after!.get(path) !== text).map(([path]) => path),
  );
  if (stale.size === 0) return workshop.translations;
  return Object.fromEntries(
    Object.entries(workshop.translations).map(([language, translation]) => [
      language,
      {
        ...translation,
        texts: Object.fromEntries(Object.entries(translation.texts).filter(([path]) => !stale.has(path))),
      },
    ]),
  );
}

const workshopOfOne = (workshop: Workshop, activity: Activity): Workshop => ({
  ...workshop,
  sessions: [{ ...workshop.sessions[0]!, activities: [activity] }],
  words: [],
  agendas: [],
  handouts: [],
});
