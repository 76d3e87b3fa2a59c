/**
 * Everything that is left of a room for the holder of the disk: the database row by row, and files byte by
 * byte.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { clusterFolder, rawFiles } from "@/tests/support/raw-files";

export interface DumpedRow {
  /** Where Postgres keeps it, as one number. */
  place: number;
  /** Transactions that wrote it and that marked it last. */
  xmin: number;
  xmax: number;
  text: string;
  columns: Record<string, unknown>;
}

/** All tables in the order in which their rows lie on the disk. */
export async function dumpOf(db: pg.Client): Promise<Map<string, DumpedRow[]>> {
  const { rows: tables } = await db.query<{ t: string }>(
    "SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const dump = new Map<string, DumpedRow[]>();
  for (const { t } of tables) {
    const { rows } = await db.query<{
      ctid: string;
      xmin: string;
      xmax: string;
      columns: Record<string, unknown>;
    }>(`SELECT ctid::text, xmin::text, xmax::text, to_jsonb(x) AS columns FROM "${t}" x ORDER BY x.ctid`);
    dump.set(
      t,
      rows.map((r) => {
        const [page = 0, line = 0] = r.ctid.slice(1, -1).split(",").map(Number);
        return {
          place: page * 1_000 + line,
          xmin: Number(r.xmin),
          xmax: Number(r.xmax),
          text: JSON.stringify(r.columns),
          columns: r.columns,
        };
      }),
    );
  }
  return dump;
}

/** The write-ahead log from a position on, in its order. */
export async function writeAheadLog(db: pg.Client, from: string): Promise<Buffer> {
  const { rows } = await db.query<{ first: string }>("SELECT pg_walfile_name($1::pg_lsn) AS first", [from]);
  const folder = path.join(await clusterFolder(db), "pg_wal");
  const segments = rawFiles(folder, (name) => /^[0-9A-F]{24}$/.test(name) && name >= rows[0]!.first);
  return Buffer.concat(
    [...segments].sort((a, b) => (a.file < b.file ? -1 : 1)).map(({ bytes }) => written(bytes)),
  );
}

const PAGE = 8_192;
const EMPTY = Buffer.alloc(PAGE);

/** A segment without the empty pages at its end. */
function written(segment: Buffer): Buffer {
  let end = segment.length;
  while (end >= PAGE && segment.subarray(end - PAGE, end).equals(EMPTY)) end -= PAGE;
  return segment.subarray(0, end);
}

/** The files of one table, and of its indexes. */
export async function filesOf(db: pg.Client, table: string): Promise<{ heap: Buffer; indexes: Buffer }> {
  const folder = await clusterFolder(db);
  const read = async (sql: string) => {
    const { rows } = await db.query<{ file: string }>(sql);
    return Buffer.concat(rows.map(({ file }) => readFileSync(path.join(folder, file))));
  };
  return {
    heap: await read(`SELECT pg_relation_filepath('${table}') AS file`),
    indexes: await read(
      `SELECT pg_relation_filepath(indexrelid) AS file FROM pg_index WHERE indrelid = '${table}'::regclass`,
    ),
  };
}

/** A server's own files, without its secrets, which are kept elsewhere. */
export const dataFiles = (folder: string): Buffer =>
  Buffer.concat(
    [...rawFiles(folder, (name) => name !== "secret" && name !== "signing-key")].map(({ bytes }) => bytes),
  );

export const rawUuid = (id: string): Buffer => Buffer.from(id.replaceAll("-", ""), "hex");

/** Where some bytes stand, first and last; null where they do not. */
export function spanOf(bytes: Buffer, needle: Buffer): { first: number; last: number } | null {
  const first = bytes.indexOf(needle);
  return first < 0 ? null : { first, last: bytes.lastIndexOf(needle) };
}

/** Where rows of `answer` with this question and pseudonym stand: the two are neighbours in them. */
function* answersIn(bytes: Buffer, question: string, pseudonym: string): Generator<number> {
  for (
    let position = bytes.indexOf(pseudonym);
    position >= 0;
    position = bytes.indexOf(pseudonym, position + 1)
  ) {
    if (bytes.subarray(Math.max(0, position - 24), position).includes(question)) yield position;
  }
}

export function answerSpan(
  bytes: Buffer,
  question: string,
  pseudonym: string,
): { first: number; last: number } | null {
  const places = [...answersIn(bytes, question, pseudonym)];
  return places.length ? { first: places[0]!, last: places.at(-1)! } : null;
}

/** The first of them; -1 where there is none. */
export const firstAnswer = (bytes: Buffer, question: string, pseudonym: string): number =>
  answersIn(bytes, question, pseudonym).next().value ?? -1;
