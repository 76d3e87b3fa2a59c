/**
 * Commands on their way: each gets an id once and is sent again under the same id when no answer comes, which the
 * server does only once. A second press of the same verb while one is under way is not a second command.
 */
import type { Socket } from "socket.io-client";
import { commandId } from "@/components/live/command-id";
import type { CommandOf, CommandTo, ControlCommand } from "@/workshop/commands/all";
import type { Ack } from "@/workshop/protocol/acks";

/** What a surface may ask: all that drives the room or opens its door, a look into a sheet; a stage says its pages. */
type Sendable = ControlCommand | CommandTo<"door"> | CommandOf<"look" | "pages" | "turn-list">;
/** A command as a surface asks for it; the id is made here. */
export type CommandInput = Sendable extends infer C ? (C extends Sendable ? Omit<C, "id"> : never) : never;

/** Milliseconds to wait for an answer, each time. */
const ACK_TIMEOUT_MS = 6_000;

type SendResult =
  | { kind: "ack"; ack: Ack }
  /** No answer came, twice. It may have been done or not: the next view tells. */
  | { kind: "silence" }
  /** The same verb is under way already. */
  | { kind: "ignored" };

const targetFields = ["participant", "people", "group", "sheet", "post"];
const perTargetTypes: readonly CommandInput["type"][] = ["curate", "lock", "pages"];

/**
 * What counts as the same verb: its type; of the door, and about one of many, all that was said, because two
 * may be moved or hidden at once.
 */
const dedupeKey = (input: CommandInput): string =>
  perTargetTypes.includes(input.type) || targetFields.some((what) => what in input)
    ? JSON.stringify(input)
    : input.type;

/** A sender for one surface. `socket` gives the present connection. */
export function createSender(socket: () => Pick<Socket, "timeout"> | null, newId: () => string = commandId) {
  const inFlight = new Set<string>();
  return async function send(input: CommandInput): Promise<SendResult> {
    const verb = dedupeKey(input);
    if (inFlight.has(verb)) return { kind: "ignored" };
    inFlight.add(verb);
    const command = { ...input, id: newId() };
    try {
      for (const _try of [1, 2]) {
        try {
          const ack: Ack | undefined = await socket()
            ?.timeout(ACK_TIMEOUT_MS)
            .emitWithAck("command", command);
          if (ack) return { kind: "ack", ack };
        } catch {
          // No answer in time; once more under the same id.
        }
      }
      return { kind: "silence" };
    } finally {
      inFlight.delete(verb);
    }
  };
}
