/** Brings a command that was read to whoever in the room does it, after the permissions. */
import { atDoor } from "@/server/rooms/door";
import type { Member } from "@/server/sockets/member";
import { sheetCommand } from "@/server/sockets/sheets";
import { metrics } from "@/server/operations/metrics";
import { type Command, isTo } from "@/workshop/commands/all";
import { refusalFor } from "@/workshop/commands/permissions";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { MineMessage } from "@/workshop/protocol/down";
import { unreachable } from "@/model/unreachable";

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
  if (isTo("log", command)) return room.control(actor, command);
  if (isTo("door", command)) return atDoor(room, actor, command);
  if (isTo("sheets", command)) return sheetCommand(room, actor, command, connection);
  const refused = refusalFor(room.state, command.type, actor);
  if (isTo("answers", command)) {
    if (actor.role !== "participant") return refusal(refused ?? "not-allowed");
    const ack = await room.answer(actor.id, command, own);
    if (!ack.ok) metrics.answers.inc({ outcome: "refused" });
    if (ack.ok && room.isOwn(command.question)) show(await room.mine(actor.id, own));
    return ack;
  }
  if (refused) return refusal(refused);
  if (command.type === "pages") room.crowd.paged(connection, command);
  else if (actor.role !== "participant") return refusal("not-allowed");
  else if (isTo("box", command)) return room.ask(actor.id, command);
  else if (command.type === "pause") room.crowd.pause(actor.id, command.on);
  else return unreachable(command);
  room.crowdChanged();
  return { ok: true };
}
