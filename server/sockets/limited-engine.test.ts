/**
 * Caps and buckets of an engine over real connections: what of a connection is read, and who may come and ask
 * how often.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { boundedParser, LimitedEngine } from "@/server/sockets/limited-engine";

const LIMITS = {
  message: 60_000,
  bounds: { depth: 8, punctuation: 200 },
  frames: { burst: 100, rate: 10 },
};
const http = createServer();
let engine: LimitedEngine;
let io: Server;
/** Events that were heard, and in which turn of the event loop. */
let heard: string[];
let turns: number[];
let open: WebSocket[];

let turn = 0;
let turning: NodeJS.Immediate;
const count = () => {
  turn++;
  turning = setImmediate(count);
};

beforeAll(async () => {
  count();
  http.on("request", (req, res) => engine.handle(req, res));
  http.on("upgrade", (req, socket, head) => engine.upgrade(req, socket, head));
  await once(http.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => {
  clearImmediate(turning);
  http.close();
});
beforeEach(() => {
  [heard, turns, open] = [[], [], []];
  // The cookie is the person's name.
  const visitor = async (cookie?: string) => cookie ?? null;
  engine = new LimitedEngine(LIMITS, () => true, visitor, {});
  io = new Server({ parser: boundedParser(LIMITS.bounds), serveClient: false, connectTimeout: 1_000 });
  engine.bind(io);
  io.on("connection", (socket) => {
    heard.push("hello");
    socket.onAny((event: string, message: unknown, reply: unknown) => {
      heard.push(`${event} ${JSON.stringify(message)}`);
      turns.push(turn);
      if (typeof reply === "function") reply("done");
    });
  });
});
afterEach(() => {
  for (const ws of open) ws.terminate();
  engine.close();
});

const address = (scheme: string, transport: string): string =>
  `${scheme}://127.0.0.1:${(http.address() as AddressInfo).port}/live/?EIO=4&transport=${transport}`;

async function connect(cookie = "ana"): Promise<WebSocket> {
  const ws = new WebSocket(address("ws", "websocket"), { headers: { cookie } }).on("error", () => undefined);
  open.push(ws);
  await once(ws, "message");
  ws.send("40{}");
  await once(ws, "message");
  return ws;
}
/** All in one piece. */
function sendAtOnce(ws: WebSocket, texts: readonly string[]): void {
  const { _socket: wire } = ws as unknown as { _socket: { cork(): void; uncork(): void } };
  wire.cork();
  for (const text of texts) ws.send(text);
  wire.uncork();
}
const closed = (ws: WebSocket) => expect.poll(() => ws.readyState).toBe(WebSocket.CLOSED);

describe("what a connection brings (O-80, O-81)", () => {
  it("is read one frame each turn of the event loop", async () => {
    sendAtOnce(await connect(), ['42["a",1]', '42["b",2]', '42["c",3]']);
    await expect.poll(() => heard).toEqual(["hello", "a 1", "b 2", "c 3"]);
    expect(new Set(turns).size).toBe(3);
  });

  it.each([
    ["messages", (ws: WebSocket) => ws.send('42["a",1]')],
    ["signs of life", (ws: WebSocket) => ws.send("3")],
    ["pings", (ws: WebSocket) => ws.ping()],
  ])("beyond what a page could send cuts it off, and no other: %s", async (_what, send) => {
    const [flooder, other] = [await connect(), await connect("ben")];
    for (let n = 0; n < 400; n++) send(flooder);
    await closed(flooder);
    expect(heard.filter((event) => event === "a 1").length).toBeLessThan(200);
    other.send('42["b",2]');
    await expect.poll(() => heard).toContain("b 2");
  });

  it("counts for its length", async () => {
    const ws = await connect();
    const long = `42["a","${"x".repeat(40_000)}"]`;
    for (let n = 0; n < 4; n++) ws.send(long);
    await closed(ws);
    expect(heard.filter((event) => event.startsWith("a ")).length).toBeLessThan(4);
  });

  it("is refused as a command that cannot be read where it nests too deep, and closes nothing", async () => {
    const ws = await connect();
    ws.send(`421["command",${"[".repeat(30)}${"]".repeat(30)}]`);
    expect(String((await once(ws, "message"))[0])).toBe('431["done"]');
    expect(heard).toContain("command null");
  });

  it.each(["437[]", '451-["command",{"_placeholder":true,"num":0}]', "40/admin,{}", "42x", "4"])(
    "closes it where no page of ours would send it: %s",
    async (frame) => {
      const ws = await connect();
      ws.send(frame);
      await closed(ws);
    },
  );

  it("greets once: a second greeting makes no second member", async () => {
    const ws = await connect();
    sendAtOnce(ws, ["40{}", "40{}", '42["a",1]']);
    await expect.poll(() => heard).toContain("a 1");
    expect(heard.filter((event) => event === "hello")).toHaveLength(1);
  });
});

describe("who comes and asks (O-83, O-84)", () => {
  const poll = (query = "", init: RequestInit & { cookie?: string } = {}) =>
    fetch(`${address("http", "polling")}${query}`, { ...init, headers: { cookie: init.cookie ?? "ana" } });

  it("waits after twenty times, is refused where that would be longer than eight seconds, and keeps nobody else waiting", async () => {
    const gone = new AbortController();
    let [welcome, refused] = [0, 0];
    for (let n = 0; n < 20 + 16 + 4; n++)
      void poll("", { signal: gone.signal }).then(
        ({ status }) => (status === 200 ? welcome++ : refused++),
        () => undefined,
      );
    const began = performance.now();
    expect((await poll("", { cookie: "ben" })).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(3_000);
    await expect.poll(() => refused, { timeout: 5_000 }).toBe(4);
    expect(welcome).toBeLessThan(30);
    gone.abort();
  });

  it("waits with requests of long polling, by their length too, and is refused beyond two seconds", async () => {
    const { sid } = JSON.parse((await (await poll()).text()).slice(1)) as { sid: string };
    const body = "x".repeat(40_000);
    const began = performance.now();
    const post = () => poll(`&sid=${sid}`, { method: "POST", body }).then(({ status }) => status);
    const statuses = await Promise.all(Array.from({ length: 20 }, post));
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    expect(performance.now() - began).toBeGreaterThan(1_500);
    expect((await poll("", { cookie: "ben" })).status).toBe(200);
  }, 20_000);
});
