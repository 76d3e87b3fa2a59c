/** The shape of the database: its tables in an order in which rows can be inserted, and its migrations. */
import pg from "pg";

export interface Table {
  name: string;
  columns: string[];
  /** Columns of the primary key; all columns where there is none. */
  key: string[];
}

/** Every table of one schema but Prisma's own, parents before children. */
export async function tablesOf(client: pg.ClientBase, schema: string): Promise<Table[]> {
  const { rows: columns } = await client.query<{ t: string; c: string }>(
    `SELECT c.relname AS t, a.attname AS c FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY c.relname, a.attnum`,
    [schema],
  );
  const { rows: keys } = await client.query<{ t: string; c: string }>(
    `SELECT c.relname AS t, a.attname AS c FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(num, place) ON true
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.num
     WHERE c.relnamespace = $1::regnamespace AND i.indisprimary ORDER BY c.relname, k.place`,
    [schema],
  );
  const { rows: parents } = await client.query<{ child: string; parent: string }>(
    `SELECT c.relname AS child, p.relname AS parent FROM pg_constraint f
       JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class p ON p.oid = f.confrelid
     WHERE f.contype = 'f' AND c.relnamespace = $1::regnamespace AND c.oid <> p.oid`,
    [schema],
  );
  const names = [...new Set(columns.map(({ t }) => t))];
  const columnsOf = (rows: { t: string; c: string }[], name: string) =>
    rows.filter(({ t }) => t === name).map(({ c }) => c);
  const ordered: string[] = [];
  while (ordered.length < names.length) {
    const ready = names.filter(
      (n) => !ordered.includes(n) && parents.every((f) => f.child !== n || ordered.includes(f.parent)),
    );
    if (ready.length === 0)
      throw new Error("tables that refer to one another in a circle cannot be restored");
    ordered.push(...ready);
  }
  return ordered.map((name) => {
    const all = columnsOf(columns, name);
    const key = columnsOf(keys, name);
    return { name, columns: all, key: key.length > 0 ? key : all };
  });
}

/** The schema in which this connection works. */
export async function currentSchema(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ schema: string }>("SELECT current_schema() AS schema");
  return rows[0]!.schema;
}

/** The migrations of the database, in the order in which they were made. */
export async function historyOf(client: pg.ClientBase): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM "_prisma_migrations"
     WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name`,
  );
  return rows;
}

/** A name as SQL takes it, whatever is in it. */
export const quoteName = (name: string): string => pg.escapeIdentifier(name);
/** Names as SQL takes them in a list. */
export const columnList = (columns: readonly string[]): string => columns.map(quoteName).join(", ");
