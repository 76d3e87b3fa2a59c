/** Checks that a database was used, and that its keys belong to the secret of this server. */
import type pg from "pg";
import type { UsedData, Derive } from "@/server/platform/settings/secrets";
import { connect } from "@/server/store/database/connect";
import { wrappedBy } from "@/server/store/keys";

/** Asks a database with the tables of this version. */
export function usedData(databaseUrl: string): UsedData {
  const ask = async <T>(question: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = await connect(databaseUrl);
    return question(client).finally(() => client.end().catch(() => undefined));
  };
  return {
    inUse: () => ask(isInUse),
    needsAnotherSecret: async (derive) =>
      (await ask((client) => runsOfAnotherSecret(client, derive))).length > 0,
  };
}

/**
 * True once there is an account or anything written. Shipped workshops do not count: every start writes them.
 */
export async function isInUse(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(
    "SELECT 1 FROM account UNION ALL SELECT 1 FROM room UNION ALL SELECT 1 FROM authored_workshop LIMIT 1",
  );
  return rows.length > 0;
}

/** A pseudonym key: of a running activity, or of something else in a room that has one. */
interface Run {
  room_id: string;
  activity_id: string;
}

/**
 * Pseudonym keys that were encrypted with another secret. Those of rehearsals do not count: a start deletes
 * them.
 */
export async function runsOfAnotherSecret(client: pg.ClientBase, derive: Derive): Promise<Run[]> {
  const { rows } = await client.query<Run & { wrapped: Buffer }>(
    `SELECT room_id, activity_id, wrapped FROM run_key JOIN room ON room.id = room_id
     WHERE jsonb_typeof(settings->'rehearsal') IS DISTINCT FROM 'object'`,
  );
  return rows.filter(({ wrapped }) => !wrappedBy(derive, wrapped));
}

/** Deletes keys that cannot be decrypted any more: their answers stay, and lead to no person. */
export async function forgetRuns(client: pg.ClientBase, runs: readonly Run[]): Promise<void> {
  for (const { room_id, activity_id } of runs)
    await client.query("DELETE FROM run_key WHERE room_id = $1 AND activity_id = $2", [room_id, activity_id]);
}
