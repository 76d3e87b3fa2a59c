/**
 * Plenary's role in the embedded database. The role that makes a cluster is a superuser for ever, who can
 * read files and start programs; Plenary works as another one, which owns its tables and nothing else.
 */
import pg from "pg";
import { connect } from "@/server/store/database/connect";
import { databaseUser } from "@/server/store/database/embedded/cluster";

/** The role that made the cluster, under which no Plenary signs in. */
export const superuser = "plenary_superuser";

const name = pg.escapeIdentifier(databaseUser);

/** Lets Plenary discard old log; as every right to a function, in the database where it is sent. */
export const grantSwitchWal = `GRANT EXECUTE ON FUNCTION pg_switch_wal() TO ${name}`;

/**
 * Takes the superuser's rights from Plenary's role, where it has them, and leaves it what its tables and the
 * discarding of old log need: the role that made the cluster gets another name, and a new one takes over its
 * name, password, database and objects. An earlier Plenary works under it too. All or nothing.
 * @param url Plenary's database; no other process uses it
 */
export async function leaveSuperuser(url: string, password: string): Promise<void> {
  const client = await connect(url, undefined, "plenary start");
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1 AND rolsuper", [
      databaseUser,
    ]);
    if (!rowCount) return;
    const { rows: objects } = await client.query<{ statement: string }>(OBJECTS);
    await client.query(
      [
        "BEGIN",
        // No session may rename its own role.
        "CREATE ROLE plenary_renaming SUPERUSER",
        "SET LOCAL SESSION AUTHORIZATION plenary_renaming",
        `ALTER ROLE ${name} RENAME TO ${superuser}`,
        `CREATE ROLE ${name} LOGIN PASSWORD ${pg.escapeLiteral(password)}`,
        `GRANT pg_checkpoint, pg_read_all_stats TO ${name}`,
        grantSwitchWal,
        `ALTER DATABASE plenary OWNER TO ${name}`,
        ...objects.map(({ statement }) => `${statement} OWNER TO ${name}`),
        `SET LOCAL SESSION AUTHORIZATION ${superuser}`,
        "DROP ROLE plenary_renaming",
        "COMMIT",
      ].join(";\n"),
    );
  } finally {
    await client.end();
  }
}

/**
 * One row for each object with an owner of its own, so none for indexes, row types and sequences of columns.
 */
const OBJECTS = `
  WITH schema AS (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
  SELECT format('ALTER SCHEMA %I', nspname) AS statement
    FROM pg_namespace JOIN schema USING (oid) WHERE nspname <> 'public'
  UNION ALL SELECT 'ALTER TABLE ' || c.oid::regclass FROM pg_class c JOIN schema ON schema.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'v', 'm') OR (relkind = 'S' AND NOT EXISTS (SELECT 1 FROM pg_depend d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')))
  UNION ALL SELECT 'ALTER ROUTINE ' || p.oid::regprocedure FROM pg_proc p JOIN schema ON schema.oid = pronamespace
  UNION ALL SELECT 'ALTER TYPE ' || t.oid::regtype FROM pg_type t JOIN schema ON schema.oid = typnamespace
    WHERE typtype IN ('e', 'd')`;
