/** Whether the server is heard: it gives a sign of life every so often, and answers what is sent to it. */
import type { Socket } from "socket.io-client";
import type { Ack } from "@/workshop/protocol/acks";
import { LATE_MS, HEARTBEAT_MS } from "@/workshop/protocol/connection";

/** So long an acknowledgement is waited for. */
const ACK_TIMEOUT_MS = 8000;

let silent = false;
let dueAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let changed: () => void = () => undefined;

/** The server is connected, and was heard when it should have been. */
export const isReachable = (socket: Socket): boolean => socket.connected && !silent;

/** Something of the server is due within so many milliseconds, unless it was due earlier. */
function expectWithin(ms: number): void {
  const at = Date.now() + ms;
  if (timer && dueAt <= at) return;
  clearTimeout(timer);
  dueAt = at;
  timer = setTimeout(onMissed, ms);
}

function onMissed(): void {
  timer = undefined;
  // A page that slept wakes up before what came meanwhile is read.
  if (Date.now() - dueAt > LATE_MS) expectWithin(LATE_MS);
  else markSilent();
}

/** Nothing comes from the server, or nothing can. */
export function markSilent(): void {
  silent = true;
  changed();
}

function onHeard(): void {
  stop();
  expectWithin(HEARTBEAT_MS + LATE_MS);
  if (!silent) return;
  silent = false;
  changed();
}

function stop(): void {
  clearTimeout(timer);
  timer = undefined;
}

/** Sends a command once. @param done is told its acknowledgement, or null where none came in time */
export function sendCommand(socket: Socket, command: object, done: (ack: Ack | null) => void): void {
  expectWithin(LATE_MS);
  socket
    .timeout(ACK_TIMEOUT_MS)
    .emit("command", command, (lost: Error | null, ack?: Ack) => done((!lost && ack) || null));
}

/** Listens to every connection of the socket. @param onChange the server is not heard any more, or is heard again */
export function watchConnection(socket: Socket, onChange: () => void): void {
  changed = onChange;
  socket.io.on("open", () => {
    socket.io.engine.on("packet", onHeard);
    onHeard();
  });
  socket.on("disconnect", () => {
    stop();
    silent = false;
  });
}

/** Comes back at once: not when the next try is due, and not a second time where one is under way. */
export function reconnect(socket: Socket): void {
  if (socket.active && !socket.connected && socket.io._readyState === "closed") socket.disconnect();
  if (!socket.active) socket.connect();
}
