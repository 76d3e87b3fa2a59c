import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { exitCodes } from "@/server/platform/start-error";
import { connect } from "@/server/store/database/connect";
import { embeddedUrl, freshDatabase } from "@/tests/support/database";
import {
  alarmsOf,
  type ServerProcess,
  spawnServer,
  startServer,
  temporaryFolder,
} from "@/tests/support/server-process";
import { eventually } from "@/tests/support/waiting";

const running: ServerProcess[] = [];
const keep = <T extends ServerProcess>(server: T): T => {
  running.push(server);
  return server;
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const postmasterPid = (dataDir: string) =>
  Number(readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
const answers = (server: ServerProcess) =>
  fetch(server.url).then(
    ({ ok }) => ok,
    () => false,
  );

const holders =
  "FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
const lockHeld = async (client: pg.Client) => (await client.query(`SELECT 1 ${holders}`)).rowCount === 1;

describe("one copy per database", () => {
  test("a second copy on the same data folder is refused quickly, and the first goes on", async () => {
    const starting = Date.now();
    const first = keep(await startServer());
    const database = postmasterPid(first.dataDir);
    const begun = Date.now();
    const second = await spawnServer({ dataDir: first.dataDir });
    expect(await second.exit).toBe(exitCodes.anotherCopy);
    // A whole start takes longer, on a slow machine too.
    expect(Date.now() - begun).toBeLessThan(Math.max(15_000, begun - starting));
    expect(second.stderr()).toMatch(
      /^\nAnother copy of Plenary is already using this data \(.*process \d+.*\n$/,
    );
    expect(await answers(first)).toBe(true);
    expect(postmasterPid(first.dataDir)).toBe(database);
  });

  test("a second copy on the same DATABASE_URL is refused too", async () => {
    const { url, drop } = await freshDatabase();
    const first = keep(await startServer({ databaseUrl: url }));
    const second = await spawnServer({ databaseUrl: url });
    expect(await second.exit).toBe(exitCodes.anotherCopy);
    expect(await answers(first)).toBe(true);
    await first.stop();
    await drop();
  });

  test("K-14 joined copies and a single one never share a database, whichever comes first", async () => {
    const { url, drop } = await freshDatabase();
    const joined = {
      REDIS_URL: "redis://127.0.0.1:1",
      PLENARY_SECRET: "s".repeat(40),
      PLENARY_SIGNING_KEY: "k".repeat(43),
    };
    const [first, second] = await Promise.all([
      keep(await startServer({ databaseUrl: url, env: joined })),
      keep(await startServer({ databaseUrl: url, env: joined })),
    ]);
    const alone = await spawnServer({ databaseUrl: url });
    expect(await alone.exit).toBe(exitCodes.anotherCopy);
    expect(await Promise.all([first, second].map(answers))).toEqual([true, true]);
    await Promise.all([first.stop(), second.stop()]);
    const single = keep(await startServer({ databaseUrl: url }));
    const late = await spawnServer({ databaseUrl: url, env: joined });
    expect(await late.exit).toBe(exitCodes.anotherCopy);
    expect(late.stderr()).toContain("started without REDIS_URL");
    await single.stop();
    await drop();
  });

  test("two first starts at once end with one server", async () => {
    const dataDir = temporaryFolder();
    const servers = await Promise.all([spawnServer({ dataDir }), spawnServer({ dataDir })]);
    servers.forEach(keep);
    const loser = await Promise.race(servers.map(async (server) => ({ server, code: await server.exit })));
    expect(loser.code).toBe(exitCodes.anotherCopy);
    const winner = servers.find((server) => server !== loser.server)!;
    await eventually(() => winner.output().includes("Plenary is ready."));
    expect(await answers(winner)).toBe(true);
  });

  test("a lock lost with its connection is taken again", async () => {
    const { url, drop } = await freshDatabase();
    const server = keep(await startServer({ databaseUrl: url }));
    const client = await connect(url);
    await client.query(`SELECT pg_terminate_backend(pid) ${holders}`);
    await eventually(() => lockHeld(client));
    expect(await answers(server)).toBe(true);
    expect(alarmsOf(server)).toEqual([]);
    await client.end();
    await server.stop();
    await drop();
  });

  test("a copy that lost its lock to another one ends with a sentence", async () => {
    const { url, drop } = await freshDatabase();
    const server = keep(await startServer({ databaseUrl: url }));
    const client = await connect(url);
    const { rows } = await client.query(
      `SELECT pid, (classid::bigint << 32 | objid::bigint)::text AS key ${holders}`,
    );
    await client.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
    await client.query(`SELECT pg_advisory_lock(${rows[0].key})`);
    expect(await server.exit).toBe(exitCodes.anotherCopy);
    expect(server.stderr()).toContain("Another copy of Plenary");
    await client.end();
    await drop();
  });
});

describe("the embedded database", () => {
  test("outlives kill -9 of the server and is adopted by the next one", async () => {
    const dataDir = temporaryFolder();
    const first = await startServer({ dataDir });
    const database = postmasterPid(dataDir);
    first.kill("SIGKILL");
    await first.exit;
    const second = keep(await startServer({ dataDir }));
    expect(postmasterPid(dataDir)).toBe(database);
    expect(await answers(second)).toBe(true);
  });

  test("killed with -9 is started again under a running server", async () => {
    const server = keep(await startServer());
    const database = postmasterPid(server.dataDir);
    process.kill(database, "SIGKILL");
    await eventually(() => {
      try {
        return postmasterPid(server.dataDir) !== database;
      } catch {
        return false;
      }
    });
    expect(await answers(server)).toBe(true);
    await eventually(() =>
      connect(embeddedUrl(server.dataDir), 5_000).then(
        (client) => lockHeld(client).finally(() => client.end()),
        () => false,
      ),
    );
    const second = keep(await spawnServer({ dataDir: server.dataDir }));
    expect(await second.exit).toBe(exitCodes.anotherCopy);
    // The tables that the start was rewriting may have been cut off with it (B-139).
    const alarms = alarmsOf(server).filter((alarm) => !alarm.startsWith("What was deleted is still in"));
    expect(alarms[0]).toBe("The embedded database stopped unexpectedly; starting it again.");
  });

  test("running without our password is refused and left alone; not running, it is not left running", async () => {
    const dataDir = temporaryFolder();
    const first = await startServer({ dataDir });
    first.kill("SIGKILL");
    await first.exit;
    const database = postmasterPid(dataDir);
    rmSync(path.join(dataDir, "postgres.password"));
    const second = await spawnServer({ dataDir });
    expect(await second.exit).toBe(exitCodes.embeddedDatabase);
    expect(second.stderr()).toContain("A Postgres that does not know Plenary's password already runs");
    expect(postmasterPid(dataDir)).toBe(database);
    process.kill(database, "SIGINT");
    await eventually(() => !existsSync(path.join(dataDir, "postgres", "postmaster.pid")));
    const third = await spawnServer({ dataDir });
    expect(await third.exit).toBe(exitCodes.embeddedDatabase);
    expect(third.stderr()).toContain("does not accept the password");
    await eventually(() => !existsSync(path.join(dataDir, "postgres", "postmaster.pid")));
  });

  test("starts again after a power cut that left its pid file to another program", async () => {
    const dataDir = temporaryFolder();
    const first = await startServer({ dataDir });
    const database = postmasterPid(dataDir);
    const file = path.join(dataDir, "postgres", "postmaster.pid");
    const text = readFileSync(file, "utf8");
    first.kill("SIGKILL");
    process.kill(database, "SIGKILL");
    await first.exit;
    writeFileSync(file, text.replace(String(database), String(process.pid)));
    const second = keep(await startServer({ dataDir }));
    expect(await answers(second)).toBe(true);
  });
});
