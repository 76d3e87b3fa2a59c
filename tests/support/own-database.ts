/** A database for one venue, so that workshops can be put into it before the first sign-in. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect } from "@/server/store/database/connect";
import { databaseUser } from "@/server/store/database/embedded/cluster";
import { startEmbedded } from "@/server/store/database/embedded/supervisor";
import { letSwitchLog } from "@/tests/support/postgres";
import { closePrisma } from "@/server/store/database/prisma";

interface OwnDatabase {
  url: string;
  stop(): Promise<void>;
}

/** Starts Postgres in a folder of its own; this process's store works on it until it is stopped. */
export async function ownDatabase(name: string): Promise<OwnDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), `plenary-${name}-`));
  const cluster = await startEmbedded(path.join(folder, "database"));
  const admin = await connect(cluster.superuserUrl());
  await admin.query(`CREATE DATABASE ${name} OWNER ${databaseUser}`);
  await admin.end();
  await letSwitchLog(cluster.superuserUrl(name));
  const url = cluster.url(name);
  process.env.DATABASE_URL = url;
  return {
    url,
    async stop() {
      await closePrisma();
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
