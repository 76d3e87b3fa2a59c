/**
 * Rewrites tables, so that deleted rows are in no file of theirs. A plain VACUUM frees bytes without
 * overwriting them: in a page that other rooms use, a deleted key would stay readable until the space happens
 * to be reused (B-139).
 */
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { codeOf } from "@/server/platform/start-error";
import { log } from "@/server/platform/log";
import { metrics } from "@/server/platform/metrics";
import { connect } from "@/server/store/database/connect";
import { discardOldWal, finishDiscardingWal } from "@/server/store/database/wal";

/**
 * The statement that rewrites each table whose rows are deleted or replaced when an activity is finished, a
 * room has ended, a person erases what they gave or a follow-up is answered; keys first. Rows of people are
 * written in the order of their random ids, so that their order on disk does not tell who came when.
 */
const statements = {
  run_key: "VACUUM FULL run_key",
  answer: "VACUUM FULL answer",
  post: "VACUUM FULL post",
  post_support: "VACUUM FULL post_support",
  sheet_remark: "VACUUM FULL sheet_remark",
  sheet_update: "VACUUM FULL sheet_update",
  follow_up_text: "VACUUM FULL follow_up_text",
  promise: "VACUUM FULL promise",
  room_log: "VACUUM FULL room_log",
  room_snapshot: "VACUUM FULL room_snapshot",
  knock: "CLUSTER knock USING knock_pkey",
  participant: "CLUSTER participant USING participant_pkey",
  participant_token: "CLUSTER participant_token USING participant_token_pkey",
  attendance: "CLUSTER attendance USING attendance_pkey",
  attendance_guest: "CLUSTER attendance_guest USING attendance_guest_pkey",
  certificate_claim: "CLUSTER certificate_claim USING certificate_claim_pkey",
  certificate: "CLUSTER certificate USING certificate_pkey",
};
type Rewritable = keyof typeof statements;

export const isRewritable = (table: string): table is Rewritable => Object.hasOwn(statements, table);

const everyTable = Object.keys(statements).filter(isRewritable);

export const rewriteAllTables = (): void => scheduleRewrite(...everyTable);

/**
 * A server that was killed may have deleted rows and not rewritten their table. Every table is rewritten, but
 * rooms come back first.
 */
export const rewriteAfterStart = (): void => scheduleCombinedRewrite(...everyTable);

/** Milliseconds for which a rewrite waits for its lock; everybody who writes to the table waits as long. */
const LOCK_TIMEOUT_MS = 200;
/**
 * Bytes from which a table waits for a quiet time, because rooms would wait too long for the rewrite (O-92).
 * Some ninety thousand answers take most of a second; so do four times as many bytes of worksheets, whose
 * rows are long and few.
 */
const maxBytes = (table: Rewritable): number => (table === "sheet_update" ? 64 : 16) * 1_048_576;
/** Milliseconds between two looks whether a table can be rewritten, and until they are given up. */
const [LOOK_MS, PATIENCE_MS] = [250, 10_000];
/** Milliseconds until a rewrite that failed is tried again. */
const AGAIN_MS = 60_000;
/**
 * Milliseconds for which erasures in running rooms are combined (a visitor may join and erase again and
 * again), and in which rooms come back after a start.
 */
const COMBINED_MS = 30_000;
/**
 * Milliseconds between two rewrites, and times as long as the last one took: repeated erasures must not keep
 * rooms from writing.
 */
const [REST_MS, REST_TIMES] = [2_000, 4];
/** Milliseconds for one statement, and for one rewrite: a database that does not answer is not waited for. */
const [STATEMENT_MS, REWRITE_MS] = [60_000, 1_800_000];
/** Milliseconds for all of it once the process ends; the next start rewrites what is left. */
const ENDING_MS = 3_000;

const pending = new Set<Rewritable>();
let running: Promise<void> | null = null;
let notBefore = 0;
/** Those that failed or wait for a quiet time, until they are tried again. */
const unrewritten = new Set<Rewritable>();
let again: NodeJS.Timeout | undefined;
/** True while no room would notice that a large table is locked for a while. */
let isQuiet = async (): Promise<boolean> => false;

export function rewriteLargeTablesWhen(look: () => Promise<boolean>): void {
  isQuiet = look;
}

class NotQuiet extends Error {}
/** Aborted when the process ends: then nothing rests. */
const ending = new AbortController();

/** Schedules a rewrite of these tables; requests that come meanwhile are combined. Returns at once. */
export function scheduleRewrite(...tables: readonly Rewritable[]): void {
  for (const table of tables) pending.add(table);
  running ??= rewriteScheduled().finally(() => {
    running = null;
    // Requested after the last table was taken, before `running` was cleared.
    if (pending.size > 0) scheduleRewrite();
  });
}

const combined = new Set<Rewritable>();
let combining: NodeJS.Timeout | undefined;

/** Schedules a rewrite of these tables together with those of the next half minute. */
export function scheduleCombinedRewrite(...tables: readonly Rewritable[]): void {
  for (const table of tables) combined.add(table);
  combining ??= setTimeout(rewriteCombined, COMBINED_MS).unref();
}

function rewriteCombined(): void {
  clearTimeout(combining);
  combining = undefined;
  scheduleRewrite(...combined);
  combined.clear();
}

