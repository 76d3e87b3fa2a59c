/** What phones and consoles ask of the shared sheets; who they are comes from their connection. */
import type { LiveRoom } from "@/server/rooms/live-room";
import type { CommandTo } from "@/workshop/commands/all";
import { commandRefusal } from "@/workshop/commands/permissions";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { Actor } from "@/workshop/session/actor";

/** @param connection the id of the socket */
export async function sheetCommand(
  room: LiveRoom,
  actor: Actor,
  command: CommandTo<"sheets">,
  connection: string,
): Promise<Ack> {
  const refused = commandRefusal(room.state, command, actor);
  if (refused) return refusal(refused);
  return room.worksheets.command(actor.role === "participant" ? actor.id : null, command, connection);
}
