/**
 * Sends answers until the server has stored them; repeats are harmless, because each answer has its own id.
 */
import type { Socket } from "socket.io-client";
import { LATE_MS } from "@/workshop/protocol/connection";
import { isPassing } from "@/model/reasons";
import { isReachable, sendCommand } from "./connection";
import { type QueuedAnswer, enqueue, dequeue, queuedAnswers, queuedAnswer } from "./storage";
import { answerKey } from "./phone-state";
import * as status from "./status";
import { sentence, word } from "./page";

const MAX_BACKOFF_MS = 20000;
/** Answers sent at once, and milliseconds between further ones: slower than the server's limit. */
const MAX_BURST = 4;
const SEND_INTERVAL_MS = 150;
const BURST_MS = (MAX_BURST - 1) * SEND_INTERVAL_MS;

export interface OutboxEvents {
  /** The answer is stored; `rev` is what counts now. */
  stored(item: QueuedAnswer, rev: number): void;
  /** It can never be stored; the sentence tells the reason. */
  refused(item: QueuedAnswer, sentence: string): void;
}

let retries = 0;
/** The moment of the page that what was sent so far is paid up to. */
let paidUntil = -BURST_MS;
let timer: ReturnType<typeof setTimeout> | undefined;
const inFlight = new Set<string>();

export async function post(socket: Socket, item: QueuedAnswer, events: OutboxEvents): Promise<void> {
  status.showSending(isReachable(socket));
  await enqueue(item);
  send(socket, item, events);
}

/** Sends all queued answers, one after another, so that they stay below the server's limit. */
export function drain(socket: Socket, events: OutboxEvents): void {
  for (const item of queuedAnswers()) {
    const wait = paidUntil - performance.now();
    if (wait > 0) {
      drainAfter(socket, events, wait);
      return;
    }
    send(socket, item, events);
  }
}

function send(socket: Socket, item: QueuedAnswer, events: OutboxEvents): void {
  if (!socket.connected || inFlight.has(item.id)) return;
  inFlight.add(item.id);
  paidUntil = Math.max(paidUntil, performance.now() - BURST_MS) + SEND_INTERVAL_MS;
  const isNewest = () => queuedAnswer(answerKey(item))?.id === item.id;
  const late = setTimeout(() => isNewest() && status.showSending(false), LATE_MS);
  sendCommand(socket, item, (ack) => {
    clearTimeout(late);
    inFlight.delete(item.id);
    const newest = isNewest();
    if (!ack || (!ack.ok && isPassing(ack.reason))) {
      const old = ack && !ack.ok && ack.reason === "other-version";
      if (newest) status.showAnswerState(old ? sentence(ack.reason) : word("kept"), "kept");
      return retryLater(socket, events);
    }
    retries = 0;
    void dequeue(item);
    if (!newest) return;
    if (ack.ok) events.stored(item, ack.stored?.rev ?? item.rev);
    else events.refused(item, sentence(ack.reason, ack.values));
  });
}

function retryLater(socket: Socket, events: OutboxEvents): void {
  if (!timer)
    drainAfter(socket, events, Math.min(MAX_BACKOFF_MS, 1000 * 2 ** retries++) * (0.5 + Math.random()));
}

function drainAfter(socket: Socket, events: OutboxEvents, wait: number): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    drain(socket, events);
  }, wait);
}
