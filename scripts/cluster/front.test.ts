import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Front } from "./front";

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

describe("the front of several processes", () => {
  /** Stands for a process: it is ready, never answers a request for `/waits`, and echoes over a socket. */
  let process: Server;
  let front: Front;
  let waiting = 0;
  /** It does not answer whether it is ready. */
  let silent = false;
  beforeEach(async () => {
    process = createServer((req, res) => {
      if (req.url === "/readyz" && silent) return;
      if (req.url !== "/waits") return void res.end("here");
      waiting++;
      res.on("close", () => waiting--);
    })
      .on("upgrade", (_, socket, head) => {
        socket.on("error", () => socket.destroy());
        socket.write(head);
        socket.pipe(socket);
      })
      .listen(0, "127.0.0.1");
    silent = false;
    await once(process, "listening");
    // Patient enough that a busy machine is not taken for a silent process.
    front = new Front([{ name: "p1", port: portOf(process) }], { every: 20, patience: 2_000, dead: 5_000 });
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
    const taken = Promise.race([once(front.server, "request"), once(front.server, "upgrade")]);
    socket.write(text);
    await taken;
    return socket;
  };

  it("goes on when somebody breaks off in the middle of a form", async () => {
    const socket = await begin("POST /join HTTP/1.1\r\nHost: front\r\nContent-Length: 100\r\n\r\ncode=");
    socket.destroy();
    const page = async () => (await fetch(`http://127.0.0.1:${portOf(front.server)}/`)).text();
    await expect.poll(page).toBe("here");
  });

  it("tells the process when whoever waits for its answer is gone", async () => {
    const socket = await begin("GET /waits HTTP/1.1\r\nHost: front\r\n\r\n");
    await expect.poll(() => waiting).toBe(1);
    socket.destroy();
    await expect.poll(() => waiting).toBe(0);
  });

  const open = async () => {
    const socket = await begin(
      "GET /live HTTP/1.1\r\nHost: front\r\nUpgrade: echo\r\nConnection: upgrade\r\n\r\n",
    );
    const heard: string[] = [];
    socket.on("data", (bytes) => heard.push(String(bytes)));
    socket.on("error", () => socket.destroy());
    socket.write("hello");
    await expect.poll(() => heard.join("")).toBe("hello");
    heard.length = 0;
    return { socket, heard };
  };

  it("keeps the sockets of a process that stops taking requests, since it has a last word to say", async () => {
    const { socket, heard } = await open();
    process.close();
    await expect.poll(() => front.ready).toBe(0);
    socket.write("bye");
    await expect.poll(() => heard.join("")).toBe("bye");
    socket.destroy();
  });

  it("keeps the sockets of a process that was slow once, and lets go of those of one that stays silent", async () => {
    const { socket, heard } = await open();
    silent = true;
    await expect.poll(() => front.ready).toBe(0);
    silent = false;
    await expect.poll(() => front.ready).toBe(1);
    socket.write("still here");
    await expect.poll(() => heard.join("")).toBe("still here");
    silent = true;
    await expect.poll(() => socket.destroyed).toBe(true);
  });
});
