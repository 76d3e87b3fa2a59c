/** Forms about groups, posted by a page without script, as the commands that the phone's script would send. */
import { randomUUID } from "node:crypto";
import type { LiveRoom } from "@/server/rooms/live-room";
import { isSheetCommand } from "@/workshop/groups/commands";
import { commandFrom } from "@/workshop/groups/form-command";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import { commandSchema, controlSchema } from "@/workshop/protocol/up";
import type { Actor } from "@/workshop/session/actor";
import { refusalFor } from "@/workshop/session/permissions";

/** What such forms may ask for. */
const OURS: ReadonlySet<string> = new Set([
  "join-group",
  "take-seat",
  "give-seat",
  "call",
  "volunteer",
  "card",
  "grey",
  "black",
  "remark",
]);

/** Does what the form asks for; null where it is no such form. */
export async function groupCommand(
  room: LiveRoom,
  participant: string,
  form: URLSearchParams,
): Promise<Ack | null> {
  const command = commandSchema.safeParse(commandFrom(form, randomUUID())).data;
  if (!command || !OURS.has(command.type)) return null;
  const actor: Actor = { role: "participant", roomId: room.id, id: participant };
  if (isSheetCommand(command)) {
    const refused = refusalFor(room.state, command.type, actor);
    return refused
      ? refusal(refused)
      : room.worksheets.command(participant, command, `page of ${participant}`);
  }
  const control = controlSchema.safeParse(command).data;
  return control ? room.control(actor, control) : null;
}
