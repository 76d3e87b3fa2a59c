/**
 * Commands on their way: each gets an id once and is sent again under the same id when no answer comes, which the
 * server does only once. A second press of the same verb while one is under way is not a second command.
 */
import type { Socket } from "socket.io-client";
import { commandId } from "@/components/live/command-id";
import type { Ack } from "@/workshop/protocol/acks";
import type { Control } from "@/workshop/protocol/up";

/** A command as a surface asks for it; the id is made here. */
export type Wish = Control extends infer C ? (C extends Control ? Omit<C, "id"> : never) : never;

/** Milliseconds to wait for an answer, each time. */
const PATIENCE = 6_000;

export type Sent =
  | { kind: "ack"; ack: Ack }
  /** No answer came, twice. It may have been done or not: the next view tells. */
  | { kind: "silence" }
  /** The same verb is under way already. */
  | { kind: "ignored" };

/** A sender for one surface. `socket` gives the present connection. */
export function createSender(socket: () => Pick<Socket, "timeout"> | null, newId: () => string = commandId) {
  const underWay = new Set<Wish["type"]>();
  return async function send(wish: Wish): Promise<Sent> {
    if (underWay.has(wish.type)) return { kind: "ignored" };
    underWay.add(wish.type);
    const command = { ...wish, id: newId() };
    try {
      for (const _try of [1, 2]) {
        try {
          const ack: Ack | undefined = await socket()?.timeout(PATIENCE).emitWithAck("command", command);
          if (ack) return { kind: "ack", ack };
        } catch {
          // No answer in time; once more under the same id.
        }
      }
      return { kind: "silence" };
    } finally {
      underWay.delete(wish.type);
    }
  };
}
