/** A venue whose server knows workshops that were written for a test. */
import { rmSync } from "node:fs";
import path from "node:path";
import { connect } from "@/server/store/connect";
import { startEmbedded } from "@/server/store/embedded/supervisor";
import { closePrisma } from "@/server/store/prisma";
import { upsertWorkshop } from "@/server/store/workshops";
import { Venue } from "@/tests/support/browser";
import { temporaryFolder } from "@/tests/support/server-process";
import type { Workshop } from "@/workshop/content/workshop";

/** @param more flags for the browser besides the usual ones */
export async function openVenueWith(
  executable: string,
  workshops: readonly Workshop[],
  more: readonly string[] = [],
): Promise<{ venue: Venue; close(): Promise<void> }> {
  const folder = temporaryFolder();
  const cluster = await startEmbedded(path.join(folder, "database"));
  const admin = await connect(cluster.url("postgres"), 5_000);
  await admin.query("CREATE DATABASE venue");
  await admin.end();
  process.env.DATABASE_URL = cluster.url("venue");
  const venue = await Venue.open(executable, { databaseUrl: cluster.url("venue"), more });
  for (const workshop of workshops) await upsertWorkshop(workshop);
  return {
    venue,
    async close() {
      await venue.close();
      await closePrisma();
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
