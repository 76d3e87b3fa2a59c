/** Probes of the database for health checks: whether it answers and can write, and how large it is. */
import { prisma } from "@/server/store/database/prisma";
import type { Trouble } from "@/server/platform/database-trouble";

/** Bytes of the temporary table that shows whether the disk is full: less may fit on a full disk. */
const TRIED_BYTES = 2_000_000;

/**
 * Resolves when the database works again.
 * @param trouble the error before
 * @throws any other error of the database
 */
export async function probeDatabase(trouble: Trouble): Promise<void> {
  if (trouble === "disk-full") {
    await prisma.$transaction([
      prisma.$executeRaw`
        CREATE TEMP TABLE plenary_attempt ON COMMIT DROP AS
        SELECT repeat('x', 1000) AS filler FROM generate_series(1, ${TRIED_BYTES / 1_000}::int)`,
    ]);
  } else await prisma.$queryRaw`SELECT 1`;
}

export async function databaseBytes(): Promise<number> {
  const rows = await prisma.$queryRaw<
    { bytes: bigint }[]
  >`SELECT pg_database_size(current_database()) AS bytes`;
  return Number(rows[0]?.bytes ?? 0);
}
