/** Floors of a push: the same bytes to everybody, by bare `ws` and by a bare Socket.IO room. */
import { createServer } from "node:http";
import { Server } from "socket.io";
import { WebSocketServer } from "ws";
import { HEARTBEAT_MS } from "@/workshop/protocol/connection";

interface Floor {
  port: number;
  push(message: object): void;
}

function listening(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", 1_024, () => {
      const address = server.address();
      resolve(address && typeof address === "object" ? address.port : 0);
    });
  });
}

export async function wsFloor(): Promise<Floor> {
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const port = await listening(server);
  return {
    port,
    push(message) {
      const text = Buffer.from(`42${JSON.stringify(["view", { ...message, now: Date.now() }])}`);
      for (const socket of sockets.clients) socket.send(text, { binary: false });
    },
  };
}

export async function socketIoFloor(): Promise<Floor> {
  const server = createServer();
  const io = new Server(server, {
    serveClient: false,
    perMessageDeflate: false,
    transports: ["websocket"],
    path: "/live",
    pingInterval: HEARTBEAT_MS,
    pingTimeout: 15_000,
  });
  io.on("connection", (socket) => {
    (socket.conn as unknown as { request: unknown }).request = null;
    void socket.join("room");
  });
  const port = await listening(server);
  return { port, push: (message) => void io.to("room").emit("view", { ...message, now: Date.now() }) };
}
