/** Commands at a room's door. Only whom a sweep removes goes into the log. All of them are idempotent. */
import { unreachable } from "@/model/unreachable";
import type { Participants } from "@/server/rooms/participants";
import type { Control } from "@/server/rooms/control";
import type { CommandTo } from "@/workshop/commands/all";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { Actor } from "@/workshop/room/actor";
import { MIN_SWEEP } from "@/workshop/room/admission";
import type { RoomState } from "@/workshop/room/state";

interface Dependencies {
  state: RoomState;
  participants: Pick<Participants, "waiting" | "recent"> & {
    entrance: Pick<Participants["entrance"], "renew">;
  };
  control: Pick<Control, "run">;
}

export async function runDoorCommand(
  { state, participants, control }: Dependencies,
  actor: Actor,
  command: CommandTo<"door">,
): Promise<Ack> {
  try {
    switch (command.type) {
      case "let-in":
        await participants.waiting.letIn(command.people);
        return { ok: true };
      case "turn-away":
        await participants.waiting.turnAway(command.people);
        return { ok: true };
      case "new-code":
        await participants.entrance.renew(command.seen);
        return { ok: true };
      case "newcomers":
        return { ok: true, newcomers: await participants.recent.counted() };
      case "sweep": {
        const known = state.sweeps.find((s) => s.id === command.id);
        const people = known?.people ?? (await participants.recent.swept(command.minutes, command.answered));
        if (people.length < MIN_SWEEP) return refusal("few-newcomers");
        return control.run(actor, { type: "remove-many", id: command.id, people });
      }
      default:
        return unreachable(command);
    }
  } catch {
    return refusal("not-stored");
  }
}
