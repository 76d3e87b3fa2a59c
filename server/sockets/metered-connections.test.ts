import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server as Engine, type Socket as EngineSocket } from "engine.io";
import { afterAll, beforeAll, it } from "vitest";
import { WebSocket } from "ws";
import { Ledger } from "@/server/platform/limits/ledger";
import { AS_GUEST } from "@/server/sockets/metered-connection";
import { MeteredConnections } from "@/server/sockets/metered-connections";
import { setWsOptions } from "@/server/sockets/ws-options";
import { MESSAGE_BOUNDS } from "@/workshop/protocol/connection";

const ledger = new Ledger();
const engine = new Engine();
const server = createServer();
/** Messages that were read, by the person who sent them. */
const heard = new Map<string, number>();

beforeAll(async () => {
  engine.on("connection", (conn: EngineSocket) => {
    const person = new URL(conn.request.url ?? "", "http://live").searchParams.get("person") ?? "";
    conn.on("data", () => heard.set(person, (heard.get(person) ?? 0) + 1));
    setImmediate(() => void lines.of(conn)?.paidBy(ledger.guest("room", person), AS_GUEST));
  });
  setWsOptions(engine);
  const lines = new MeteredConnections(engine, ledger, MESSAGE_BOUNDS);
  server.on("request", (req, res) => lines.handle(engine, req, res));
  server.on("upgrade", (req, socket, head) => lines.upgrade(engine, req, socket, head));
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => {
  engine.close();
  ledger.close();
  server.close();
});

function addressOf(scheme: "http" | "ws", transport: string, person: string): string {
  const { port } = server.address() as AddressInfo;
  return `${scheme}://127.0.0.1:${port}/live/?EIO=4&transport=${transport}&person=${person}`;
}

async function connect(person: string): Promise<WebSocket> {
  const ws = new WebSocket(addressOf("ws", "websocket", person));
  await once(ws, "message");
  await pause(20);
  return ws;
}
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));
const readOf = (person: string) => heard.get(person) ?? 0;

it.concurrent("reads others at once beside an endless backlog, which waits (O-82)", async ({ expect }) => {
  const [bot, ana] = await Promise.all([connect("bot"), connect("ana")]);
  const sent = 20_000;
  for (let i = 0; i < sent; i++) bot.send('42["command",1]');
  await expect.poll(() => readOf("bot"), { timeout: 5_000 }).toBeGreaterThan(100);
  for (let i = 1; i <= 10; i++) {
    ana.send('42["command",2]');
    await expect.poll(() => readOf("ana"), { interval: 5, timeout: 500 }).toBe(i);
    await pause(200);
  }
  expect(readOf("bot")).toBeLessThan(sent);
  for (const ws of [bot, ana]) ws.terminate();
});

it.concurrent("reads messages at once when there are pauses between them (O-82)", async ({ expect }) => {
  const ben = await connect("ben");
  for (let i = 0; i < 36; i++) {
    ben.send('42["command",3]');
    await pause(150);
  }
  await expect.poll(() => readOf("ben"), { interval: 5, timeout: 500 }).toBe(36);
  ben.terminate();
});

it.concurrent("charges for each connection beyond ten (O-83)", async ({ expect }) => {
  const payer = ledger.guest("room", "gil");
  const open: WebSocket[] = [];
  for (let i = 0; i < 10; i++) open.push(await connect("gil"));
  await expect.poll(() => payer.wait()).toBe(0);
  for (let i = 0; i < 5; i++) open.push(new WebSocket(addressOf("ws", "websocket", "gil")));
  for (const ws of open) ws.on("error", () => undefined);
  await expect.poll(() => payer.wait(), { interval: 1 }).toBeGreaterThan(100);
  for (const ws of open) ws.terminate();
});

it.concurrent("answers no request before its turn, and refuses it where too many wait (O-84)", async ({
  expect,
}) => {
  const polling = addressOf("http", "polling", "dot");
  const { sid } = JSON.parse((await (await fetch(polling)).text()).slice(1)) as { sid: string };
  const turns: ((welcome: boolean) => void)[] = [];
  ledger.guest("room", "dot").turn = () => new Promise((give) => turns.push(give));
  const post = () => fetch(`${polling}&sid=${sid}`, { method: "POST", body: '42["command",4]' });
  const [refused, taken] = [post(), post()];
  await expect.poll(() => turns.length).toBe(2);
  expect(readOf("dot")).toBe(0);
  turns[0]!(false);
  turns[1]!(true);
  expect((await Promise.all([refused, taken])).map(({ status }) => status).sort()).toEqual([200, 429]);
  expect(readOf("dot")).toBe(1);
});

it.concurrent("charges for pings also after a move to a WebSocket while messages wait (O-81)", async ({
  expect,
}) => {
  const polling = addressOf("http", "polling", "cat");
  const { sid } = JSON.parse((await (await fetch(polling)).text()).slice(1)) as { sid: string };
  const ws = new WebSocket(`${addressOf("ws", "websocket", "cat")}&sid=${sid}`);
  await once(ws, "open");
  ws.send("2probe");
  await once(ws, "message");
  const body = Array.from({ length: 60 }, () => `42["command","${"x".repeat(1_000)}"]`).join("\u001e");
  for (let sent = 0; sent - readOf("cat") < 20; sent += 60)
    await fetch(`${polling}&sid=${sid}`, { method: "POST", body });
  let pongs = 0;
  ws.on("pong", () => pongs++);
  ws.send("5");
  for (let i = 0; i < 20_000; i++) ws.ping();
  await pause(1_000);
  expect(pongs).toBeLessThan(4_000);
  ws.terminate();
});
