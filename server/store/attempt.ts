/** Small things that are asked of the database to see how it does. */
import { prisma } from "@/server/store/prisma";
import type { Trouble } from "@/server/operations/database-trouble";

/** Writes so much, and keeps nothing of it, in bytes: less would fit into what a full disk still has. */
const TRIED_BYTES = 2_000_000;

/** Resolves when what was wrong is over. @throws what the database says otherwise. */
export async function attempt(trouble: Trouble): Promise<void> {
  if (trouble === "disk-full") {
    await prisma.$transaction([
      prisma.$executeRaw`CREATE TEMP TABLE plenary_attempt ON COMMIT DROP AS SELECT repeat('x', 1000) AS filler FROM generate_series(1, ${TRIED_BYTES / 1_000}::int)`,
    ]);
  } else await prisma.$queryRaw`SELECT 1`;
}

/** The migrations that the database has, by their names. */
export async function appliedMigrations(): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`;
  return rows.map(({ name }) => name);
}

/** The newest of them. */
export const newestMigration = async (): Promise<string | null> => (await appliedMigrations()).at(-1) ?? null;

/** Bytes of the database with its indexes. */
export async function databaseBytes(): Promise<number> {
  const rows = await prisma.$queryRaw<
    { bytes: bigint }[]
  >`SELECT pg_database_size(current_database()) AS bytes`;
  return Number(rows[0]?.bytes ?? 0);
}
