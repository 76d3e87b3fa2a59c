/**
 * Locks for tasks that one process does for all: the first to claim one has it until its connection ends.
 * Each claim is an advisory lock of Postgres.
 */
import type pg from "pg";
import { connect } from "@/server/store/database/connect";

export interface TaskLocks {
  /** Claims a task. @returns whether this process has it now */
  claim(name: string): Promise<boolean>;
  /**
   * Releases a task for another process.
   * @returns whether this process keeps it, because there is no other
   */
  release(name: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Milliseconds until a connection, or a query over it, is given up: a silent one would hold every claim. */
const DATABASE_TIMEOUT_MS = 5_000;

/** For a single process, which has every task. */
export const ownTaskLocks: TaskLocks = {
  claim: () => Promise.resolve(true),
  release: () => Promise.resolve(true),
  close: () => Promise.resolve(),
};

export function taskLocks(url: string): TaskLocks {
  let client: Promise<pg.Client> | undefined;
  const claimed = new Set<string>();
  const open = () => {
    client ??= connect(url, DATABASE_TIMEOUT_MS, "plenary claims", DATABASE_TIMEOUT_MS).then((opened) => {
      opened.once("end", () => {
        client = undefined;
        claimed.clear();
      });
      return opened;
    });
    client.catch(() => {
      client = undefined;
    });
    return client;
  };
  /** A connection that did not answer is ended, and every lock with it. */
  const ask = async (call: "pg_try_advisory_lock" | "pg_advisory_unlock", name: string): Promise<boolean> => {
    const opened = await open();
    try {
      const { rows } = await opened.query<{ done: boolean }>(
        `SELECT ${call}(hashtextextended($1, 7)) AS done`,
        [name],
      );
      return rows[0]?.done === true;
    } catch (error) {
      void opened.end().catch(() => undefined);
      throw error;
    }
  };
  return {
    async claim(name) {
      if (claimed.has(name)) return true;
      const got = await ask("pg_try_advisory_lock", name);
      if (got) claimed.add(name);
      return got;
    },
    async release(name) {
      if (claimed.delete(name)) await ask("pg_advisory_unlock", name);
      return false;
    },
    async close() {
      await (await client?.catch(() => undefined))?.end().catch(() => undefined);
    },
  };
}
