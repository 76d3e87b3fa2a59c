/**
 * The one Prisma client of this bundle, made when it is first used: DATABASE_URL is set by the composition
 * root. A broken pooled connection is reported, never thrown; the next query takes another.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { processWide } from "@/server/platform/process-wide";
import { PrismaClient } from "@/server/store/generated/client";

/** Connections of one bundle; each process has two bundles (server and pages). */
const MAX_CONNECTIONS = 12;
/** Milliseconds after which a statement is given up: a silent connection must not block a room. */
const QUERY_TIMEOUT_MS = 8_000;
/**
 * Milliseconds for a transaction to get a connection, and to end. On a busy machine Prisma's two seconds are
 * too few.
 */
const TRANSACTIONS = { maxWait: QUERY_TIMEOUT_MS, timeout: 2 * QUERY_TIMEOUT_MS };

/** The name of this bundle: Next sets NEXT_RUNTIME in that of the pages. */
const bundle = process.env.NEXT_RUNTIME ? "pages" : "server";
/**
 * Milliseconds to wait for a connection: a command is refused soon and sent again, a late page is better than
 * none.
 */
const CONNECTION_TIMEOUT_MS = bundle === "pages" ? 2 * QUERY_TIMEOUT_MS : 5_000;
/** The open pools of this process, for metrics. */
export const pools = processWide(
  "pools",
  () => new Map<string, { totalCount: number; idleCount: number; waitingCount: number }>(),
);

interface Connections {
  client: PrismaClient;
  pool: pg.Pool;
}
let connections: Connections | undefined;

function connect(): Connections {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set");
  const pool = new pg.Pool({
    connectionString,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    idleTimeoutMillis: 60_000,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
  });
  pools.set(bundle, pool);
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    onPoolError: () => undefined,
    onConnectionError: () => undefined,
  });
  return { client: new PrismaClient({ adapter, transactionOptions: TRANSACTIONS }), pool };
}

export const prisma: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, key) {
    connections ??= connect();
    const { client } = connections;
    const value = Reflect.get(client, key);
    return typeof value === "function" ? value.bind(client) : value;
  },
});

/**
 * A frequent statement, past Prisma and prepared under its name, so that Postgres plans it once for each
 * connection.
 */
export const prepared =
  <Row extends object>(name: string) =>
  async (parts: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> => {
    connections ??= connect();
    const text = parts.reduce((before, part, index) => `${before}$${index}${part}`);
    return (await connections.pool.query<Row>({ name, text, values })).rows;
  };

/** The next use opens a new one. */
export async function closePrisma(): Promise<void> {
  const open = connections;
  connections = undefined;
  await open?.client.$disconnect();
}
