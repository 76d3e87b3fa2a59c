/**
 * Changes of the workshop in a running room. Pure. Checked by the same schemas and rules as authored content; nothing
 * that the room has stood at or asked can vanish; a translation keeps every text whose original did not change.
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
   * A new activity behind another one of its session, in front of one (`before`, with no `after`), or at its end. `aside`: it is asked at once, beside the run of the
   * room, which then goes on where it was; behind nothing, it stands before the others.
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

/** What is not to be taken out of the room: steps it stood at, questions it asked. */
export interface UsedParts {
  steps: ReadonlySet<string>;
  questions: ReadonlySet<string>;
}

/**
 * @param finished activities that nobody can answer any more
 * @param at the step at which the room stands
 */
export function amend(
  workshop: Workshop,
  asked: AmendmentAsked,
  used: UsedParts,
  finished: readonly string[],
  at: StepId | null = null,
): Amended {
  const read = readActivity(asked.activity, workshop);
  if (!read.ok) return rejectedAmendment("bad-content", read.problems);
  const { activity } = read;
  const plan = planOf(workshop);
  const known = plan.activity(activity.id);
  if (asked.do === "insert") {
    if (known)
      return sameContent(known, activity) ? { ok: true, amendment: null } : rejectedAmendment("id-taken");
    const session = plan.session(asked.session);
    if (!session) return rejectedAmendment("unknown-session");
    const { session: into, after, before, aside } = asked;
    if ([after, before].some((id) => id && !session.activities.some((a) => a.id === id)))
      return rejectedAmendment("unknown-activity");
    return checked(workshop, {
      do: "insert",
      session: into,
      after,
      ...(before && { before }),
      activity,
      ...(aside && { aside: { from: at } }),
    });
  }
  if (!known) return rejectedAmendment("unknown-activity");
  if (sameContent(known, activity)) return { ok: true, amendment: null };
  if (versionOf(known) !== asked.base) return rejectedAmendment("changed-by-other");
  if (finished.includes(activity.id)) return rejectedAmendment("finished");
  const amended = checked(workshop, { do: "change", activity });
  if (!amended.ok || amended.amendment === null) return amended;
  const next = planOf(amended.workshop);
  const steps = plan.steps.filter((s) => s.activityId === activity.id && used.steps.has(s.id));
  const questions = plan.questionsOf(activity.id).filter((q) => used.questions.has(q.id));
  const lost =
    steps.some((s) => !next.step(s.id)) || questions.some((q) => next.question(q.id)?.stepId !== q.stepId);
  if (lost || (questions.length > 0 && known.kind !== activity.kind)) return rejectedAmendment("in-use");
  // What was promised of answers goes on holding, also of those to a round that was taken back.
  if (steps.length > 0 && isAboutPeople(known) && !isAboutPeople(activity))
    return rejectedAmendment("in-use");
  return amended;
}

/** The workshop after one change that was taken. */
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
 * The stand, with the rounds of questions that people see just as before taken over to the newest version: a corrected
 * key or note counts for them, and a story of which a later part was changed stays one story.
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
    const asked = roundsOf(position, question.id);
    if (asked.length === 0) continue;
    rounds[question.id] = asked.map((round) =>
      looksSame(versions[round.version]!, versions[version]!, question) ? { ...round, version } : round,
    );
  }
  return { ...position, rounds };
}

/** The same for rounds that were taken back. */
export const backCarriedOver = (back: readonly TakenBack[], versions: readonly Workshop[]): TakenBack[] =>
  back.map((t) => (asksTheSame(versions, t) ? { ...t, version: versions.length - 1 } : t));

/** Whether people would see the question of a round that was taken back just as they saw it. */
export function asksTheSame(versions: readonly Workshop[], { question, version }: TakenBack): boolean {
  const now = versions.at(-1)!;
  const asked = planOf(now).question(question);
  return asked !== undefined && looksSame(versions[version]!, now, asked);
}

function looksSame(before: Workshop, after: Workshop, question: Question): boolean {
  const [a, b] = [before, after].map((workshop) => {
    const plan = planOf(workshop);
    const activity = plan.activity(question.activityId);
    const own = plan.question(question.id);
    const step = own && plan.step(own.stepId);
    if (!activity || !own || !step) return null;
    const rules = kindOf(activity);
    const place = {
      step,
      question: own,
      shown: [],
      surface: "stage" as const,
      since: null,
      minutes: null,
      asset: (file: string) => file,
    };
    return {
      kind: activity.kind,
      asked: rules.ask(activity, own),
      options: rules.options(activity, own),
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

/** The translations without texts whose original is another one now, or gone. */
function stillTrue(workshop: Workshop, activity: Activity): Workshop["translations"] {
  const known = planOf(workshop).activity(activity.id);
  if (!known || Object.keys(workshop.translations).length === 0) return workshop.translations;
  const [was, is] = [known, activity].map(
    (a) => new Map(textsOf(workshopOfOne(workshop, a)).map((t) => [t.path, t.text])),
  );
  const stale = new Set([...was!].filter(([path, text]) => is!.get(path) !== text).map(([path]) => path));
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
