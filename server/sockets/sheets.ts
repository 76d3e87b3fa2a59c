/** What phones and consoles ask of the shared sheets; who they are comes from their connection. */
import type { LiveRoom } from "@/server/rooms/live-room";
import type { SheetCommand } from "@/workshop/groups/commands";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { Reason } from "@/workshop/protocol/reasons";
import type { Actor } from "@/workshop/session/actor";
import { handoverOf, isAtSession } from "@/workshop/session/handover";
import { refusalFor } from "@/workshop/session/permissions";
import { planOf } from "@/workshop/session/plan";

/** @param connection the id of the socket */
export async function sheetCommand(
  room: LiveRoom,
  actor: Actor,
  command: SheetCommand,
  connection: string,
): Promise<Ack> {
  const refused = refusalFor(room.state, command.type, actor) ?? lookRefusal(room, actor, command);
  if (refused) return refusal(refused);
  return room.worksheets.command(actor.role === "participant" ? actor.id : null, command, connection);
}

/** A presenter looks into sheets of their own session alone, while the room is at it. */
function lookRefusal({ state }: LiveRoom, actor: Actor, command: SheetCommand): Reason | null {
  if (command.type !== "look" || command.sheet === null || actor.role !== "presenter") return null;
  const handover = handoverOf(state, actor.id);
  if (!handover) return "handed-back";
  const plan = planOf(state.workshop);
  const of = plan.steps.find((s) => s.activityId === command.sheet?.activity)?.sessionId;
  return of === handover.session && isAtSession(state, plan, handover.session) ? null : "not-your-session";
}
