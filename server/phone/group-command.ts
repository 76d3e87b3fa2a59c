/** Forms about groups, posted by a page without script, as the commands that the phone's script would send. */
import { randomUUID } from "node:crypto";
import type { LiveRoom } from "@/server/rooms/live-room";
import { commandSchema, definitionOf, isTo } from "@/workshop/commands/all";
import { refusalFor } from "@/workshop/commands/permissions";
import { commandFrom } from "@/workshop/groups/form-command";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { Actor } from "@/workshop/session/actor";

/** Does what the form asks for; null where it is no such form. */
export async function groupCommand(
  room: LiveRoom,
  participant: string,
  form: URLSearchParams,
): Promise<Ack | null> {
  const command = commandSchema.safeParse(commandFrom(form, randomUUID())).data;
  if (!command || !definitionOf(command).form) return null;
  const actor: Actor = { role: "participant", roomId: room.id, id: participant };
  if (isTo("log", command)) return room.control(actor, command);
  if (!isTo("sheets", command)) return null;
  const refused = refusalFor(room.state, command.type, actor);
  return refused ? refusal(refused) : room.worksheets.command(participant, command, `page of ${participant}`);
}
