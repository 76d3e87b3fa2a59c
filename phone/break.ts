/** A participant's break: nothing moves on their phone, and the room counts one more at rest. */
import type { Socket } from "socket.io-client";
import { sendCommand } from "./connection";
import { paused, setPaused } from "./storage";
import { byId, newId } from "./page";
import { focusView } from "./morph-view";

/** Where storage is blocked, only this page and the server know of it. */
let onBreak = paused() ?? document.body.classList.contains("paused");
/** A break is over, and the server may think that it goes on. */
let endUnconfirmed = paused() === false;

export function setBreak(socket: Socket, on: boolean): void {
  onBreak = on;
  endUnconfirmed = !on;
  setPaused(on);
  drawBreak();
  if (on) byId("break")?.focus();
  else focusView();
  sendBreak(socket);
}

/** For a server that may not know that a break goes on, or has ended. */
export function sendBreak(socket: Socket): void {
  if (!socket.connected || !(onBreak || endUnconfirmed)) return;
  const on = onBreak;
  sendCommand(socket, { type: "pause", id: newId(), on }, (ack) => {
    if (!ack?.ok || on || onBreak) return;
    endUnconfirmed = false;
    setPaused(null);
  });
}

export function drawBreak(): void {
  document.body.classList.toggle("paused", onBreak);
  const rest = byId("break");
  if (rest) rest.hidden = !onBreak;
  const button = byId("take-break")?.closest("form");
  if (button) button.hidden = onBreak;
}
