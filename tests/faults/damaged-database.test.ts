/**
 * O-39: files of the embedded database that are damaged: the start says so and what to do, and leaves them
 * where they are.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, openSync, readdirSync, readFileSync, rmSync, truncateSync, writeSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { exitCodes } from "@/server/platform/start-error";
import { spawnServer, startServer, temporaryFolder } from "@/tests/support/server-process";

let whole: string;
beforeAll(async () => {
  whole = temporaryFolder();
  const server = await startServer({ dataDir: whole });
  await server.stop();
}, 120_000);

/** Writes over the beginning of a file. */
function scratch(file: string, length: number): void {
  const open = openSync(file, "r+");
  writeSync(open, Buffer.alloc(length, 0x5a));
  closeSync(open);
}

function newestOfLog(database: string): string {
  const folder = path.join(database, "pg_wal");
  const segments = readdirSync(folder).filter((name) => /^[0-9A-F]{24}$/.test(name));
  return path.join(folder, segments.sort().at(-1)!);
}

const control = (database: string) => path.join(database, "global", "pg_control");
const damages: [string, (database: string) => void][] = [
  [
    "the newest part of its log is written over",
    (database) => scratch(newestOfLog(database), 16 * 1_048_576),
  ],
  ["the newest part of its log is cut short", (database) => truncateSync(newestOfLog(database), 100)],
  ["its log is gone", (database) => rmSync(newestOfLog(database))],
  ["its control file is written over", (database) => scratch(control(database), 300)],
  ["its control file is empty", (database) => truncateSync(control(database), 0)],
  ["its version is missing", (database) => rmSync(path.join(database, "PG_VERSION"))],
  ["its version is empty", (database) => truncateSync(path.join(database, "PG_VERSION"), 0)],
  ["a folder of it is gone", (database) => rmSync(path.join(database, "pg_xact"), { recursive: true })],
  [
    "its list of databases is written over",
    (database) => scratch(path.join(database, "global", "1262"), 8_192),
  ],
];

/** The files of tables, with their bytes. */
function tables(database: string): [string, string][] {
  const base = path.join(database, "base");
  return readdirSync(base, { recursive: true, encoding: "utf8" })
    .filter((name) => /\/\d+$/.test(name))
    .sort()
    .map((name) => [
      name,
      createHash("sha1")
        .update(readFileSync(path.join(base, name)))
        .digest("hex"),
    ]);
}

describe("a start with a damaged database (O-39)", () => {
  it.each(damages)(
    "ends in a sentence that says what to do, and loses no table: %s",
    async (_what, damage) => {
      const data = temporaryFolder();
      const database = path.join(data, "postgres");
      expect(spawnSync("cp", ["-a", `${whole}/.`, data]).status).toBe(0);
      damage(database);
      const before = tables(database);
      const server = await spawnServer({ dataDir: data });
      expect(await server.exit).toBe(exitCodes.embeddedDatabase);
      expect(server.output().trim().split("\n")).toHaveLength(1);
      expect(server.stderr()).toContain(`The database in ${database} is damaged (`);
      expect(server.stderr()).toContain("restore your newest backup");
      expect(tables(database)).toEqual(before);
    },
  );
});
