/**
 * A session in somebody else's hands: what a presenter may do, and when that ends. Pure. A hand-over is named by the
 * command that made it; the key of its link is derived from that name by the server and kept nowhere.
 */
import { isGroupCommand } from "@/workshop/groups/change";
import type { Drawn } from "@/workshop/groups/commands";
import type { RemoveMany } from "@/workshop/protocol/door";
import type { Reason } from "@/workshop/protocol/reasons";
import type { Control } from "@/workshop/protocol/up";
import type { Actor } from "@/workshop/session/actor";
import type { Plan } from "@/workshop/session/plan";
import type { Changed, Effect } from "@/workshop/session/effects";
import type { StepId } from "@/workshop/session/question";
import type { RoomState } from "@/workshop/session/state";

export interface Handover {
  id: string;
  session: string;
  /** The trainer who handed over. */
  by: string;
  /** The presenter's name; null until somebody has opened the link and said it. */
  name: string | null;
  over: boolean;
}

/** The most hand-overs in one room. */
export const MOST_HANDOVERS = 100;

export type Presenter = Extract<Actor, { role: "presenter" }>;

/** The hand-over of a presenter, while it lasts. */
export const handoverOf = (state: RoomState, id: string): Handover | undefined =>
  state.handovers.find((h) => h.id === id && !h.over);

/** The session that the room stands in; null in a break, before the first step, and between two days. */
const sessionAt = (plan: Plan, step: StepId | null): string | null =>
  (step && plan.step(step)?.sessionId) || null;

/** Whether the room is at the presenter's session just now. */
export const isAtSession = (state: RoomState, plan: Plan, session: string): boolean =>
  sessionAt(plan, state.stand.step) === session;

/**
 * Why a presenter may not do this now; null when they may. Only their own session's steps and questions, and only
 * while the room stands in it: the trainer brings the room there.
 */
export function presenterRefusal(
  state: RoomState,
  plan: Plan,
  command: Control | Drawn | RemoveMany,
  actor: Presenter,
): Reason | null {
  const handover = handoverOf(state, actor.id);
  if (!handover) return "handed-back";
  if (command.type === "introduce") return null;
  if (command.type === "take-back") return command.handover === actor.id ? null : "not-allowed";
  if (handover.name === null) return "name-first";
  if (!isAtSession(state, plan, handover.session)) return "not-your-session";
  return scopeOf(state, plan, command).every((session) => session === handover.session)
    ? null
    : "not-your-session";
}

/** The sessions that a command touches; null where it is none. */
function scopeOf(state: RoomState, plan: Plan, command: Control | Drawn | RemoveMany): (string | null)[] {
  switch (command.type) {
    case "go":
      return [sessionAt(plan, command.to)];
    case "ask":
    case "open":
    case "close":
    case "reveal":
    case "hide":
    case "explain":
    case "curate":
    case "add-time":
      return [sessionAt(plan, plan.question(command.question)?.stepId ?? null)];
    case "undo":
      return [sessionAt(plan, state.past.at(-1)?.stand.step ?? null)];
    default:
      return isGroupCommand(command) && "activity" in command
        ? [plan.steps.find((s) => s.activityId === command.activity)?.sessionId ?? null]
        : [];
  }
}

/** The hand-overs with some of them over. */
export const withOver = (handovers: readonly Handover[], over: (handover: Handover) => boolean): Handover[] =>
  handovers.map((h) => (!h.over && over(h) ? { ...h, over: true } : h));

/**
 * The hand-overs after the room has gone to another step: those of a session that it has left for good are over. A
 * jump away, a break and a step back leave them as they are; where the room comes from a break, all sessions before the
 * step that it has been in are left.
 */
export function handoversAfter(state: RoomState, plan: Plan, to: StepId, away: StepId | null): Handover[] {
  const { step, shown } = state.stand;
  const now = plan.step(to);
  if (step === null || !now || away !== null) return state.handovers;
  const from = plan.step(step);
  const left = (from ? [from] : shown.flatMap((id) => plan.step(id) ?? [])).filter(
    ({ sessionId, index }) => sessionId !== now.sessionId && index < now.index,
  );
  return withOver(state.handovers, (h) => left.some(({ sessionId }) => sessionId === h.session));
}

/** The ids that are over in `after` and were not before. */
export const endedBetween = (before: readonly Handover[], after: readonly Handover[]): string[] =>
  after.filter((h) => h.over && before.some((b) => b.id === h.id && !b.over)).map((h) => h.id);

/** The hand-overs that a change of them ended. */
export const lettingGo = (before: readonly Handover[], after: readonly Handover[]): Effect[] =>
  endedBetween(before, after).map((handover) => ({ type: "let-go", handover }));

/** A session goes into other hands, its presenter says who they are, and it comes back. Called by `apply` alone. */
export function changeHandovers(
  state: RoomState,
  plan: Plan,
  command: Extract<Control, { type: "hand-over" | "take-back" | "introduce" }>,
  actor: Actor,
): Changed {
  const { handovers } = state;
  switch (command.type) {
    case "hand-over": {
      if (!plan.session(command.session)) return "unknown-session";
      if (handovers.length >= MOST_HANDOVERS) return "too-many-changes";
      const by = "name" in actor ? actor.name : "";
      return {
        change: {
          handovers: [
            ...handovers,
            { id: command.id, session: command.session, by, name: null, over: false },
          ],
        },
      };
    }
    case "take-back": {
      const known = handovers.find((h) => h.id === command.handover);
      if (!known) return "unknown-handover";
      if (known.over) return null;
      const after = withOver(handovers, (h) => h === known);
      return { change: { handovers: after }, effects: lettingGo(handovers, after) };
    }
    case "introduce": {
      const known = handovers.find((h) => "id" in actor && h.id === actor.id);
      if (!known || known.name === command.name) return null;
      return {
        change: { handovers: handovers.map((h) => (h === known ? { ...known, name: command.name } : h)) },
      };
    }
  }
}
