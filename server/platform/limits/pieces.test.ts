import { createServer, connect, type AddressInfo } from "node:net";
import { once } from "node:events";
import { expect, it } from "vitest";
import { inPieces } from "@/server/platform/limits/pieces";

it("what came at once is handed on in pieces, the rest only once it is read again, and all of it (O-80)", async () => {
  const sent = Buffer.from(Array.from({ length: 200_000 }, (_, i) => i % 251));
  const heard: Buffer[] = [];
  const server = createServer((socket) => {
    inPieces(socket);
    socket.on("data", (piece: Buffer) => {
      heard.push(piece);
      if (heard.length > 1) return;
      socket.pause();
      setTimeout(() => {
        expect(heard).toHaveLength(1);
        socket.resume();
      }, 50);
    });
    socket.on("end", () => socket.end());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  client.end(sent);
  client.resume();
  await once(client, "close");
  server.close();
  expect(Math.max(...heard.map(({ length }) => length))).toBe(2_048);
  expect(Buffer.concat(heard).equals(sent)).toBe(true);
});
