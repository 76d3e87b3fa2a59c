/** Limits for presenters: only while the room is in their session, and only for its steps and questions. */
import type { RoomAndPlan, PresenterLimit } from "@/workshop/commands/define";
import { isAtSession, sessionAt, sessionOfActivity } from "@/workshop/room/handover";

/** The presenter has said their name, and the room stands in their session. */
export const inSession: PresenterLimit<unknown> = (_command, { state, plan }, handover) => {
  if (handover.name === null) return "name-first";
  return isAtSession(state, plan, handover.session) ? null : "not-your-session";
};

export const ofSession =
  <C>(sessionOf: (command: C, room: RoomAndPlan) => string | null): PresenterLimit<C> =>
  (command, room, handover) =>
    inSession(command, room, handover) ??
    (sessionOf(command, room) === handover.session ? null : "not-your-session");

export const ofQuestion = ofSession<{ question: string }>(({ question }, { plan }) =>
  sessionAt(plan, plan.question(question)?.stepId ?? null),
);

export const ofActivity = ofSession<{ activity: string }>(({ activity }, { plan }) =>
  sessionOfActivity(plan, activity),
);
