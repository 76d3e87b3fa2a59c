/** A bench part's context and result. */
import type { Fleet } from "@/bench/fleet/fleet";
import type { Target } from "@/bench/fleet/phone";
import type { Database } from "@/bench/product/database";
import type { Room } from "@/bench/product/rooms";
import type { Server } from "@/bench/product/server";
import { LIVE } from "@/bench/product/talker";

/** One line of the table. */
export interface Row {
  what: string;
  product: string;
  floor?: string;
  /** Product to floor. */
  ratio?: number;
  target?: string;
  met?: boolean;
}

export interface Context {
  database: Database;
  fleet: Fleet;
  /** Few phones and few repetitions, for work on the bench itself. */
  quick: boolean;
  /** Starts a server of its own for this part. */
  server(env?: Record<string, string>): Promise<Server>;
  say(text: string): void;
}

export interface Part {
  name: string;
  run(context: Context): Promise<Row[]>;
}

/** Way of a room's phones to the server. */
export const phonesOf = (port: number, room: Room): Target => ({
  port,
  path: LIVE,
  greeting: `40${JSON.stringify({ as: "phone", room: room.id })}`,
});

export const ms = (value: number): string =>
  `${value < 1 ? value.toFixed(2) : value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const kb = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} KB`;
