/** Checks the directory of a ZIP file against limits before it is unpacked. */
import { type Entry, openPromise, type ZipFile } from "yauzl";

interface ZipLimits {
  /** Of all entries together, unpacked. */
  bytes: number;
  entries: number;
}

/** The highest ratio of unpacked to packed bytes, beyond the first megabyte. */
const MAX_RATIO = 200;

/**
 * Checks a ZIP against limits, by its directory. Readers of entries hold them to the sizes that are given
 * there.
 */
export async function zipFits(file: string, limits: ZipLimits): Promise<boolean> {
  const zip = await openZip(file);
  try {
    return fits(await entriesOf(zip, limits.entries), limits);
  } finally {
    zip.close();
  }
}

export const openZip = (file: string): Promise<ZipFile> =>
  openPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true });

/**
 * All entries; one more than the limit where there are too many.
 * @throws on names that lead out of the archive.
 */
export function entriesOf(zip: ZipFile, most: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      if (entries.length > most) resolve(entries);
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

export function fits(entries: readonly Entry[], limits: ZipLimits): boolean {
  const unpacked = entries.reduce((sum, e) => sum + e.uncompressedSize, 0);
  return (
    entries.length <= limits.entries &&
    unpacked <= limits.bytes &&
    entries.every(
      (e) =>
        e.uncompressedSize <= 1_000_000 + e.compressedSize * MAX_RATIO && (e.generalPurposeBitFlag & 1) === 0,
    )
  );
}
