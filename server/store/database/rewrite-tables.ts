/**
 * Rewrites tables, so that deleted rows are in no file of theirs. A plain VACUUM frees bytes without overwriting them: in a
 * page that other rooms use, a deleted key would stay readable until the space happens to be reused (B-139).
 */
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { codeOf } from "@/server/platform/start-error";
import { log } from "@/server/platform/log";
import { connect } from "@/server/store/database/connect";
import { discardOldWal, finishDiscardingWal } from "@/server/store/database/wal";

/**
 * The statement that rewrites each table whose rows are deleted or replaced when an activity is finished, a room has ended or
 * a follow-up is answered. Rows of people are written in the order of their random ids, so that their order on disk does not
 * tell who came when.
 */
const statements = {
  answer: "VACUUM FULL answer",
  run_key: "VACUUM FULL run_key",
  post: "VACUUM FULL post",
  post_support: "VACUUM FULL post_support",
  sheet_remark: "VACUUM FULL sheet_remark",
  sheet_update: "VACUUM FULL sheet_update",
  follow_up_text: "VACUUM FULL follow_up_text",
  participant: "CLUSTER participant USING participant_pkey",
  participant_token: "CLUSTER participant_token USING participant_token_pkey",
  attendance: "CLUSTER attendance USING attendance_pkey",
  certificate_claim: "CLUSTER certificate_claim USING certificate_claim_pkey",
};
type Table = keyof typeof statements;

export const isRewritable = (table: string): table is Table => Object.hasOwn(statements, table);

/** Rewrites every table: a server that was killed may have deleted rows and not rewritten their table. */
export const rewriteAllTables = (): void => scheduleRewrite(...Object.keys(statements).filter(isRewritable));

/** Milliseconds for which a rewrite waits for its lock; everybody who writes to the table waits as long. */
const LOCK_TIMEOUT_MS = 200;
/**
 * Bytes from which a table is only vacuumed, because rooms would wait too long for the rewrite. Some ninety thousand answers
 * take most of a second; so do four times as many bytes of worksheets, whose rows are long and few.
 */
const maxBytes = (table: Table): number => (table === "sheet_update" ? 64 : 16) * 1_048_576;
/** Milliseconds between two tries for a locked table, until these tries are given up, and until the rewrite is scheduled again. */
const [APART_MS, PATIENCE_MS, AGAIN_MS] = [250, 10_000, 60_000];

const asked = new Set<Table>();
let running: Promise<void> | null = null;

/** Schedules a rewrite of these tables; requests that come meanwhile are combined. Returns at once. */
export function scheduleRewrite(...tables: readonly Table[]): void {
  for (const table of tables) asked.add(table);
  running ??= rewriteScheduled().finally(() => {
    running = null;
    // Requested after the last table was taken, before `running` was cleared.
    if (asked.size > 0) scheduleRewrite();
  });
}

/** Resolves when no rewrite is running or scheduled, before the process ends. */
export async function finishRewriting(): Promise<void> {
  while (running) await running;
  await finishDiscardingWal();
}

async function rewriteScheduled(): Promise<void> {
  while (asked.size > 0) {
    const now = [...asked];
    asked.clear();
    await rewriteAll(now).catch((error: unknown) => {
      log.warn(
        "not-rewritten",
        "What was deleted is still in the database's files; it is tried again.",
        error,
      );
      setTimeout(() => scheduleRewrite(...now), AGAIN_MS).unref();
    });
  }
}

async function rewriteAll(tables: readonly Table[]): Promise<void> {
  const db = await connect(process.env.DATABASE_URL ?? "", undefined, "plenary rewriting");
  try {
    await db.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
    for (const table of tables) await rewrite(db, table);
  } finally {
    await db.end();
  }
  // After the rewrites, because the log contains pages as they were before.
  await discardOldWal();
}

/** @throws when the table stays locked, or an older transaction does not end */
async function rewrite(db: pg.Client, table: Table): Promise<void> {
  const { rows } = await db.query<{ bytes: string }>("SELECT pg_table_size($1::regclass) AS bytes", [table]);
  if (Number(rows[0]?.bytes) > maxBytes(table)) {
    await db.query(`VACUUM ${table}`);
    log.warn(
      "too-large-to-rewrite",
      "A table is too large to be rewritten while rooms run; its pages were freed.",
    );
    return;
  }
  const deadline = Date.now() + PATIENCE_MS;
  await waitForOlderTransactions(db, deadline);
  for (;;) {
    try {
      await db.query(statements[table]);
      return;
    } catch (error) {
      if (codeOf(error) !== LOCK_NOT_AVAILABLE || Date.now() > deadline) throw error;
      await pause(APART_MS);
    }
  }
}

const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Waits for transactions that began before now: a deleted row that one of them can still see would be copied too. One that
 * has written and runs no statement now has no `backend_xmin`, and Postgres keeps rows for it all the same.
 * @throws when they last too long
 */
async function waitForOlderTransactions(db: pg.Client, deadline: number): Promise<void> {
  const { rows } = await db.query<{ xid: string }>("SELECT pg_current_xact_id()::xid::text AS xid");
  const older = async () =>
    (
      await db.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
         AND greatest(age(backend_xmin), age(backend_xid)) > age($1::xid) LIMIT 1`,
        [rows[0]?.xid],
      )
    ).rows.length > 0;
  while (await older()) {
    if (Date.now() > deadline) throw new Error("An older transaction is still running.");
    await pause(APART_MS);
  }
}
