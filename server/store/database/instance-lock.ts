/**
 * Sees to it that one copy of Plenary runs per database, or several that are joined through Redis. A separate
 * connection holds an advisory lock for as long as the process lives: exclusive for a single copy, shared for
 * joined ones. Postgres frees the lock when the process dies. When the connection is lost, as when the
 * database restarts, the lock is taken again as soon as the database answers. If another copy has taken it
 * meanwhile, this one must end.
 */
import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { StartError } from "@/server/platform/start-error";
import { connect, unreachableError } from "@/server/store/database/connect";
import { announce, announced } from "@/server/store/database/announcements";

interface CopyLock {
  release(): Promise<void>;
}

interface Options {
  url: string | (() => string);
  /** This copy is joined with others; they share the lock. */
  joined?: boolean;
  /** Names the database in error messages: a folder, or "host:port/name". */
  where: string;
  /** Announced to the others: the number of the newest migration that this copy knows. */
  tables: number;
  /** Announced to the others: the version of the encryption of messages between copies. */
  seal: number;
  /** Called at most once, when another copy has taken the lock while our connection was lost. */
  onTaken(reason: StartError): void;
}

/** "plenary" as a number: the key of the advisory lock. */
const key = "0x706c656e617279";
/** Milliseconds for which the lock of a copy that has just died is waited for. */
const patience = 1_200;
const pauseBeforeRetaking = 250;

async function tryLock(client: pg.Client, joined: boolean): Promise<boolean> {
  const take = joined ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock";
  const { rows } = await client.query<{ got: boolean }>(`SELECT ${take}(${BigInt(key)}) AS got`);
  return rows[0]?.got === true;
}

/** The name of a connection that holds the lock; empty where none does any more. */
async function describeHolder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database()
       AND (l.classid::bigint << 32 | l.objid::bigint) = ${BigInt(key)}`,
  );
  return rows[0]?.name.replace(/^plenary /, "") ?? "";
}

/**
 * Refuses to run beside copies that encrypt their messages in another way. They could not read each other's.
 */
async function refuseUnheard(client: pg.Client, seal: number): Promise<void> {
  const others = (await announced(client, "seal")).filter(({ value }) => value !== seal);
  if (others.length > 0)
    throw new StartError(
      "anotherCopy",
      `Servers of another version use this data (${others.map(({ server }) => server).join(", ")}), ` +
        "and this one cannot speak with them: stop them all, then start this one.",
    );
}

/** Takes the lock on a new connection, waiting a moment for a copy that has just died. */
async function take({
  url,
  where,
  joined = false,
  tables,
  seal,
}: Omit<Options, "url" | "onTaken"> & { url: string }): Promise<pg.Client> {
  const client = await connect(
    url,
    undefined,
    `plenary process ${process.pid} on ${hostname()}`.slice(0, 63),
  );
  try {
    // A copy whose machine lost power must not hold the lock for hours.
    await client.query(
      "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3",
    );
    const deadline = Date.now() + patience;
    while (!(await tryLock(client, joined))) {
      if (Date.now() > deadline) {
        const holder = await describeHolder(client);
        throw new StartError(
          "anotherCopy",
          "Another copy of Plenary is already using this data " +
            `(${where}${holder ? `, ${holder}` : ""}): use that one, or stop it before you start ` +
            `again.${joined ? " It was started without REDIS_URL, so no other can join it." : ""}`,
        );
      }
      await pause(100);
    }
    await announce(client, tables, seal);
    await refuseUnheard(client, seal);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/**
 * Takes the lock or refuses within two seconds.
 * @throws StartError ("anotherCopy", "databaseUnreachable").
 */
export async function lockDatabase({ url, onTaken, ...options }: Options): Promise<CopyLock> {
  const address = () => (typeof url === "string" ? url : url());
  let current: pg.Client | null = null;
  let released = false;

  function keep(client: pg.Client): void {
    current = client;
    client.once("end", () => {
      current = null;
      if (!released) void reacquire();
    });
  }

  async function reacquire(): Promise<void> {
    while (!released) {
      await pause(pauseBeforeRetaking, undefined, { ref: false });
      if (released) return;
      try {
        const client = await take({ url: address(), ...options });
        if (!released) return keep(client);
        await client.end();
      } catch (error) {
        if (error instanceof StartError) return onTaken(error);
      }
    }
  }

  keep(
    await take({ url: address(), ...options }).catch((error) => {
      throw error instanceof StartError ? error : unreachableError(address(), error);
    }),
  );
  return {
    async release() {
      released = true;
      await current?.end().catch(() => undefined);
    },
  };
}
