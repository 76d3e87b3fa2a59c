/**
 * Which migrations a running server of an older version tolerates. A migration only adds to the tables, and is applied while
 * such servers run, unless its name ends in `_all_stopped`: then every server has to be stopped first (K-22).
 */
const ALL_STOPPED = "_all_stopped";

/** Whether servers of the version before can go on after a migration, by its name. */
export const isAdditive = (migration: string): boolean => !migration.endsWith(ALL_STOPPED);

/** The number at the front of a migration's name; 0 where there is none. */
export const migrationNumber = (migration: string): number => Number.parseInt(migration, 10) || 0;

/** Applied migrations that this server does not know and cannot work with. */
export const incompatibleMigrations = (applied: readonly string[], known: readonly string[]): string[] =>
  applied.filter((name) => !known.includes(name) && !isAdditive(name));

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
 * What stands against applying these statements while servers of the version before run, one sentence each. Tables that
 * the migration makes itself are nobody's yet: indexes and constraints on them are fine.
 */
export function objectionsTo(sql: string): string[] {
  const text = bare(sql);
  const made = new Set(
    [...text.matchAll(/\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?/gi)].map((m) => m[1]),
  );
  const on = (statement: string) => /\b(?:ALTER\s+TABLE(?:\s+ONLY)?|ON)\s+"?(\w+)"?/i.exec(statement)?.[1];
  return text.split(";").flatMap((statement) => {
    const table = on(statement);
    if (table !== undefined && made.has(table)) return [];
    return REFUSED.flatMap(([pattern, why]) =>
      pattern.test(statement) ? [`${statement.trim().replace(/\s+/g, " ").slice(0, 100)}: ${why}`] : [],
    );
  });
}
