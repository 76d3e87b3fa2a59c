/**
 * The one Prisma client of this bundle, made when it is first used: DATABASE_URL is set by the composition root.
 * A broken pooled connection is reported, never thrown; the next query takes another.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/server/store/generated/client";

/** Connections of one bundle; two bundles (server and pages) share the database's 60. */
const POOL = 12;
/** Milliseconds after which a statement is given up: a connection that fell silent must not hold up a room. */
const PATIENCE = 8_000;

let client: PrismaClient | undefined;

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set");
  const adapter = new PrismaPg(
    { connectionString, max: POOL, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 60_000, query_timeout: PATIENCE, keepAlive: true },
    { onPoolError: () => undefined, onConnectionError: () => undefined },
  );
  return new PrismaClient({ adapter });
}

/** Behaves as the client itself. */
export const prisma: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, key) {
    client ??= connect();
    const value = Reflect.get(client, key);
    return typeof value === "function" ? value.bind(client) : value;
  },
});

/** Closes the pool; the next use opens a new one. */
export async function closePrisma(): Promise<void> {
  const open = client;
  client = undefined;
  await open?.$disconnect();
}

/** True for errors that mean "the database cannot be reached just now", after which trying again may help. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    /^(P1001|P1002|P1008|P1017|P2024|P2034|08|57P0|53)/.test(code) ||
    /ECONNREFUSED|ECONNRESET|EPIPE|terminat|timeout|shutting down|starting up|not yet accepting|Can't reach|closed the connection|Connection/i.test(
      error.message,
    )
  );
}
