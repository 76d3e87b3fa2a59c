/** The run sheet as one line of steps, and the room's place on it. */
import { dayToRun, placeOfUnit, slotOfUnit, unitsOf } from "@/workshop/room/agenda/agenda";
import type { LiveAgenda, LiveDay } from "@/model/room/agenda";
import { stopsOf } from "@/workshop/room/agenda/order";
import { leadsBack, noticeBefore } from "@/workshop/room/stops";
import type { ConsoleView, PlanMessage, PlanStep } from "@/workshop/protocol/console";

type PlanActivity = PlanMessage["sessions"][number]["activities"][number];

interface Index {
  steps: PlanStep[];
  stepWith: ReadonlyMap<string, PlanStep>;
  activityWith: ReadonlyMap<string, PlanActivity>;
}

const indexes = new WeakMap<PlanMessage, Index>();

/** Cached, as each view looks into the plan hundreds of times. */
function indexOf(plan: PlanMessage): Index {
  const cached = indexes.get(plan);
  if (cached) return cached;
  const activities = plan.sessions.flatMap((s) => s.activities);
  const steps = activities.flatMap((a) => a.steps);
  // Of two with the same id the first counts.
  const index = {
    steps,
    stepWith: new Map(steps.toReversed().map((s) => [s.id, s])),
    activityWith: new Map(activities.toReversed().map((a) => [a.id, a])),
  };
  indexes.set(plan, index);
  return index;
}

export const activityOf = (plan: PlanMessage, id: string | null | undefined): PlanActivity | undefined =>
  indexOf(plan).activityWith.get(id ?? "");

export const stepIdsOf =
  (plan: PlanMessage) =>
  (activity: string): string[] =>
    activityOf(plan, activity)?.steps.map((s) => s.id) ?? [];

interface StepNeighbours {
  current: PlanStep | null;
  next: PlanStep | null;
  back: PlanStep | null;
  /** Next leads back to the place before the latest jump. */
  leadsBack: boolean;
}

type Place = Pick<ConsoleView, "step" | "shown"> & Partial<Pick<ConsoleView, "back" | "returnTo">>;

/**
 * The present step and its neighbours. After a jump, Next goes on in that session and then back. Outside the
 * agenda it goes on within the activity, then to steps not shown yet; beside the run it leads back.
 */
export function stepNeighbours(plan: PlanMessage, view: Place, agenda: LiveAgenda): StepNeighbours {
  const { stepWith } = indexOf(plan);
  const stepAt = (id: string | null | undefined): PlanStep | null => (id ? stepOf(plan, id) : null);
  const asideOf = (step: PlanStep | undefined) => activityOf(plan, step?.activityId)?.aside;
  const stopsIn = (day: LiveDay | null) =>
    (day ? stopsOf(day, stepIdsOf(plan)) : [])
      .filter(({ id }) => stepWith.has(id) || (plan.role !== "presenter" && slotOfUnit(id) !== null))
      .filter(({ id }) => id === view.step || !asideOf(stepWith.get(id)) || !view.shown.includes(id));
  const today = dayToRun(agenda);
  const current = stepAt(view.step);
  const history = stepAt(view.back);
  if (!current) return { current, next: stepAt(stopsIn(today)[0]?.id), back: history, leadsBack: false };
  const siblings = stepIdsOf(plan)(current.activityId);
  const here = siblings.indexOf(current.id);
  const aside = asideOf(current);
  if (aside) {
    const toCome = stopsIn(today).find(({ id }) => !siblings.includes(id) && !view.shown.includes(id));
    return {
      current,
      next: stepAt(siblings[here + 1]) ?? stepAt(aside.from) ?? stepAt(toCome?.id),
      back: stepAt(siblings[here - 1]) ?? stepAt(aside.from) ?? history,
      leadsBack: false,
    };
  }
  const place = placeOfUnit(agenda, current.activityId);
  const stops = stopsIn(place?.day ?? null);
  const index = stops.findIndex(({ id }) => id === current.id);
  const following = index >= 0 ? stops[index + 1] : undefined;
  const back = history ?? stepAt(index >= 0 ? stops[index - 1]?.id : siblings[here - 1]);
  const onward = stepAt(index >= 0 ? following?.id : siblings[here + 1]);
  const within = index < 0 || (place && following && unitsOf(place.slot).includes(following.unit));
  const home = stepAt(view.returnTo);
  if (home)
    return within && onward
      ? { current, next: onward, back, leadsBack: false }
      : { current, next: home, back, leadsBack: true };
  const open =
    index >= 0 && place?.day === today
      ? undefined
      : stopsIn(today).find(({ id }) => !view.shown.includes(id));
  return { current, next: onward ?? stepAt(open?.id), back, leadsBack: false };
}

/** A break of the agenda as a step with nothing but a title. */
function breakStep(plan: PlanMessage, id: string): PlanStep | null {
  const slot = slotOfUnit(id);
  if (slot === null) return null;
  const title = plan.breaks.find((b) => b.id === slot)?.title ?? "";
  return {
    id,
    title,
    notice: false,
    activityId: id,
    kind: "break",
    onPhones: true,
    seconds: null,
    readFirst: null,
    expertNext: false,
    notes: null,
    question: null,
    whatIfs: [],
    keys: {},
  };
}

type StepState = "done" | "now" | "to-come";

export const stepStateOf = (id: string, view: Pick<ConsoleView, "step" | "shown">): StepState =>
  id === view.step ? "now" : view.shown.includes(id) ? "done" : "to-come";

/** A step in full: "Paula's story 5 · threat of police". */
export const nameOf = (plan: PlanMessage, step: PlanStep): string =>
  step.part ? `${activityTitle(plan, step)} ${step.part} · ${step.title}` : step.title;

/** True where a content notice comes first on the way to a step. */
export function noticeAhead(plan: PlanMessage, from: string | null, to: PlanStep): boolean {
  const { stepWith } = indexOf(plan);
  if (leadsBack(activityOf(plan, stepWith.get(from ?? "")?.activityId)?.aside, to.id)) return false;
  return noticeBefore({ step: (id) => stepWith.get(id) }, from, to.id) !== to.id;
}

/** The step with this id, a break of the agenda included. */
export const stepOf = (plan: PlanMessage, id: string): PlanStep | null =>
  indexOf(plan).stepWith.get(id) ?? breakStep(plan, id);

/** The step at which a question is asked, its what-ifs included. */
export const stepAsking = (plan: PlanMessage, question: string): PlanStep | undefined =>
  indexOf(plan).steps.find((s) => s.question === question || s.whatIfs.some((w) => w.question === question));

export const activityTitle = (plan: PlanMessage, step: PlanStep): string =>
  activityOf(plan, step.activityId)?.title ?? step.title;