/**
 * Before the process ends: resolves when no rewrite is running or scheduled, or when that takes too long.
 * Tables whose rewrite failed are tried once more.
 */
export async function finishRewriting(): Promise<void> {
  ending.abort();
  rewriteLargeTablesWhen(async () => false);
  rewriteCombined();
  tryAgain();
  const done = async () => {
    while (running) await running;
    await finishDiscardingWal();
  };
  await Promise.race([done(), pause(ENDING_MS)]);
}

function tryAgain(): void {
  clearTimeout(again);
  again = undefined;
  if (unrewritten.size > 0) scheduleRewrite(...unrewritten);
}

async function rewriteScheduled(): Promise<void> {
  while (pending.size > 0) {
    const rest = Math.max(0, notBefore - Date.now());
    await pause(rest, undefined, { signal: ending.signal }).catch(() => undefined);
    const now = [...pending];
    pending.clear();
    const { failed, took } = await rewriteAll(now);
    notBefore = Date.now() + Math.max(REST_MS, REST_TIMES * took);
    for (const table of now) {
      if (failed.has(table)) unrewritten.add(table);
      else unrewritten.delete(table);
    }
    metrics.unrewritten.set(unrewritten.size);
    if (unrewritten.size > 0) again ??= setTimeout(tryAgain, AGAIN_MS).unref();
  }
}

/** @returns the tables in which deleted rows may still be, and the milliseconds that the rewriting took */
async function rewriteAll(tables: readonly Rewritable[]): Promise<{ failed: Set<Rewritable>; took: number }> {
  const left = new Set(tables);
  let took = 0;
  const failed = (error: unknown) => {
    if (!(error instanceof NotQuiet))
      log.warn(
        "not-rewritten",
        "What was deleted is still in the database's files; it is tried again.",
        error,
      );
    else if (unrewritten.size === 0)
      log.info("rewrite-waits", "A large table is rewritten once no phone is connected, or at night.");
  };
  try {
    const url = process.env.DATABASE_URL ?? "";
    const db = await connect(url, undefined, "plenary rewriting", STATEMENT_MS);
    try {
      let gone = false;
      db.once("end", () => {
        gone = true;
      });
      await db.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
      await waitForOlderTransactions(db);
      const began = Date.now();
      for (const table of tables) {
        if (gone) break;
        await rewrite(db, table).then(() => left.delete(table), failed);
      }
      took = Date.now() - began;
    } finally {
      await db.end();
    }
  } catch (error) {
    failed(error);
  }
  // After the rewrites, because the log contains pages as they were before.
  await discardOldWal();
  return { failed: left, took };
}

/** @throws when the table stays locked, may not be rewritten, or is large and rooms would notice */
async function rewrite(db: pg.Client, table: Rewritable): Promise<void> {
  const look = async () => {
    const { rows } = await db.query<{ bytes: string; file: string; unused: boolean }>(
      `SELECT pg_table_size(oid) AS bytes, pg_relation_filenode(oid)::text AS file,
         pg_relation_size(oid) = 0 AND (reltoastrelid = 0 OR pg_relation_size(reltoastrelid) = 0) AND
         pg_indexes_size(oid) <= (SELECT count(*) * 8192 FROM pg_index WHERE indrelid = c.oid) AS unused
       FROM pg_class c WHERE oid = $1::regclass`,
      [table],
    );
    return rows[0]!;
  };
  const before = await look();
  // No row ever came, or all is new since they went: its indexes have their first page alone.
  if (before.unused) return;
  if (Number(before.bytes) > maxBytes(table) && !(await isQuiet())) throw new NotQuiet();
  const statement = { text: statements[table], query_timeout: REWRITE_MS };
  await untilUnlocked(() => db.query(statement));
  // Without ownership of the table Postgres only gives a warning.
  if ((await look()).file === before.file) throw new Error(`${table} was not rewritten.`);
}

const LOCK_NOT_AVAILABLE = "55P03";

async function untilUnlocked(work: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (codeOf(error) !== LOCK_NOT_AVAILABLE || Date.now() > deadline) throw error;
      await pause(LOOK_MS);
    }
  }
}

/**
 * Waits for transactions that began before now: a deleted row that one of them may still see would be copied
 * too. Postgres copies what is seen by any transaction that has written, in whatever database of the cluster
 * (the rewrite's own snapshot is as old as the oldest of them), and by any snapshot in this database, of a
 * standby or of a slot.
 * @throws when they last too long
 */
async function waitForOlderTransactions(db: pg.Client): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  const { rows } = await db.query<{ xid: string }>("SELECT pg_current_xact_id()::text AS xid");
  const older = async () =>
    (
      await db.query(
        `SELECT 1 WHERE pg_snapshot_xmin(pg_current_snapshot()) < $1::xid8
         UNION ALL SELECT 1 FROM pg_stat_activity
           WHERE (datname = current_database() OR datname IS NULL) AND pid <> pg_backend_pid()
           AND age(backend_xmin) > age($1::xid8::xid)
         UNION ALL SELECT 1 FROM pg_replication_slots WHERE age(xmin) > age($1::xid8::xid)
         LIMIT 1`,
        [rows[0]?.xid],
      )
    ).rows.length > 0;
  while (await older()) {
    if (Date.now() > deadline) throw new Error("An older transaction is still running.");
    await pause(LOOK_MS);
  }
}
