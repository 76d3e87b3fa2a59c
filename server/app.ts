/** What the server does with requests. Placeholder: it answers with its name. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Env } from "@/server/env";
import type { Origins } from "@/server/origins";
import type { Derive } from "@/server/secrets";

export interface AppOptions {
  env: Env;
  /** Address of the database, with its password. */
  databaseUrl: string;
  derive: Derive;
  origins: Origins;
}

export interface App {
  handle(req: IncomingMessage, res: ServerResponse): void;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** The one-time link to make the first account; null when there is one. */
  firstAccountLink(): Promise<string | null>;
  /** Finishes acknowledged work and closes every connection with a reason. */
  close(): Promise<void>;
}

export async function createApp(_options: AppOptions): Promise<App> {
  return {
    handle: (_req, res) => res.end("Plenary\n"),
    upgrade: (_req, socket) => socket.destroy(),
    firstAccountLink: async () => null,
    close: async () => undefined,
  };
}
