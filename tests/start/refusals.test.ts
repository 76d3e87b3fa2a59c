import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { exitCodes } from "@/server/platform/start-error";
import { freePort } from "@/tests/support/ports";
import { spawnServer, temporaryFolder } from "@/tests/support/server-process";

/** Starts a server that must refuse: one sentence on stderr, nothing else anywhere. */
async function refusal(
  options: Parameters<typeof spawnServer>[0],
): Promise<{ code: number | null; sentence: string }> {
  const server = await spawnServer({ dataDir: temporaryFolder(), ...options });
  const code = await server.exit;
  const lines = server.output().trim().split("\n");
  expect(lines).toHaveLength(1);
  expect(server.output()).not.toMatch(/\n\s+at |Error:/);
  return { code, sentence: server.stderr().trim() };
}

describe("a start that cannot succeed ends in one sentence", () => {
  test("when the port is taken", async () => {
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    const { code, sentence } = await refusal({ port });
    expect(code).toBe(exitCodes.port);
    expect(sentence).toMatch(new RegExp(`Port ${port} is already in use.*PORT=${port + 1} npm start`));
    other.close();
  });

  test("when HOST is another machine's", async () => {
    const { code, sentence } = await refusal({ env: { HOST: "192.0.2.77" } });
    expect(code).toBe(exitCodes.port);
    expect(sentence).toContain("HOST=192.0.2.77 is not an address of this machine");
  });

  test("when the database is unreachable, without its password", async () => {
    const { code, sentence } = await refusal({
      databaseUrl: `postgres://me:hush@127.0.0.1:${await freePort()}/here`,
    });
    expect(code).toBe(exitCodes.databaseUnreachable);
    expect(sentence).toMatch(/cannot reach the database at 127\.0\.0\.1:\d+\/here/);
    expect(sentence).not.toContain("hush");
  });

  test("O-111: by the code of its cause within seconds, also where nobody reads what it says", async () => {
    const server = await spawnServer({
      dataDir: temporaryFolder(),
      databaseUrl: `postgres://me@127.0.0.1:${await freePort()}/here`,
      unread: true,
    });
    expect(await server.exit).toBe(exitCodes.databaseUnreachable);
  });

  test("when a setting is wrong, without what it may hold of secrets", async () => {
    const { code, sentence } = await refusal({ env: { DATABASE_URL: "mysql://me:hush@host/db" } });
    expect(code).toBe(exitCodes.settings);
    expect(sentence).toContain("DATABASE_URL must be an address such as postgres://");
    expect(sentence).not.toContain("hush");
  });

  test("when the data folder cannot be written", async () => {
    const { code, sentence } = await refusal({ dataDir: "/etc/hostname/x" });
    expect(code).toBe(exitCodes.dataDirectory);
    expect(sentence).toContain("cannot write to its data folder /etc/hostname/x");
  });

  test("when the data was made by another major version of Postgres", async () => {
    const dataDir = temporaryFolder();
    mkdirSync(path.join(dataDir, "postgres"));
    writeFileSync(path.join(dataDir, "postgres", "PG_VERSION"), "14\n");
    const { code, sentence } = await refusal({ dataDir });
    expect(code).toBe(exitCodes.databaseUnsuitable);
    expect(sentence).toMatch(/made by Postgres 14, and this Plenary brings Postgres \d+/);
  });
});
