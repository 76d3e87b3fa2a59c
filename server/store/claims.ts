/**
 * Things that one process does for all: whoever claims one first has it until it ends, however it ends. Each claim is an
 * advisory lock of one connection of its own.
 */
import type pg from "pg";
import { connect } from "@/server/store/connect";

export interface Claims {
  /** Whether this process has it now. */
  claim(name: string): Promise<boolean>;
  /** Lets it go, for another. @returns whether this process goes on with it all the same, because there is no other */
  release(name: string): Promise<boolean>;
  close(): Promise<void>;
}

/** For a single process: everything is its own. */
export const everyClaim: Claims = { claim: () => Promise.resolve(true), release: () => Promise.resolve(true), close: () => Promise.resolve() };

export function claimsOver(url: string): Claims {
  let client: Promise<pg.Client> | undefined;
  const held = new Set<string>();
  const open = () => {
    client ??= connect(url, 5_000, "plenary claims").then((opened) => {
      opened.once("end", () => {
        client = undefined;
        held.clear();
      });
      return opened;
    });
    client.catch(() => {
      client = undefined;
    });
    return client;
  };
  return {
    async claim(name) {
      if (held.has(name)) return true;
      const { rows } = await (await open()).query<{ got: boolean }>("SELECT pg_try_advisory_lock(hashtextextended($1, 7)) AS got", [name]);
      if (rows[0]?.got) held.add(name);
      return rows[0]?.got === true;
    },
    async release(name) {
      if (held.delete(name)) await (await open()).query("SELECT pg_advisory_unlock(hashtextextended($1, 7))", [name]);
      return false;
    },
    async close() {
      await (await client?.catch(() => undefined))?.end().catch(() => undefined);
    },
  };
}
