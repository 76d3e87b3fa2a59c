/**
 * Discards segments of the write-ahead log with deleted rows: answers of a finished activity in order of
 * arrival, from which a reader of the disk who watched the room could tell whose they are. Possible only
 * where the database unlinks old segments (`wal_recycle` off) and allows a checkpoint, as the embedded one
 * does.
 */
import { log } from "@/server/platform/log";
import { prisma } from "@/server/store/database/prisma";

/** Milliseconds between two checkpoints, each of which loads the disk. */
const MIN_INTERVAL_MS = 10_000;
/** Milliseconds until it is tried again, where it failed. */
const AGAIN_MS = 60_000;

let allowed: Promise<boolean> | undefined;
let lastAt = 0;
let waiting: NodeJS.Timeout | undefined;

async function canDiscardWal(): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ may: boolean }[]>`
    SELECT current_setting('wal_recycle', true) = 'off' AND has_function_privilege('pg_switch_wal()', 'execute')
       AND current_setting('server_version_num')::int >= 150000 AND pg_has_role('pg_checkpoint', 'member') AS may`;
  return row?.may === true;
}

/** Begins a new segment and discards those before it: now, or `MIN_INTERVAL_MS` after the last time. */
export async function discardOldWal(): Promise<void> {
  allowed ??= canDiscardWal();
  try {
    if (!(await allowed)) return;
  } catch {
    // The database did not answer.
    allowed = undefined;
    return planFor(AGAIN_MS, discardOldWal);
  }
  const wait = lastAt + MIN_INTERVAL_MS - Date.now();
  if (wait > 0) return planFor(wait, discardNow);
  await discardNow();
}

function planFor(ms: number, work: () => Promise<void>): void {
  waiting ??= setTimeout(() => {
    waiting = undefined;
    void work();
  }, ms).unref();
}

/** Discards at once what is still waiting, before the process ends. */
export async function finishDiscardingWal(): Promise<void> {
  if (waiting) await discardNow();
}

async function discardNow(): Promise<void> {
  clearTimeout(waiting);
  waiting = undefined;
  lastAt = Date.now();
  try {
    await prisma.$queryRaw`SELECT pg_switch_wal()::text`;
    await prisma.$executeRaw`CHECKPOINT`;
  } catch (error) {
    log.info("old-log", "The database did not let go of its old write-ahead log; it is tried again.", error);
    planFor(AGAIN_MS, discardNow);
  }
}
