import { describe, expect, it } from "vitest";
import { interfaceLanguages } from "@/messages/languages";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import { isQuietTime, type ProcessStatus, type ServerStatus } from "@/server/health/status";
import { problemKinds, problemsOf } from "@/server/health/problems";

const DAY = 86_400_000;
const GB = 1_073_741_824;
const now = Date.UTC(2026, 10, 25);

const one: ProcessStatus = {
  id: "",
  self: true,
  standing: "here",
  heardAt: now,
  name: "box:3001",
  version: "1.0.0",
  startedAt: now - 10 * DAY,
  ready: true,
  trouble: null,
  rooms: 2,
  phones: 40,
  consoles: 2,
  stages: 2,
  loopP99: 21,
  writes: 10,
  writeP99: 9,
  refused: 3,
  memory: GB,
  backupAt: now - DAY,
};
const other: ProcessStatus = { ...one, id: "b", self: false, name: "box:3002" };
const beside = (change: Partial<ProcessStatus>): Partial<ServerStatus> => ({
  heard: true,
  processes: [one, { ...other, ...change }],
});

const well: ServerStatus = {
  processes: [one],
  heard: null,
  version: "1.0.0",
  node: "22.0.0",
  schema: "0001_init",
  startedAt: now - 10 * DAY,
  now,
  notReady: [],
  rooms: 2,
  phones: 40,
  consoles: 2,
  stages: 2,
  trouble: null,
  commits: { writes: 10, p50: 4, p99: 9 },
  loopP99: 21,
  queues: { answers: 0 },
  pool: { total: 12, idle: 10, waiting: 0 },
  databaseBytes: GB,
  diskFree: 50 * GB,
  memory: GB,
  embedded: true,
  backupAt: now - DAY,
  refused: [{ name: "stale", times: 3 }],
  failedJobs: [],
  aside: 0,
  unrewritten: 0,
  clockMoved: null,
  has: {
    publicUrl: true,
    signingKey: true,
    secretGiven: true,
    metricsToken: false,
    redis: false,
    mail: false,
    organisation: false,
  },
};
const kinds = (change: Partial<ServerStatus>) =>
  problemsOf({ ...well, ...change }).map((problem) => problem.kind);

describe("what the owner is told (O-41)", () => {
  it("is nothing while all is well", () => expect(problemsOf(well)).toEqual([]));

  it.each<[string, Partial<ServerStatus>, string[]]>([
    [
      "a full disk once, however it is known",
      { trouble: "disk-full", diskFree: 1_000, notReady: ["full"] },
      ["disk-full"],
    ],
    ["a full disk before the database says so", { diskFree: 1_000, notReady: ["full"] }, ["disk-full"]],
    ["a disk that fills", { diskFree: GB / 2 }, ["disk-nearly-full"]],
    ["a slow database", { trouble: "database-slow" }, ["database-slow"]],
    ["a reason of its own", { notReady: ["The server is stopping."] }, ["not-ready"]],
    ["a server that is held up", { loopP99: 900 }, ["held-up"]],
    ["a line for connections", { pool: { total: 12, idle: 0, waiting: 40 } }, ["line-for-database"]],
    ["a long queue", { queues: { answers: 2_000 } }, ["long-queue"]],
    ["a clock that was moved back", { clockMoved: -7_200 }, ["clock-moved"]],
    ["an old backup", { backupAt: now - 5 * DAY }, ["backup-old"]],
    ["no backup after a day", { backupAt: null }, ["backup-unknown"]],
    ["no backup on the first day", { backupAt: null, startedAt: now - 1_000 }, []],
    ["a room's log with an entry that could not be replayed (O-37)", { aside: 1 }, ["log-damaged"]],
    ["a table that still holds what was deleted (O-92)", { unrewritten: 1 }, ["not-overwritten"]],
    ["failed work", { failedJobs: [{ name: "export", times: 2 }] }, ["failed-jobs"]],
    [
      "a server without its public address",
      { embedded: false, has: { ...well.has, publicUrl: false } },
      ["no-address"],
    ],
    ["nothing while all processes do well (O-44)", beside({}), []],
    ["a process that is lost (O-45)", beside({ standing: "lost", ready: false }), ["process-lost"]],
    ["not one that was stopped (O-45)", beside({ standing: "stopped" }), []],
    ["another process that is not ready", beside({ ready: false }), ["process-not-ready"]],
    [
      "one thing where no process is ready",
      { ...beside({ ready: false }), notReady: ["The database does not answer."] },
      ["not-ready"],
    ],
    ["another process that is held up", beside({ loopP99: 900 }), ["held-up"]],
    [
      "others that cannot be heard, and not each of them (O-45)",
      { ...beside({ standing: "unheard", loopP99: 900 }), heard: false },
      ["others-unheard"],
    ],
    ["two versions at once", beside({ version: "1.0.1" }), ["versions-differ"]],
    [
      "what is urgent first",
      { backupAt: null, trouble: "database-away" },
      ["database-away", "backup-unknown"],
    ],
  ])("is %s", (_what, change, expected) => expect(kinds(change)).toEqual(expected));

  it("has a sentence and a piece of advice in every language (O-41)", async () => {
    for (const language of interfaceLanguages) {
      const { operation } = completed(await translationIn(language));
      for (const kind of problemKinds) {
        expect(operation.problems[kind], `${language} ${kind}`).toBeTruthy();
        expect(operation.todo[kind], `${language} ${kind}`).toBeTruthy();
      }
    }
  });
});

describe("a time at which rooms do not notice that a large table is locked (O-92)", () => {
  const [noon, night] = [new Date(2026, 10, 25, 12), new Date(2026, 10, 25, 3)];
  it.each<[string, Parameters<typeof isQuietTime>[0], Date, boolean]>([
    ["while phones are connected", { phones: 1, heard: null }, noon, false],
    ["without a phone on any process", { phones: 0, heard: true }, noon, true],
    ["while other processes are not heard", { phones: 0, heard: false }, noon, false],
    ["before anything is known", null, noon, false],
    ["at night", { phones: 40, heard: null }, night, true],
  ])("%s", (_when, status, now, quiet) => expect(isQuietTime(status, now)).toBe(quiet));
});
