import { createServer } from "node:http";
import { Server as Engine } from "engine.io";
import { expect, it } from "vitest";
import { WebSocket } from "ws";
import { type WsOptions, setWsOptions } from "@/server/sockets/ws-options";

it("Engine.IO still makes its WebSockets by the options that are set here", async () => {
  const engine = new Engine();
  const { options } = (engine as unknown as { ws: { options: WsOptions } }).ws;
  expect(Object.keys(options)).toEqual(
    expect.arrayContaining(["allowSynchronousEvents", "closeTimeout", "maxFragments"]),
  );
  setWsOptions(engine);
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((go) => server.once("listening", go));
  server.on("upgrade", (req, socket, head) => engine.handleUpgrade(req as never, socket as never, head));
  const packets: string[] = [];
  engine.on("connection", (conn) =>
    conn.on("data", (data: string) => {
      packets.push(data);
      setImmediate(() => packets.push("turn"));
    }),
  );
  const { port } = server.address() as { port: number };
  const ws = new WebSocket(`ws://127.0.0.1:${port}/?EIO=4&transport=websocket`);
  await new Promise((go) => ws.once("message", go));
  const { _socket: raw } = ws as unknown as { _socket: { cork(): void; uncork(): void } };
  raw.cork();
  for (const text of ["4a", "4b", "4c"]) ws.send(text);
  raw.uncork();
  await expect.poll(() => packets.length).toBe(6);
  expect(packets).toEqual(["a", "turn", "b", "turn", "c", "turn"]);
  ws.terminate();
  engine.close();
  server.close();
});
