/**
 * The one way a room changes. Pure, so that a log replays. Refusals are values of a closed set; effects name
 * what is due once the command is durable.
 */
import { definitionOf, type LoggedCommand } from "@/workshop/commands/all";
import { commandRefusal } from "@/workshop/commands/permissions";
import type { Actor } from "@/workshop/room/actor";
import type { Effect, Refusal } from "@/workshop/room/effects";
import { handoverOf } from "@/workshop/room/handover";
import { planOf } from "@/workshop/content/plan";
import { markSeen } from "@/workshop/room/rounds";
import { type RoomState, UNDO_DEPTH } from "@/workshop/room/state";
import type { ResolveContext } from "@/workshop/commands/define";
import type { Reason } from "@/model/reasons";

export type Applied =
  /** `changed` is false when the room already stands as asked: nothing to log. */
  { ok: true; state: RoomState; effects: Effect[]; changed: boolean } | ({ ok: false } & Refusal);

/** Applies one logged command, or refuses it. @param context.now milliseconds since the epoch */
export function apply(
  state: RoomState,
  command: LoggedCommand,
  { actor, now }: { actor: Actor; now: number },
): Applied {
  const refused = commandRefusal(state, command, actor);
  const done =
    refused ?? definitionOf(command).apply!(command, { state, plan: planOf(state.workshop), actor, now });
  if (done === null) return { ok: true, state, effects: [], changed: false };
  if (typeof done === "string") return { ok: false, reason: done };
  if ("reason" in done) return { ok: false, ...done };
  const { change, effects = [], undoable } = done;
  const next: RoomState = {
    ...state,
    revision: state.revision + 1,
    driver: driverAfter(state, actor),
    ...(undoable && {
      undoStack: [...state.undoStack, { did: command.type, position: state.position }].slice(-UNDO_DEPTH),
    }),
    ...change,
  };
  return { ok: true, changed: true, effects, state: { ...next, position: markSeen(next.position) } };
}

/** The leader of the room after an actor's command. */
function driverAfter(state: RoomState, actor: Actor): RoomState["driver"] {
  if (actor.role === "presenter") return { id: actor.id, name: handoverOf(state, actor.id)?.name ?? "" };
  return "name" in actor ? { id: actor.id, name: actor.name } : state.driver;
}

/**
 * A command with what the server draws for it (its `resolve`), as the log keeps it; or the reason for
 * refusal.
 */
export const resolveCommand = (command: LoggedCommand, context: ResolveContext): LoggedCommand | Reason =>
  (definitionOf(command).resolve?.(command, context) as LoggedCommand | Reason | undefined) ?? command;
