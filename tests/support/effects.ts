/** Changes of a call in the database, row by row: a forgotten filter or place stands in the list. */
import { prisma } from "@/server/store/database/prisma";
import { tableNames } from "@/tests/support/matrix/world";

/**
 * Tables that the server writes by itself: seals that follow every note, bytes of files, and workshops that
 * come with the server.
 */
const LEFT_OUT = new Set([
  "attendance",
  "session_run",
  "sheet_update",
  "note_seal",
  "asset_piece",
  "workshop",
]);
/** Columns whose values are told where they are short and say what was done. */
const TELLING = new Set(["action", "detail", "hidden", "key", "kind", "role", "source"]);

type Row = Record<string, unknown>;

/** Every row of every table, as text. */
export const databaseText = async (): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      (await tableNames()).map((name) => prisma.$queryRawUnsafe(`SELECT t::text FROM "${name}" t`)),
    ),
  );

async function everyRow(): Promise<Map<string, { table: string; row: Row }>> {
  const tables = (await tableNames()).filter((name) => !LEFT_OUT.has(name));
  const keys = await primaryKeys();
  // Of long values, such as a whole workshop, their hash tells whether they changed.
  const each = tables.map(
    (name) =>
      `SELECT '${name}' AS name, (SELECT jsonb_object_agg(k, CASE WHEN length(v::text) > 300 THEN to_jsonb(md5(v::text)) ELSE v END) FROM jsonb_each(to_jsonb(t)) e(k, v)) AS row FROM "${name}" t`,
  );
  const rows = await prisma.$queryRawUnsafe<{ name: string; row: Row }[]>(each.join(" UNION ALL "));
  return new Map(
    rows.map(({ name, row }) => [
      `${name} ${JSON.stringify((keys.get(name) ?? Object.keys(row)).map((column) => row[column]))}`,
      { table: name, row },
    ]),
  );
}

let keysByTable: Promise<Map<string, string[]>> | undefined;
const primaryKeys = (): Promise<Map<string, string[]>> =>
  (keysByTable ??= prisma.$queryRaw<{ name: string; columns: string[] }[]>`
    SELECT c.relname::text AS name, array_agg(a.attname::text) AS columns
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
    WHERE i.indisprimary GROUP BY c.relname`.then(
    (rows) => new Map(rows.map(({ name, columns }) => [name, columns])),
  ));

/**
 * "+ table (values)" for a row that came, "- …" for one that went, "~ table (values): columns" for one that changed.
 * @param names of ids, so that rows can be told apart; other ids are not told
 */
export async function effectOf(
  act: () => Promise<unknown>,
  names: Readonly<Record<string, string>>,
): Promise<string[]> {
  const before = await everyRow();
  await act();
  const after = await everyRow();
  const describe = ({ table, row }: { table: string; row: Row }): string => {
    const labels = Object.values(row).flatMap((value) => names[String(value)] ?? []);
    const telling = Object.keys(row)
      .filter((column) => TELLING.has(column) || (column === "language" && "key" in row))
      .filter((column) => row[column] !== null)
      .map((column) => `${column} ${String(row[column])}`);
    return `${table} (${[...labels.sort(), ...telling.sort()].join(", ")})`;
  };
  const effects: string[] = [];
  for (const [key, one] of before) {
    const now = after.get(key);
    if (!now) effects.push(`- ${describe(one)}`);
    else {
      const columns = Object.keys(one.row).filter(
        (column) => JSON.stringify(one.row[column]) !== JSON.stringify(now.row[column]),
      );
      if (columns.length > 0) effects.push(`~ ${describe(now)}: ${columns.sort().join(", ")}`);
    }
  }
  for (const [key, one] of after) if (!before.has(key)) effects.push(`+ ${describe(one)}`);
  return effects.sort();
}
