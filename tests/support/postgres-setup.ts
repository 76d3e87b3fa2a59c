/**
 * One embedded Postgres for the whole run, with a migrated database to copy from. Tests take copies of it with
 * `freshDatabase()`.
 */
import { rmSync } from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/server/store/embedded/supervisor";
import { migrate } from "@/server/store/migrate";
import { connect } from "@/server/store/connect";
import { temporaryFolder } from "@/tests/support/server-process";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the cluster's own database, for creating others. */
    postgresUrl: string;
  }
}

export const templateName = "plenary_template";

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = temporaryFolder();
  process.env.TEST_RUN_FOLDER = folder;
  const server = await startEmbedded(path.join(folder, "shared"));
  const admin = await connect(server.url("postgres"), 5_000);
  await admin.query(`CREATE DATABASE ${templateName}`);
  await admin.end();
  await migrate(server.url(templateName));
  project.provide("postgresUrl", server.url("postgres"));
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
