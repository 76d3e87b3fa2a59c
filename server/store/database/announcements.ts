/**
 * Announcements of the servers over one database, made before they exchange messages: the newest migration
 * that each knows, and its version of the encryption between processes. Each is a shared advisory lock, which
 * ends with its connection.
 */
import type pg from "pg";

/** First half of the key of a lock; the second is the number that is announced. */
const says = { tables: 0x706c7401, seal: 0x706c7301 } as const;

/** @param tables number of the newest migration that this server knows @param seal how it seals */
export async function announce(client: pg.ClientBase, tables: number, seal: number): Promise<void> {
  await client.query(
    "SELECT pg_advisory_lock_shared($1::int, $2::int), pg_advisory_lock_shared($3::int, $4::int)",
    [says.tables, tables, says.seal, seal],
  );
}

/** The announcements of every server over this database. */
export async function announced(
  client: pg.ClientBase,
  what: keyof typeof says,
): Promise<{ value: number; server: string }[]> {
  const { rows } = await client.query<{ value: number; server: string }>(
    `SELECT l.objid::bigint::int AS value, a.application_name AS server
     FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.classid::bigint = $1
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [says[what]],
  );
  return rows.map(({ value, server }) => ({ value, server: server.replace(/^plenary /, "") }));
}
