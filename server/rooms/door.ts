/** What trainers do at a room's door. None of it is in the log but whom a sweep takes out. Harmless when done twice. */
import { unreachable } from "@/model/unreachable";
import type { Arrivals } from "@/server/rooms/arrivals";
import type { WaitingRoom } from "@/server/rooms/waiting-room";
import type { CommandTo, Logged } from "@/workshop/commands/all";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { Actor } from "@/workshop/session/actor";
import { SWEEP_LEAST } from "@/workshop/session/door";
import type { RoomState } from "@/workshop/session/state";

/** What it needs of its room. */
interface Room {
  readonly state: RoomState;
  readonly waiting: WaitingRoom;
  readonly arrivals: Arrivals;
  renewDoor(seen: string): Promise<void>;
  control(actor: Actor, command: Logged): Promise<Ack>;
}

export async function atDoor(room: Room, actor: Actor, command: CommandTo<"door">): Promise<Ack> {
  try {
    switch (command.type) {
      case "let-in":
        await room.waiting.letIn(command.people);
        return { ok: true };
      case "turn-away":
        await room.waiting.turnAway(command.people);
        return { ok: true };
      case "new-code":
        await room.renewDoor(command.seen);
        return { ok: true };
      case "newcomers":
        return { ok: true, newcomers: await room.arrivals.counted() };
      case "sweep": {
        const known = room.state.sweeps.find((s) => s.id === command.id);
        const people = known?.people ?? (await room.arrivals.swept(command.minutes, command.answered));
        if (people.length < SWEEP_LEAST) return refusal("few-newcomers");
        return room.control(actor, { type: "remove-many", id: command.id, people });
      }
      default:
        return unreachable(command);
    }
  } catch {
    return refusal("not-stored");
  }
}
