/**
 * Floods of one person, who pours what costs the server most through a few connections with one cookie, as fast as it
 * is taken, and comes back at once when it is closed. Loopback only.
 */
import { pause } from "@/bench/clock";
import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import type { Attack, Tally } from "@/bench/attacks/asking";
import { frame, PING, readFrames } from "@/bench/fleet/frames";

const BINARY = 0x2;
/** Characters of a large frame: nearly all that a message may have. */
const LARGE = 60_000;
const CONNECTIONS = 4;
/** Milliseconds until a closed connection is opened again. */
const REOPEN_DELAY_MS = 5;

const command = (body: string, ack = 7): string =>
  `42${ack}["command",{"type":"answer","id":"aaaaaaaaaaaa","question":"poll","round":1,"rev":1,"body":${body}}]`;
const nested = (open: string, close: string): string =>
  open.repeat(Math.floor(LARGE / (open.length + close.length))) +
  close.repeat(Math.floor(LARGE / (open.length + close.length)));
const useless = (): string =>
  `427["command",{"type":"pause","id":"${randomBytes(9).toString("hex")}","on":${Math.random() < 0.5}}]`;

/** Frames poured through a WebSocket, again and again. */
const poured = {
  /** Lists in lists, in a command. */
  deep: () => [frame(command(nested('{"a":', "}").replace(":}", ":1}")))],
  /** The same as acknowledgements, which no handler sees. */
  "deep acks": () => [frame(`437${nested("[", "]")}`)],
  keys: () => [
    frame(command(`{${Array.from({ length: LARGE / 11 }, (_, i) => `"k${i + 10_000}":1`).join(",")}}`)),
  ],
  strings: () => [frame(command(`{"choice":[${Array.from({ length: LARGE / 4 }, () => '"a"').join(",")}]}`))],
  useless: () => Array.from({ length: 500 }, () => frame(useless())),
  attachments: () => [
    frame('4510-7["command",{"_placeholder":true,"num":0}]'),
    ...Array.from({ length: 10 }, () => frame(randomBytes(6_000), BINARY)),
  ],
  acks: () => Array.from({ length: 500 }, (_, i) => frame(`43${i}[{"ok":true}]`)),
  pongs: () => Array.from({ length: 500 }, () => frame("3")),
  pings: () => Array.from({ length: 500 }, () => frame("", PING)),
  greetings: () => Array.from({ length: 500 }, () => frame('40{"as":"phone"}')),
} satisfies Record<string, () => Buffer[]>;

export type FloodName =
  | keyof typeof poured
  | "reconnecting"
  | "strangers"
  | "many sockets"
  | "posts"
  | "full posts";
export const floodNames: readonly FloodName[] = [
  ...(Object.keys(poured) as (keyof typeof poured)[]),
  "reconnecting",
  "strangers",
  "many sockets",
  "posts",
  "full posts",
];

export interface Flooded {
  port: number;
  /** Of the live connections: of rooms, or of editors. */
  path: "/live/" | "/live/editor/";
  /** A connection's introduction. */
  greeting: object;
  cookie: string;
}

const addressOf = ({ path }: Flooded, transport: string): string => `${path}?EIO=4&transport=${transport}`;

/** One connection that greets and then does as it is told, until it is closed. */
function dial(
  to: Flooded,
  on: { greeted(write: (bytes: Buffer) => boolean): void; drained(): void; closed(): void },
): () => void {
  const { port, greeting, cookie } = to;
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  let upgraded = false;
  let greeted = false;
  let rest: Buffer = Buffer.alloc(0);
  const heard = (_opcode: number, payload: Buffer) => {
    // A socket without a cookie would not be let in.
    if (payload[0] === 0x30 && cookie === "") on.greeted((bytes) => socket.write(bytes));
    else if (payload[0] === 0x30) socket.write(frame(`40${JSON.stringify(greeting)}`));
    else if (payload[0] === 0x32) socket.write(frame("3"));
    else if (!greeted && payload[0] === 0x34 && payload[1] === 0x30) {
      greeted = true;
      on.greeted((bytes) => socket.write(bytes));
    }
  };
  socket.on("data", (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    if (!upgraded) {
      const end = rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      upgraded = true;
      rest = rest.subarray(end + 4);
    }
    rest = rest.subarray(readFrames(rest, heard));
  });
  socket.on("drain", on.drained);
  socket.on("error", () => undefined);
  socket.on("close", on.closed);
  socket.write(
    `GET ${addressOf(to, "websocket")} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\nSec-WebSocket-Version: 13\r\nCookie: ${cookie}\r\n\r\n`,
  );
  return () => void socket.destroy();
}

