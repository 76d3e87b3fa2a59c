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

/** The statements that are sent all the time: named, so that Postgres plans them once for each connection. */
const hot = [
  { sql: /^\s*WITH given AS/, name: "store-answers" },
  { sql: /^\s*INSERT INTO sheet_update/, name: "store-sheets" },
];

let client: PrismaClient | undefined;

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set");
  const adapter = new PrismaPg(
    { connectionString, max: POOL, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 60_000, query_timeout: PATIENCE, keepAlive: true },
    { onPoolError: () => undefined, onConnectionError: () => undefined, statementNameGenerator: ({ sql }) => hot.find((h) => h.sql.test(sql))?.name ?? "" },
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
