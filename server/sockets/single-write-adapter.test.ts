import { createServer } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { Server } from "socket.io";
import { io as connect, type Socket as Client } from "socket.io-client";
import { SingleWriteAdapter } from "@/server/sockets/single-write-adapter";

const open: (() => void)[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const close of open.splice(0)) close();
});

it("a broadcast is one write for each connection, and arrives whole in any script", async () => {
  const http = createServer();
  const io = new Server(http, { adapter: SingleWriteAdapter, perMessageDeflate: false });
  io.on("connection", (socket) => void socket.join("room"));
  await new Promise<void>((go) => http.listen(0, "127.0.0.1", go));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const clients: Client[] = [1, 2, 3].map(() => connect(url, { transports: ["websocket"] }));
  open.push(() => void io.close(), ...clients.map((client) => () => void client.close()));
  await vi.waitFor(() => expect(io.sockets.adapter.rooms.get("room")?.size).toBe(3), 10_000);

  const heard = clients.map((client) => new Promise<unknown>((go) => void client.once("view", go)));
  const view = { html: `<p>បន្ទប់ ห้อง غرفة 방 🙂</p>${"x".repeat(70_000)}` };
  const writes = vi.spyOn(Socket.prototype, "write");
  io.to("room").emit("view", view);
  expect(writes.mock.calls.map(([chunk]) => (chunk as Buffer).length > 70_000)).toEqual([true, true, true]);
  expect(await Promise.all(heard)).toEqual([view, view, view]);
});
