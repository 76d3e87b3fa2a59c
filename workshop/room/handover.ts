/**
 * The hand-over of a session to a presenter, or of a small part of a room to a helper or an observer: rights and
 * end. Its id is that of its command; the server derives its link's key from the id and stores it nowhere. Pure.
 */
import type { StepId } from "@/model/activity/question";
import type { Effect } from "@/workshop/room/effects";
import type { Plan } from "@/workshop/content/plan";
import type { Linked } from "@/workshop/room/actor";
import type { Handover, RoomState } from "@/workshop/room/state";

/** The most hand-overs in one room. */
export const MAX_HANDOVERS = 100;

/** The most links for helpers and observers at the same time. */
export const MAX_INVITED = 24;

/** The role of its link's holder. */
export const handoverRole = ({ as }: Pick<Handover, "as">): "presenter" | Linked => as ?? "presenter";

export const handoverOf = (state: RoomState, id: string): Handover | undefined =>
  state.handovers.find((h) => h.id === id && !h.over);

/** The session that the room stands in; null in a break, before the first step, and between two days. */
export const sessionAt = (plan: Plan, step: StepId | null): string | null =>
  (step && plan.step(step)?.sessionId) || null;

/** The session that an activity is of; null where there is no such activity. */
export const sessionOfActivity = (plan: Plan, activity: string): string | null =>
  plan.steps.find((s) => s.activityId === activity)?.sessionId ?? null;

export const isAtSession = (state: RoomState, plan: Plan, session: string): boolean =>
  sessionAt(plan, state.position.step) === session;

export const endHandovers = (
  handovers: readonly Handover[],
  over: (handover: Handover) => boolean,
): Handover[] => handovers.map((h) => (!h.over && over(h) ? { ...h, over: true } : h));

/**
 * The hand-overs after a move: those of sessions left for good are over. A jump away, a break and a step back
 * keep them; after a break, all visited sessions before the step are left.
 */
export function handoversAfter(state: RoomState, plan: Plan, to: StepId, away: boolean): Handover[] {
  const { step, shown } = state.position;
  const now = plan.step(to);
  if (step === null || !now || away) return state.handovers;
  const from = plan.step(step);
  const left = (from ? [from] : shown.flatMap((id) => plan.step(id) ?? [])).filter(
    ({ sessionId, index }) => sessionId !== now.sessionId && index < now.index,
  );
  return endHandovers(state.handovers, (h) => left.some(({ sessionId }) => sessionId === h.session));
}

const endedBetween = (before: readonly Handover[], after: readonly Handover[]): string[] =>
  after.filter((h) => h.over && before.some((b) => b.id === h.id && !b.over)).map((h) => h.id);

export const releaseEffects = (before: readonly Handover[], after: readonly Handover[]): Effect[] =>
  endedBetween(before, after).map((handover) => ({ type: "let-go", handover }));
