/** Sends answers until the server has stored them; every try is harmless because each answer has its own id. */
import type { Socket } from "socket.io-client";
import type { Ack } from "@/workshop/protocol/acks";
import { LATE_MS } from "@/workshop/protocol/connection";
import { isPassing } from "@/model/reasons";
import { reached, sent } from "./connection";
import { type Item, itemKey, keep, letGo, waiting, waitingFor } from "./memory";
import * as status from "./status";
import { sentence, word } from "./page";

/** So long an acknowledgement is waited for before the answer is sent again. */
const ACK_MS = 8000;
const SLOWEST_MS = 20000;
/** So many answers go at once, and one more each so many milliseconds: less than a connection may send (B-45). */
const AT_ONCE = 30;
const EACH_MS = 150;

export interface OutboxEvents {
  /** The answer is stored; `rev` is what counts now. */
  stored(item: Item, rev: number): void;
  /** It can never be stored: why, in words. */
  refused(item: Item, sentence: string): void;
}

let tries = 0;
/** The moment of the page that what was sent so far is paid up to. */
let paid = -AT_ONCE * EACH_MS;
let timer: ReturnType<typeof setTimeout> | undefined;
const flying = new Set<string>();

/** Keeps the answer on this phone, then sends it. */
export async function post(socket: Socket, item: Item, events: OutboxEvents): Promise<void> {
  status.underWay(reached(socket));
  await keep(item);
  send(socket, item, events);
}

/** Sends everything that waits: many answers one after another, so that the connection is not taken for a flood. */
export function drain(socket: Socket, events: OutboxEvents): void {
  for (const item of waiting()) {
    const wait = paid - performance.now();
    if (wait > 0) {
      again(socket, events, wait);
      return;
    }
    send(socket, item, events);
  }
}

function send(socket: Socket, item: Item, events: OutboxEvents): void {
  if (!socket.connected || flying.has(item.id)) return;
  flying.add(item.id);
  paid = Math.max(paid, performance.now() - AT_ONCE * EACH_MS) + EACH_MS;
  const isNewest = () => waitingFor(itemKey(item))?.id === item.id;
  const late = setTimeout(() => isNewest() && status.underWay(false), LATE_MS);
  sent();
  socket.timeout(ACK_MS).emit("command", item, (lost: Error | null, ack?: Ack) => {
    clearTimeout(late);
    flying.delete(item.id);
    const newest = isNewest();
    if (lost || !ack || (!ack.ok && isPassing(ack.reason))) {
      const old = ack && !ack.ok && ack.reason === "other-version";
      if (newest) status.answer(old ? sentence(ack.reason) : word("kept"), "kept");
      return later(socket, events);
    }
    tries = 0;
    void letGo(item);
    if (!newest) return;
    if (ack.ok) events.stored(item, ack.stored?.rev ?? item.rev);
    else events.refused(item, sentence(ack.reason, ack.values));
  });
}

function later(socket: Socket, events: OutboxEvents): void {
  if (!timer) again(socket, events, Math.min(SLOWEST_MS, 1000 * 2 ** tries++) * (0.5 + Math.random()));
}

function again(socket: Socket, events: OutboxEvents, wait: number): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    drain(socket, events);
  }, wait);
}
