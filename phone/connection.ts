/** The connection's health: the server sends a heartbeat regularly, and acknowledges each command. */
import type { Socket } from "socket.io-client";
import type { Ack } from "@/workshop/protocol/acks";
import { LATE_MS, HEARTBEAT_MS } from "@/workshop/protocol/connection";
import { alarm } from "./alarm";

const ACK_TIMEOUT_MS = 8000;

const overdue = alarm();
let silent = false;
/** The time by which a message is expected. */
let dueAt = Infinity;
let changed: () => void = () => undefined;

/** The server is connected, and was heard when it should have been. */
export const isReachable = (socket: Socket): boolean => socket.connected && !silent;

/** Expects a message of the server within so many milliseconds, unless one is due earlier. */
function expectWithin(ms: number): void {
  const due = Date.now() + ms;
  if (dueAt <= due) return;
  dueAt = due;
  overdue.set(ms, onMissed);
}

function onMissed(): void {
  const slept = Date.now() - dueAt > LATE_MS;
  dueAt = Infinity;
  // A page that slept wakes up before it reads messages of the meantime.
  if (slept) expectWithin(LATE_MS);
  else markSilent();
}

/** For a connection over which nothing comes, or nothing can. */
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
  overdue.clear();
  dueAt = Infinity;
}

/** Sends a command once. @param done is told its acknowledgement, or null where none came in time */
export function sendCommand(socket: Socket, command: object, done: (ack: Ack | null) => void): void {
  expectWithin(LATE_MS);
  socket
    .timeout(ACK_TIMEOUT_MS)
    .emit("command", command, (lost: Error | null, ack?: Ack) => done((!lost && ack) || null));
}

/** @param onChange called when the connection falls silent, or is heard again */
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

/** Does not wait for the next try, unless a connection is under way. */
export function reconnect(socket: Socket): void {
  if (socket.active && !socket.connected && socket.io._readyState === "closed") socket.disconnect();
  if (!socket.active) socket.connect();
}
