/** A break that somebody takes: nothing moves on their phone, and the room knows that one more rests. */
import type { Socket } from "socket.io-client";
import { paused, setPaused } from "./memory";
import { byId, newId } from "./page";

/** Where storage is blocked, known to this page and the server alone. */
let resting = paused() || document.body.classList.contains("paused");

export function takeBreak(socket: Socket, on: boolean): void {
  resting = on;
  setPaused(on);
  drawBreak();
  if (socket.connected) socket.emit("command", { type: "pause", id: newId(), on }, () => undefined);
}

/** Tells a server that may not know it of a break that goes on. */
export function sayBreak(socket: Socket): void {
  if (resting) takeBreak(socket, true);
}

export function drawBreak(): void {
  document.body.classList.toggle("paused", resting);
  const rest = byId("break");
  if (rest) rest.hidden = !resting;
  const button = byId("take-break")?.closest("form");
  if (button) button.hidden = resting;
}
