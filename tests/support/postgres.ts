/**
 * One Postgres for a run of tests, with a migrated database to copy from (`freshDatabase()` in database.ts). It is not
 * durable: tests that need the disk start the embedded database of a server of their own.
 */
import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { connect } from "@/server/store/database/connect";
import { databaseUser } from "@/server/store/database/embedded/cluster";
import { isAlive } from "@/server/store/database/embedded/postmaster";
import { grantSwitchWal } from "@/server/store/database/embedded/role";
import { startEmbedded } from "@/server/store/database/embedded/supervisor";
import { migrate } from "@/server/store/database/migrations/migrate";
import { temporaryFolder } from "@/tests/support/server-process";
import { pause } from "@/tests/support/waiting";

export const templateName = "plenary_template";

/** Lets a database let go of its log, as Plenary's own may: grants for functions are of one database alone. */
export async function letSwitchLog(superuserUrl: string): Promise<void> {
  const superuser = await connect(superuserUrl);
  await superuser.query(grantSwitchWal);
  await superuser.end();
}

/** Starts it and names it to the workers in `TEST_POSTGRES_URL`. @returns what stops it and removes the run's folder */
export async function startPostgres(): Promise<() => Promise<void>> {
  const folder = temporaryFolder();
  process.env.TEST_RUN_FOLDER = folder;
  const server = await startEmbedded(path.join(folder, "shared"), { durable: false });
  const admin = await connect(server.superuserUrl());
  await admin.query(`CREATE DATABASE ${templateName} OWNER ${databaseUser}`);
  await admin.end();
  await letSwitchLog(server.superuserUrl(templateName));
  await migrate(server.url(templateName));
  process.env.TEST_POSTGRES_URL = server.superuserUrl();
  return async () => {
    await endKept(folder);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Address of the cluster's first database for its superuser, who creates the others. */
export function postgresUrl(): string {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) throw new Error("There is no Postgres for this run: TEST_POSTGRES_URL is not set.");
  return url;
}

const pidsIn = (folder: string): string => path.join(folder, "pids");

/** Notes a process that outlives the file of tests that started it; it is ended with the run. */
export const keepPid = (pid: number): void =>
  appendFileSync(pidsIn(process.env.TEST_RUN_FOLDER!), `${pid}\n`);

/** Asks them to end, and waits for them as long as a server may take. */
async function endKept(folder: string): Promise<void> {
  if (!existsSync(pidsIn(folder))) return;
  const pids = new Set(readFileSync(pidsIn(folder), "utf8").trim().split("\n").map(Number));
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, "SIGTERM");
  for (const deadline = Date.now() + 10_000; [...pids].some(isAlive) && Date.now() < deadline; )
    await pause(20);
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, "SIGKILL");
}
