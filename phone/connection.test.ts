import { EventEmitter } from "node:events";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { reconnect, markSilent, isReachable, sendCommand, watchConnection } from "@/phone/connection";
import { LATE_MS, HEARTBEAT_MS } from "@/workshop/protocol/connection";

/** A socket that is connected, over an engine whose packets a test gives out. */
class Line extends EventEmitter {
  connected = true;
  active = true;
  readonly io = Object.assign(new EventEmitter(), { engine: new EventEmitter(), _readyState: "open" });
  readonly calls: string[] = [];
  connect(): void {
    this.calls.push("connect");
  }
  disconnect(): void {
    this.calls.push("disconnect");
    this.active = false;
  }
  timeout(): this {
    return this;
  }
  packet(): void {
    this.io.engine.emit("packet", { type: "ping" });
  }
}

let line: Line;
let socket: Socket;
let states: boolean[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  line = new Line();
  socket = line as unknown as Socket;
  watchConnection(socket, () => states.push(isReachable(socket)));
  line.io.emit("open");
  // Another file may have left the module's connection silent.
  states = [];
});
afterEach(() => {
  line.emit("disconnect");
  vi.useRealTimers();
});

describe("whether the server is heard (B-174)", () => {
  it("is so while signs of life come, and no more once one is late", () => {
    for (let n = 0; n < 5; n++) {
      vi.advanceTimersByTime(HEARTBEAT_MS);
      line.packet();
    }
    expect(states).toEqual([]);
    vi.advanceTimersByTime(HEARTBEAT_MS + LATE_MS - 1);
    expect(isReachable(socket)).toBe(true);
    vi.advanceTimersByTime(1);
    expect(states).toEqual([false]);
    line.packet();
    expect(states).toEqual([false, true]);
  });

  it("is asked earlier by what is sent, and by the first of several", () => {
    sendCommand(socket, {}, () => undefined);
    vi.advanceTimersByTime(LATE_MS - 1);
    sendCommand(socket, {}, () => undefined);
    vi.advanceTimersByTime(1);
    expect(states).toEqual([false]);
  });

  it("is so again after an answer that came in time", () => {
    sendCommand(socket, {}, () => undefined);
    vi.advanceTimersByTime(LATE_MS - 1);
    line.packet();
    vi.advanceTimersByTime(HEARTBEAT_MS);
    expect(states).toEqual([]);
  });

  it("is not so from the moment in which the browser has no network", () => {
    markSilent();
    expect(states).toEqual([false]);
  });

  it("is not denied by a page that slept before it has read what came meanwhile", () => {
    vi.setSystemTime(Date.now() + 600_000);
    vi.advanceTimersByTime(HEARTBEAT_MS + LATE_MS);
    expect(states).toEqual([]);
    line.packet();
    vi.advanceTimersByTime(HEARTBEAT_MS);
    expect(states).toEqual([]);
  });
});

describe("coming back (B-174)", () => {
  it("does not wait for the next try, and disturbs none that is under way", () => {
    reconnect(socket);
    line.connected = false;
    line.io._readyState = "opening";
    reconnect(socket);
    expect(line.calls).toEqual([]);
    line.io._readyState = "closed";
    reconnect(socket);
    expect(line.calls).toEqual(["disconnect", "connect"]);
  });
});
