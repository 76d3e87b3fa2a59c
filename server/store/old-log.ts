/**
 * Lets go of the write-ahead log that still holds rows which were deleted. It has the answers of a finished activity in the
 * order in which they came, so that whoever reads the disk and watched the room could tell whose they are. Only where the
 * database unlinks old segments (wal_recycle off) and lets us ask for it: the embedded one does both (docs/privacy.md).
 */
import { log } from "@/server/operations/log";
import { prisma } from "@/server/store/prisma";

/** Milliseconds between two times; a checkpoint costs the disk something. */
const APART_MS = 10_000;

let allowed: Promise<boolean> | undefined;
let lastAt = 0;
let waiting: NodeJS.Timeout | undefined;

async function mayLetGo(): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ may: boolean }[]>`
    SELECT current_setting('wal_recycle', true) = 'off' AND has_function_privilege('pg_switch_wal()', 'execute')
       AND current_setting('server_version_num')::int >= 150000 AND pg_has_role('pg_checkpoint', 'member') AS may`;
  return row?.may === true;
}

/** Begins a new segment and drops those before it: now, or when the last time is long enough ago. */
export async function letGoOfOldLog(): Promise<void> {
  allowed ??= mayLetGo();
  const may = await allowed.catch(() => {
    // Not known: asked again the next time.
    allowed = undefined;
    return false;
  });
  if (!may) return;
  const wait = lastAt + APART_MS - Date.now();
  if (wait > 0) {
    waiting ??= setTimeout(() => void now(), wait).unref();
    return;
  }
  await now();
}

/** What still waits is done at once: the process ends. */
export async function finishLettingGo(): Promise<void> {
  if (waiting) await now();
}

async function now(): Promise<void> {
  clearTimeout(waiting);
  waiting = undefined;
  lastAt = Date.now();
  try {
    await prisma.$queryRaw`SELECT pg_switch_wal()::text`;
    await prisma.$executeRaw`CHECKPOINT`;
  } catch (error) {
    log.info(
      "old-log",
      "The database did not let go of its old write-ahead log; it will after a while by itself.",
      error,
    );
  }
}
