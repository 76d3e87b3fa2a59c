import { dayPhase } from "@/workshop/room/agenda/agenda";
import {
  type CommandType,
  type Command,
  definitionOf,
  type ServerOnlyCommand,
} from "@/workshop/commands/all";
import type { Reason } from "@/model/reasons";
import type { Actor } from "@/workshop/room/actor";
import { handoverOf } from "@/workshop/room/handover";
import { planOf } from "@/workshop/content/plan";
import type { RoomState } from "@/workshop/room/state";

export function refusalFor(state: RoomState, type: CommandType, actor: Actor): Reason | null {
  if (actor.roomId !== state.roomId) return "wrong-room";
  if (actor.role === "participant" && state.removed.includes(actor.id)) return "removed";
  const { by, needsDay, afterEnd } = definitionOf({ type });
  if (!by.includes(actor.role)) return "not-allowed";
  if (state.ended && !afterEnd) return "room-ended";
  return needsDay && dayPhase(state.agenda).is === "over" ? "day-over" : null;
}

export function commandRefusal(
  state: RoomState,
  command: Command | ServerOnlyCommand,
  actor: Actor,
): Reason | null {
  const refused = refusalFor(state, command.type, actor);
  if (refused || !(actor.role === "presenter" || actor.role === "helper")) return refused;
  const handover = handoverOf(state, actor.id);
  if (!handover) return "handed-back";
  if (actor.role === "helper") return null;
  const room = { state, plan: planOf(state.workshop) };
  return definitionOf(command).presenter?.(command, room, handover) ?? null;
}
