/**
 * The only way in for commands. Those of sockets and posted forms are limited, parsed, permitted, carried
 * out and answered alike (`execute`); the server's own go straight to `Control` (`executeAsServer`).
 */
import { randomUUID } from "node:crypto";
import { unreachable } from "@/model/unreachable";
import { log, requestId } from "@/server/platform/log";
import type { Answers } from "@/server/rooms/answers";
import type { ClientTransport } from "@/server/rooms/broadcaster";
import type { Control } from "@/server/rooms/control";
import type { Papers } from "@/server/rooms/papers";
import type { Tables } from "@/server/rooms/tables";
import type { Participants } from "@/server/rooms/participants";
import type { Worksheets } from "@/server/rooms/worksheets/worksheets";
import type { PhoneKey } from "@/server/platform/room-store";
import type { CommandLimits } from "@/server/rooms/command-limits";
import { metrics } from "@/server/platform/metrics";
import { beginSpan } from "@/server/platform/tracing";
import {
  type Command,
  commandSchema,
  type CommandTo,
  isTo,
  type LoggedCommand,
} from "@/workshop/commands/all";
import { commandRefusal } from "@/workshop/commands/permissions";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { Actor } from "@/workshop/room/actor";
import { MIN_SWEEP } from "@/workshop/room/admission";
import type { RoomState } from "@/workshop/room/state";

/** The parts of a room that carry commands out. */
export interface CommandRoom {
  readonly state: RoomState;
  readonly limits: CommandLimits;
  readonly control: Control;
  readonly answers: Answers;
  readonly tables: Tables;
  readonly papers: Papers;
  readonly participants: Participants;
  readonly worksheets: Worksheets;
  ask(participant: string, command: CommandTo<"box">): Promise<Ack>;
}

type ServerCommand = { type: "tick" | "end" } | { type: "place"; participant: string; group: "" };

export interface Sender {
  actor: Actor;
  /** Names the connection, or the pages of one person. */
  connection: string;
  over: ClientTransport;
  phoneKey?: PhoneKey | null;
  /** Their page is of another version than this server. */
  otherVersion?: boolean;
}

/** @param onFlood called when a sender goes on sending what is refused for being too much */
export async function execute(
  room: CommandRoom,
  sender: Sender,
  sent: unknown,
  onFlood?: () => void,
): Promise<Ack> {
  const { actor, connection } = sender;
  const taken = room.limits.take(connection, actor.role === "participant" ? actor.id : null);
  if (taken === "flood") onFlood?.();
  const ack = taken === "taken" ? await reply(room, sender, sent) : refusal("too-many");
  const outcome = ack.ok ? "done" : ack.reason;
  log.debug("command", "A command was answered.", undefined, { role: actor.role, outcome });
  if (!ack.ok) metrics.refused.inc({ reason: ack.reason });
  return ack;
}

export function executeAsServer(
  room: Pick<CommandRoom, "state" | "control">,
  command: ServerCommand,
): Promise<Ack> {
  const actor: Actor = { role: "server", roomId: room.state.roomId };
  return room.control.run(actor, { id: randomUUID(), ...command } as LoggedCommand);
}

async function reply(room: CommandRoom, sender: Sender, sent: unknown): Promise<Ack> {
  const parsed = commandSchema.safeParse(sent);
  if (!parsed.success) return refusal(sender.otherVersion ? "other-version" : "bad-message");
  const { type } = parsed.data;
  const span = beginSpan(
    `command ${type}`,
    { "plenary.command": type, "plenary.role": sender.actor.role, "plenary.request": requestId() ?? "" },
    { root: sender.over === "socket", kind: "server" },
  );
  try {
    const ack = await span.within(() => runCommand(room, sender, parsed.data));
    if (type === "answer" && !ack.ok) metrics.answers.inc({ outcome: "refused" });
    span.end({ "plenary.outcome": ack.ok ? "done" : ack.reason }, !ack.ok && ack.reason === "not-stored");
    return ack;
  } catch (error) {
    span.end({ "plenary.outcome": "failed" }, true);
    log.error("command-failed", "A command failed.", error);
    return refusal("not-stored");
  }
}

async function runCommand(room: CommandRoom, sender: Sender, command: Command): Promise<Ack> {
  const { actor, connection, over, phoneKey = null } = sender;
  // Permitted in `Control.decide`, by the state of its turn. The part's own rules are asked here already, so
  // that none waits in vain.
  if (isTo("log", command)) {
    if (actor.role === "participant" && !room.limits.takeLogged(actor.id)) return refusal("pressed-often");
    return room.control.run(actor, command);
  }
  const refused = commandRefusal(room.state, command, actor);
  if (refused) return refusal(refused);
  const participant = actor.role === "participant" ? actor.id : null;
  if (isTo("door", command)) return runDoorCommand(room, actor, command);
  if (isTo("sheets", command)) return room.worksheets.command(participant, command, connection);
  if (isTo("participants", command)) return room.participants.command(actor, command, connection);
  if (isTo("papers", command)) return room.papers.command(command);
  if (actor.role !== "participant") return refusal("not-allowed");
  if (command.type === "propose" && !room.limits.takeLogged(actor.id)) return refusal("pressed-often");
  if (isTo("tables", command)) return room.tables.command(actor, command, phoneKey);
  if (isTo("box", command)) return room.ask(actor.id, command);
  return isTo("answers", command)
    ? room.answers.command(actor, command, phoneKey, over)
    : unreachable(command);
}

/** Commands at a room's door. Only whom a sweep removes goes into the log. All of them are idempotent. */
async function runDoorCommand(
  { state, participants, control }: Pick<CommandRoom, "state" | "participants" | "control">,
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
        const earlier = state.sweeps.find((s) => s.id === command.id);
        const people =
          earlier?.people ?? (await participants.recent.swept(command.minutes, command.answered));
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
