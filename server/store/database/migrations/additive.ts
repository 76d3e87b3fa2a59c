/**
 * Additive migrations, which are applied while servers of the version before run. One that does more has a
 * name that ends in `_all_stopped`: every server has to be stopped for it.
 */
const ALL_STOPPED = "_all_stopped";

/** True where servers of the version before can go on after a migration, by its name. */
export const isAdditive = (migration: string): boolean => !migration.endsWith(ALL_STOPPED);

/** The number at the front of a migration's name; 0 where there is none. */
export const migrationNumber = (migration: string): number => Number.parseInt(migration, 10) || 0;

/** Applied migrations that this server does not have and cannot work with. */
export const incompatibleMigrations = (applied: readonly string[], shipped: readonly string[]): string[] =>
  applied.filter((name) => !shipped.includes(name) && !isAdditive(name));

const REFUSED: readonly [RegExp, string][] = [
  [
    /\bDROP\s+(TABLE|COLUMN|TYPE|VIEW|FUNCTION|SEQUENCE|SCHEMA|INDEX|CONSTRAINT)\b/i,
    "drops what a server of the version before may use",
  ],
  [/\bRENAME\b/i, "renames what a server of the version before uses"],
  [/\bALTER\s+(COLUMN\s+)?"?\w+"?\s+(SET\s+DATA\s+)?TYPE\b/i, "rewrites every row of a table"],
  [/\bSET\s+NOT\s+NULL\b/i, "refuses what a server of the version before writes"],
  [
    /\bADD\s+COLUMN\s+(IF\s+NOT\s+EXISTS\s+)?"?\w+"?(?![^,;]*\bDEFAULT\b)[^,;]*\bNOT\s+NULL\b/i,
    "refuses rows in which a server of the version before leaves the new column out",
  ],
  [
    /\bADD\s+COLUMN\b[^,;]*\bDEFAULT\s+(gen_random_uuid|random|clock_timestamp|nextval|uuid_generate_v4)\b/i,
    "rewrites every row of a table",
  ],
  [/^\s*(UPDATE|DELETE|TRUNCATE|LOCK|MERGE)\b/im, "changes or locks rows while people write"],
  [/\bADD\s+CONSTRAINT\b(?![^;]*\bNOT\s+VALID\b)/i, "checks every row of a table while people wait"],
  [
    /\bCREATE\s+(OR\s+REPLACE\s+)?(CONSTRAINT\s+)?TRIGGER\b/i,
    "may refuse or change what a server of the version before writes",
  ],
  [/\bCREATE\s+(UNIQUE\s+)?INDEX\b/i, "keeps people from writing while it reads a whole table"],
];

/** SQL without comments and string literals. */
const bare = (sql: string): string =>
  sql
    .replace(/--.*$/gm, "")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/'(?:[^']|'')*'/g, "''");

/**
 * Reasons against applying these statements while servers of the version before run, one sentence each.
 * Indexes and constraints on tables that the migration itself makes are fine.
 */
export function objectionsTo(sql: string): string[] {
  const text = bare(sql);
  const created = new Set(
    [...text.matchAll(/\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?/gi)].map((m) => m[1]),
  );
  const on = (statement: string) => /\b(?:ALTER\s+TABLE(?:\s+ONLY)?|ON)\s+"?(\w+)"?/i.exec(statement)?.[1];
  return text.split(";").flatMap((statement) => {
    const table = on(statement);
    if (table !== undefined && created.has(table)) return [];
    return REFUSED.flatMap(([pattern, why]) =>
      pattern.test(statement) ? [`${statement.trim().replace(/\s+/g, " ").slice(0, 100)}: ${why}`] : [],
    );
  });
}
