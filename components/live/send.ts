/**
 * Sends commands. Without an answer a command goes again under the same id, which the server does only once;
 * a second press of the same verb while one is under way is not a second command.
 */
import type { Socket } from "socket.io-client";
import { commandId } from "@/components/live/command-id";
import type { CommandOf, CommandTo, ControlCommand } from "@/workshop/commands/all";
import type { Ack } from "@/workshop/protocol/acks";

type Sendable = ControlCommand | CommandTo<"door" | "papers"> | CommandOf<"look" | "pages" | "turn-list">;
/** A command before it gets its id. */
export type CommandInput = Sendable extends infer C ? (C extends Sendable ? Omit<C, "id"> : never) : never;

/** Milliseconds to wait for an answer, each time. */
const ACK_TIMEOUT_MS = 6_000;

type SendResult =
  | { kind: "ack"; ack: Ack }
  /** No answer came, twice; the next view tells whether it was done. */
  | { kind: "silence" }
  /** The same verb is under way already. */
  | { kind: "ignored" };

const targetFields = ["participant", "people", "group", "sheet", "post"];
const perTargetTypes: readonly CommandInput["type"][] = ["curate", "lock", "pages"];

/** The same key is the same verb: its type, or the whole command where it may have several targets. */
const dedupeKey = (input: CommandInput): string =>
  perTargetTypes.includes(input.type) || targetFields.some((field) => field in input)
    ? JSON.stringify(input)
    : input.type;

/** @param socket gives the present connection */
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
