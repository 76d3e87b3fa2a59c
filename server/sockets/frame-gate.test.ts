import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Server as Engine } from "engine.io";
import { WebSocket, type WebSocketServer } from "ws";
import { FrameGate } from "@/server/sockets/frame-gate";

const server = createServer();
/** Engine.IO brings a `ws` of its own. */
const { ws } = new Engine() as unknown as { ws: { constructor: typeof WebSocketServer } };
const sockets = new ws.constructor({ server, allowSynchronousEvents: false, perMessageDeflate: false });
let [client, received]: [WebSocket, WebSocket] = [] as never;
let gate: FrameGate;
let heard: string[];

beforeEach(async () => {
  if (!server.listening) await once(server.listen(0, "127.0.0.1"), "listening");
  const connected = once(sockets, "connection");
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  [received] = (await connected) as [WebSocket];
  if (client.readyState !== WebSocket.OPEN) await once(client, "open");
  gate = new FrameGate(received);
  heard = [];
  received.on("message", (frame) => {
    heard.push(String(frame));
    gate.pause();
  });
  received.on("error", () => undefined);
});
afterEach(() => client.terminate());

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));
/** All in one piece. */
function sendAtOnce(texts: readonly string[]): void {
  const { _socket: wire } = client as unknown as { _socket: { cork(): void; uncork(): void } };
  wire.cork();
  for (const text of texts) client.send(text);
  wire.uncork();
}
const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at));

describe("frames that came at once (O-80)", () => {
  it("are read one after another, each when it may be", async () => {
    sendAtOnce(numbers(3));
    await expect.poll(() => heard).toEqual(["0"]);
    await pause(20);
    expect(heard).toEqual(["0"]);
    gate.resume();
    await expect.poll(() => heard).toEqual(["0", "1"]);
    gate.resume();
    gate.resume();
    await expect.poll(() => heard).toEqual(["0", "1", "2"]);
  });

  it("are all read, whatever their length", async () => {
    const sent = Array.from({ length: 300 }, (_, at) => `${at} ${"x".repeat((at * 37) % 5_000)}`);
    sendAtOnce(sent);
    received.on("message", () => setImmediate(() => gate.resume()));
    await expect.poll(() => heard).toEqual(sent);
  });

  it("wait on the other side beyond what came with them", async () => {
    const { _socket: wire } = received as unknown as { _socket: { bytesRead: number } };
    sendAtOnce(numbers(4).map((text) => text.padEnd(400_000, "x")));
    await expect.poll(() => heard.length).toBe(1);
    await pause(100);
    const { bytesRead } = wire;
    expect(bytesRead).toBeLessThan(600_000);
    gate.resume();
    await expect.poll(() => heard.length).toBe(2);
  });
});

describe("frames that come one by one while nothing is read (O-80)", () => {
  it("wait in the network after the first, and are all read later", async () => {
    const { _socket: wire } = received as unknown as { _socket: { bytesRead: number } };
    gate.pause();
    await pause(20);
    const { bytesRead } = wire;
    const sent = numbers(50).map((text) => text.padStart(80, "0"));
    for (const text of sent) {
      client.send(text);
      await pause(2);
    }
    expect(wire.bytesRead - bytesRead).toBeLessThan((sent.length * 86) / 4);
    gate.resume();
    received.on("message", () => setImmediate(() => gate.resume()));
    await expect.poll(() => heard).toEqual(sent);
  });
});

describe("a connection that ends while frames wait", () => {
  it.each([
    ["the other side breaks off", () => client.terminate()],
    ["the other side says goodbye", () => client.close()],
  ])("is closed when it is read on after %s", async (_, leave) => {
    sendAtOnce(numbers(50));
    await expect.poll(() => heard).toEqual(["0"]);
    leave();
    await expect
      .poll(
        () => {
          gate.resume();
          return received.readyState;
        },
        { interval: 1 },
      )
      .toBe(WebSocket.CLOSED);
  });

  it("is closed when it had ended before", async () => {
    const { _socket: wire } = received as unknown as { _socket: Readable };
    sendAtOnce(numbers(50));
    client.close();
    received.removeAllListeners("message");
    await once(wire, "end");
    gate = new FrameGate(received);
    gate.pause();
    await expect.poll(() => received.readyState).toBe(WebSocket.CLOSED);
  });

  it("is closed at once when this side hangs up, and what waits is not read", async () => {
    sendAtOnce(numbers(50));
    await expect.poll(() => heard).toEqual(["0"]);
    received.terminate();
    await expect.poll(() => received.readyState).toBe(WebSocket.CLOSED);
    expect(heard).toEqual(["0"]);
  });
});
