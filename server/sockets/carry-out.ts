/** Brings a command that was read to whoever in the room does it, after the table of permissions. */
import { atDoor } from "@/server/rooms/door";
import type { Member } from "@/server/sockets/member";
import { sheetCommand } from "@/server/sockets/sheets";
import { metrics } from "@/server/watch/metrics";
import { isSheetCommand } from "@/workshop/groups/commands";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import { isDoorCommand } from "@/workshop/protocol/door";
import type { MineMessage } from "@/workshop/protocol/down";
import type { Command } from "@/workshop/protocol/up";
import { refusalFor } from "@/workshop/session/permissions";

/**
 * @param connection names the connection that asks
 * @param show shows its giver what nobody else may read, as it will be given back
 */
export async function carryOut(
  { room, actor, own = null }: Member,
  command: Command,
  connection: string,
  show: (mine: MineMessage) => void,
): Promise<Ack> {
  if (isDoorCommand(command)) return atDoor(room, actor, command);
  if (isSheetCommand(command)) return sheetCommand(room, actor, command, connection);
  switch (command.type) {
    case "answer": {
      if (actor.role !== "participant")
        return refusal(refusalFor(room.state, command.type, actor) ?? "not-allowed");
      const ack = await room.answer(actor.id, command, own);
      if (!ack.ok) metrics.answers.inc({ outcome: "refused" });
      if (ack.ok && room.isOwn(command.question)) show(await room.mine(actor.id, own));
      return ack;
    }
    case "pause":
    case "post":
    case "support": {
      const refused = refusalFor(room.state, command.type, actor);
      if (refused || actor.role !== "participant") return refusal(refused ?? "not-allowed");
      if (command.type !== "pause") return room.ask(actor.id, command);
      room.crowd.pause(actor.id, command.on);
      room.crowdChanged();
      return { ok: true };
    }
    default:
      return room.control(actor, command);
  }
}