/** Connections that are opened again when they are closed. @param greeted what each does once it is in */
function connections(
  to: Flooded,
  count: number,
  tally: Tally,
  greeted: (write: (bytes: Buffer) => boolean, close: () => void) => () => void,
): Attack {
  const open = new Set<() => void>();
  let stopped = false;
  const begin = () => {
    if (stopped) return;
    let go: () => void = () => undefined;
    tally.opened = (tally.opened ?? 0) + 1;
    const close = dial(to, {
      greeted(write) {
        tally.greeted = (tally.greeted ?? 0) + 1;
        go = greeted(write, close);
        go();
      },
      drained: () => go(),
      closed() {
        open.delete(close);
        go = () => undefined;
        setTimeout(begin, REOPEN_DELAY_MS);
      },
    });
    open.add(close);
  };
  for (let i = 0; i < count; i++) begin();
  return {
    async stop() {
      stopped = true;
      for (const close of open) close();
      return tally;
    },
  };
}

function pouring(to: Flooded, frames: readonly Buffer[], count: number): Attack {
  const tally: Tally = { frames: 0 };
  return connections(to, count, tally, (write) => () => {
    do tally.frames!++;
    while (write(frames[tally.frames! % frames.length]!));
  });
}

/** Posts of long polling, each as large as it may be. @param packet what it is full of; null: one deep command */
function posting(to: Flooded, packet: string | null): Attack {
  const { port, greeting, cookie } = to;
  const agent = new Agent({ keepAlive: true });
  const tally: Tally = { posts: 0 };
  let stopped = false;
  const ask = (method: string, query: string, body?: string): Promise<string | null> =>
    new Promise((resolve) => {
      const call = request(
        {
          agent,
          host: "127.0.0.1",
          port,
          path: `${addressOf(to, "polling")}${query}`,
          method,
          headers: { cookie },
        },
        (res) => {
          const chunks: Buffer[] = [];
          res.on("data", (chunk: Buffer) => chunks.push(chunk));
          res.on("end", () => resolve(res.statusCode === 200 ? Buffer.concat(chunks).toString() : null));
          res.on("error", () => resolve(null));
        },
      );
      call.on("error", () => resolve(null));
      call.end(body);
    });
  const body =
    packet === null
      ? command(nested('{"a":', "}").replace(":}", ":1}"))
      : Array.from({ length: Math.floor(LARGE / (packet.length + 1)) }, () => packet).join("\u001e");
  const lane = async () => {
    while (!stopped) {
      const opened = await ask("GET", "");
      const sid = opened === null ? null : `&sid=${(JSON.parse(opened.slice(1)) as { sid: string }).sid}`;
      if (sid === null) {
        await pause(REOPEN_DELAY_MS);
        continue;
      }
      await ask("POST", sid, `40${JSON.stringify(greeting)}`);
      const polling = (async () => {
        while (!stopped && (await ask("GET", sid)) !== null);
      })();
      while (!stopped && (await ask("POST", sid, body)) !== null) tally.posts!++;
      void polling;
    }
  };
  const lanes = Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return {
    async stop() {
      stopped = true;
      agent.destroy();
      await lanes;
      return tally;
    },
  };
}

export function flooding(name: FloodName, to: Flooded): Attack {
  switch (name) {
    case "reconnecting":
      return connections(to, 8, {}, (_write, close) => close);
    case "strangers":
      return connections({ ...to, cookie: "" }, 32, {}, (_write, close) => close);
    case "many sockets":
      return pouring(to, poured.useless(), 60);
    case "posts":
      return posting(to, null);
    case "full posts":
      return posting(to, "3");
    default:
      return pouring(to, poured[name](), CONNECTIONS);
  }
}
