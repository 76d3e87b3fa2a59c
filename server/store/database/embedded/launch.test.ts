import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { lastLogMessage } from "@/server/store/database/embedded/launch";

const folder = mkdtempSync(path.join(tmpdir(), "plenary-launch-"));
afterAll(() => rmSync(folder, { recursive: true }));

it.each(["starting up", "in recovery mode", "not yet accepting connections", "shutting down"])(
  "O-39: what a database says last is its own complaint, not what it tells those who knock while it is %s",
  (state) => {
    const log = path.join(folder, "postgres.log");
    writeFileSync(
      log,
      [
        "1 [1] LOG:  starting PostgreSQL 18",
        "1 [2] PANIC:  could not locate a valid checkpoint record",
        `1 [3] FATAL:  the database system is ${state}`,
        "1 [1] LOG:  database system is shut down",
      ].join("\n"),
    );
    expect(lastLogMessage(log)).toBe("could not locate a valid checkpoint record");
  },
);
