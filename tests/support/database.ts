/**
 * Databases for tests: each its own, so that tests see nothing of one another.
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { connect } from "@/server/store/database/connect";
import { databaseUser } from "@/server/store/database/embedded/cluster";
import { readPostmaster } from "@/server/store/database/embedded/postmaster";
import { postgresUrl, templateName } from "@/tests/support/postgres";

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

async function asAdmin(sql: string): Promise<void> {
  const admin = await connect(postgresUrl());
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

async function copyOf(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${databaseUser}`);
  const url = new URL(postgresUrl());
  Object.assign(url, { username: databaseUser, pathname: `/${name}` });
  return { url: url.href, drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** A new database with all migrations applied. */
export function freshDatabase(): Promise<TestDatabase> {
  return copyOf(templateName);
}

/** Address of the embedded database that a server on this folder runs. @throws when none does. */
export function embeddedUrl(dataDir: string): string {
  const password = readFileSync(path.join(dataDir, "postgres.password"), "utf8").trim();
  const { port } = readPostmaster(path.join(dataDir, "postgres"))!;
  return `postgresql://${databaseUser}:${password}@127.0.0.1:${port}/plenary?sslmode=disable`;
}

/** A new database with nothing in it. */
export function emptyDatabase(): Promise<TestDatabase> {
  return copyOf("template0");
}

/**
 * A new empty database of a role that may do nothing else in its cluster, as hosts of databases give them.
 */
export async function hostedDatabase(): Promise<TestDatabase> {
  const { url, drop } = await emptyDatabase();
  const hosted = new URL(url);
  const [role, password] = [`guest_${randomBytes(8).toString("hex")}`, randomBytes(16).toString("hex")];
  await asAdmin(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
  await asAdmin(`ALTER DATABASE ${hosted.pathname.slice(1)} OWNER TO ${role}`);
  Object.assign(hosted, { username: role, password });
  return {
    url: hosted.href,
    async drop() {
      await drop();
      await asAdmin(`DROP ROLE ${role}`);
    },
  };
}
