/** Free space where the data folder is. */
import { statfs } from "node:fs/promises";

/** Bytes: below the first the server is not ready; below the second its owner is told to make room. */
export const DISK_FULL = 64 * 1_048_576;
export const DISK_LOW = 1_024 * 1_048_576;

/** Bytes that this user may still write; null where the system does not tell. */
export async function diskFree(folder: string): Promise<number | null> {
  const stats = await statfs(folder).catch(() => null);
  return stats && stats.bavail * stats.bsize;
}
