import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Front } from "./front";

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

describe("the front of several processes", () => {
  /** Stands for a process: it is ready, and never answers a request for `/waits`. */
  let process: Server;
  let front: Front;
  let waiting = 0;
  beforeEach(async () => {
    process = createServer((req, res) => {
      if (req.url !== "/waits") return void res.end("here");
      waiting++;
      res.on("close", () => waiting--);
    }).listen(0, "127.0.0.1");
    await once(process, "listening");
    front = new Front([{ name: "p1", port: portOf(process) }]);
    await front.listen(0, "127.0.0.1");
    await expect.poll(() => front.ready).toBe(1);
  });
  afterEach(() => {
    front.close();
    process.close();
    process.closeAllConnections();
  });

  const begin = async (text: string) => {
    const socket = connect(portOf(front.server), "127.0.0.1");
    await once(socket, "connect");
    socket.write(text);
    await pause(100);
    return socket;
  };

  it("goes on when somebody breaks off in the middle of a form", async () => {
    const socket = await begin("POST /join HTTP/1.1\r\nHost: front\r\nContent-Length: 100\r\n\r\ncode=");
    socket.destroy();
    await pause(100);
    expect(await (await fetch(`http://127.0.0.1:${portOf(front.server)}/`)).text()).toBe("here");
  });

  it("tells the process when whoever waits for its answer is gone", async () => {
    const socket = await begin("GET /waits HTTP/1.1\r\nHost: front\r\n\r\n");
    await expect.poll(() => waiting).toBe(1);
    socket.destroy();
    await expect.poll(() => waiting).toBe(0);
  });
});
