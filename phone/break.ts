/** A break that somebody takes: nothing moves on their phone, and the room knows that one more rests. */
import type { Socket } from "socket.io-client";
import type { Ack } from "@/workshop/protocol/acks";
import { sent } from "./connection";
import { paused, setPaused } from "./memory";
import { byId, newId } from "./page";
import { focusView } from "./swap";

const ACK_MS = 8000;

/** Where storage is blocked, known to this page and the server alone. */
let resting = paused() ?? document.body.classList.contains("paused");
/** A break is over, and the server may think that it goes on. */
let over = paused() === false;

export function takeBreak(socket: Socket, on: boolean): void {
  resting = on;
  over = !on;
  setPaused(on);
  drawBreak();
  if (on) byId("break")?.focus();
  else focusView();
  sayBreak(socket);
}

/** Tells a server that may not know it of a break that goes on, or that has ended. */
export function sayBreak(socket: Socket): void {
  if (!socket.connected || !(resting || over)) return;
  const on = resting;
  sent();
  socket
    .timeout(ACK_MS)
    .emit("command", { type: "pause", id: newId(), on }, (lost: Error | null, ack?: Ack) => {
      if (lost || !ack?.ok || on || resting) return;
      over = false;
      setPaused(null);
    });
}

export function drawBreak(): void {
  document.body.classList.toggle("paused", resting);
  const rest = byId("break");
  if (rest) rest.hidden = !resting;
  const button = byId("take-break")?.closest("form");
  if (button) button.hidden = resting;
}
