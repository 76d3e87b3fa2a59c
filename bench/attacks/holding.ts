/**
 * Attacks that hold connections open: headers and bodies that trickle, answers that are not read, sockets
 * that never say who they are. Loopback only.
 */
import { connect, type Socket } from "node:net";
import type { Attack, Tally } from "@/bench/attacks/asking";

/** Milliseconds between two bytes. */
const DRIP_MS = 1_000;

/** A connection's beginning, and its words once a second. */
interface Manner {
  first: string;
  drip: string | null;
  /** Stops reading at once. */
  deaf?: boolean;
}

const host = "Host: 127.0.0.1\r\n";
const manners = {
  /** Slowloris: headers without end. */
  headers: { first: `GET / HTTP/1.1\r\n${host}`, drip: "X-a: b\r\n" },
  /** R-U-Dead-Yet: a form that comes byte by byte. */
  body: {
    first: `POST /join HTTP/1.1\r\n${host}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000\r\n\r\ncode=`,
    drip: "A",
  },
  /** Asks some times and reads nothing. */
  read: { first: `GET / HTTP/1.1\r\n${host}\r\n`.repeat(8), drip: null, deaf: true },
  /** Opens, and says nothing at all. */
  silent: { first: "", drip: null },
  /** A WebSocket of a live room that never greets. */
  socket: {
    first: `GET /live/?EIO=4&transport=websocket HTTP/1.1\r\n${host}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    drip: null,
  },
} satisfies Record<string, Manner>;
export type MannerName = keyof typeof manners;

interface Held extends Attack {
  /** Milliseconds that each connection which the server has closed was held. */
  readonly lives: readonly number[];
  /** Connections that are open now, or wait to be taken. */
  open(): number;
  /** Of them those that the system has not taken yet. */
  waiting(): number;
}

/** Holds `count` connections. @param again opens another for each that is closed */
export function holding(port: number, name: MannerName, count: number, again: boolean): Held {
  const { first, drip, deaf }: Manner = manners[name];
  const sockets = new Set<Socket>();
  const lives: number[] = [];
  const tally: Tally = { opened: 0, closed: 0 };
  let stopped = false;
  const open = () => {
    let since = Date.now();
    const socket = connect(port, "127.0.0.1");
    sockets.add(socket);
    socket.on("connect", () => {
      since = Date.now();
    });
    tally.opened!++;
    socket.on("error", () => undefined);
    socket.on("close", () => {
      sockets.delete(socket);
      if (stopped) return;
      tally.closed!++;
      lives.push(Date.now() - since);
      if (again) setTimeout(() => !stopped && open(), 50);
    });
    socket.write(first);
    if (deaf) socket.pause();
    else socket.resume();
  };
  for (let i = 0; i < count; i++) open();
  const timer = setInterval(() => {
    if (drip) for (const socket of sockets) socket.write(drip);
  }, DRIP_MS);
  return {
    lives,
    open: () => sockets.size,
    waiting: () => [...sockets].filter((socket) => socket.connecting).length,
    async stop() {
      stopped = true;
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
      return { ...tally, longest: Math.max(0, ...lives) };
    },
  };
}
