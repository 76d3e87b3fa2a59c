/**
 * The status of the server for its owner, without a room, a person or an address. The server publishes it,
 * and the pages, which are another bundle, read it.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { processWide } from "@/server/platform/process-wide";
import { databaseBytes } from "@/server/store/database/probe";
import { newestMigration } from "@/server/store/database/migrations/applied";
import { sha256 } from "@/server/store/keys";
import { pools } from "@/server/store/database/prisma";
import type { Trouble } from "@/server/platform/database-trouble";
import type { ClockWatch } from "@/server/platform/clock-watch";
import { diskFree } from "@/server/platform/disk";
import type { Figures } from "@/server/platform/cluster/figures";
import type { Fleet, KnownProcess } from "@/server/health/fleet";
import { lastBackup } from "@/server/platform/last-backup";
import { metrics } from "@/server/platform/metrics";
import type { Readiness } from "@/server/health/readiness";
import { writeMonitor, type WritePace } from "@/server/platform/write-monitor";

export interface ProcessStatus extends Omit<KnownProcess, "rooms"> {
  rooms: number;
  self: boolean;
}

/** Of the answering process, except for `processes` and the sums over them. */
export interface ServerStatus {
  processes: ProcessStatus[];
  /** The others can be reached; null without REDIS_URL. */
  heard: boolean | null;
  version: string;
  node: string;
  schema: string | null;
  /** Milliseconds since the epoch. */
  startedAt: number;
  now: number;
  /** The sentences of /readyz. */
  notReady: string[];
  /** Over all running processes. */
  rooms: number;
  phones: number;
  consoles: number;
  stages: number;
  trouble: Trouble | null;
  /** Times in milliseconds. */
  commits: WritePace;
  loopP99: number;
  queues: Record<string, number>;
  pool: { total: number; idle: number; waiting: number };
  /** Bytes; null where it is not known. */
  databaseBytes: number | null;
  diskFree: number | null;
  memory: number;
  embedded: boolean;
  /** The latest that any process knows of. */
  backupAt: number | null;
  /** Since the start, the most frequent first. */
  refused: { name: string; times: number }[];
  failedJobs: { name: string; times: number }[];
  /** Entries of rooms' logs that could not be replayed, since the start. */
  aside: number;
  /** Tables whose files may still hold deleted rows. */
  unrewritten: number;
  /** Seconds by which the clock was moved within the last minutes. */
  clockMoved: number | null;
  has: {
    publicUrl: boolean;
    signingKey: boolean;
    secretGiven: boolean;
    metricsToken: boolean;
    redis: boolean;
    mail: boolean;
    organisation: boolean;
  };
}

interface StatusSource {
  /** Of the machine and the port. */
  name: string;
  version: string;
  dataDir: string;
  embedded: boolean;
  readiness: Readiness;
  clock: ClockWatch;
  rooms: () => readonly string[];
  queues: Record<string, () => number>;
  fleet: Fleet;
  heard: () => boolean | null;
}

const LOOP_WINDOW_MS = 60_000;
const MAX_LINES = 6;

/** The delay of the event loop of the last minute and the one that runs; milliseconds. */
function loopWatch(): { p99: () => number; close: () => void } {
  const histogram = monitorEventLoopDelay({ resolution: 20 });
  histogram.enable();
  let before = 0;
  const timer = setInterval(() => {
    before = histogram.percentile(99) / 1e6;
    histogram.reset();
  }, LOOP_WINDOW_MS);
  timer.unref();
  return {
    p99: () => Math.max(before, histogram.percentile(99) / 1e6),
    close() {
      clearInterval(timer);
      histogram.disable();
    },
  };
}

interface Metric {
  get(): Promise<{ values: { value: number; labels: object }[] }>;
}

/** The values of a metric by one of its labels, added up. */
async function sumsByLabel(
  metric: Metric,
  label: string,
  take: (labels: Record<string, string>) => boolean = () => true,
): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  for (const { value, labels } of (await metric.get()).values) {
    const named = labels as Record<string, string>;
    const name = named[label] ?? "";
    if (take(named)) sums.set(name, (sums.get(name) ?? 0) + value);
  }
  return sums;
}

const mostFrequent = (sums: Map<string, number>): { name: string; times: number }[] =>
  [...sums]
    .map(([name, times]) => ({ name, times }))
    .filter((one) => one.times > 0)
    .sort((a, b) => b.times - a.times)
    .slice(0, MAX_LINES);

const configured = (prefix: string): boolean =>
  Object.entries(process.env).some(([name, value]) => name.startsWith(prefix) && Boolean(value));

const CONSOLES = ["trainer", "co-trainer", "presenter"];
const total = (sums: Map<string, number>): number => [...sums.values()].reduce((sum, one) => sum + one, 0);

/** Only the readiness checks ask the database. */
async function figuresOf(source: StatusSource, startedAt: number, loopP99: number): Promise<Figures> {
  const sockets = await sumsByLabel(metrics.sockets, "role");
  const pace = writeMonitor.pace();
  const backup = await lastBackup(source.dataDir);
  return {
    name: source.name,
    version: source.version,
    startedAt,
    ready: (await source.readiness.reasons()).length === 0,
    trouble: writeMonitor.trouble,
    rooms: source.rooms().map((id) => sha256(id).slice(0, 8)),
    phones: sockets.get("participant") ?? 0,
    consoles: CONSOLES.reduce((sum, role) => sum + (sockets.get(role) ?? 0), 0),
    stages: sockets.get("stage") ?? 0,
    loopP99,
    writes: pace.writes,
    writeP99: pace.p99,
    refused: total(await sumsByLabel(metrics.refused, "reason")),
    memory: process.memoryUsage.rss(),
    backupAt: backup && Date.parse(backup.madeAt),
  };
}

async function collectStatus(source: StatusSource, local: Figures): Promise<ServerStatus> {
  const now = Date.now();
  const sighted = [{ ...local, id: "", standing: "here" as const, heardAt: now }, ...source.fleet.all(now)];
  const here = sighted.filter(({ standing }) => standing === "here");
  const sumOf = (what: "phones" | "consoles" | "stages") => here.reduce((sum, one) => sum + one[what], 0);
  const backups = sighted.flatMap(({ backupAt }) => backupAt ?? []);
  const open = [...pools.values()];
  const sum = (what: "totalCount" | "idleCount" | "waitingCount") =>
    open.reduce((total, pool) => total + pool[what], 0);
  const jump = source.clock.recent();
  return {
    processes: sighted.map((one) => ({ ...one, rooms: one.rooms.length, self: one.id === "" })),
    heard: source.heard(),
    version: local.version,
    node: process.versions.node,
    schema: await newestMigration().catch(() => null),
    startedAt: local.startedAt,
    now,
    notReady: await source.readiness.reasons(),
    rooms: new Set(here.flatMap(({ rooms }) => rooms)).size,
    phones: sumOf("phones"),
    consoles: sumOf("consoles"),
    stages: sumOf("stages"),
    trouble: local.trouble,
    commits: writeMonitor.pace(),
    loopP99: local.loopP99,
    queues: Object.fromEntries(Object.entries(source.queues).map(([name, depth]) => [name, depth()])),
    pool: { total: sum("totalCount"), idle: sum("idleCount"), waiting: sum("waitingCount") },
    databaseBytes: await databaseBytes().catch(() => null),
    diskFree: await diskFree(source.dataDir),
    memory: local.memory,
    embedded: source.embedded,
    backupAt: backups.length > 0 ? Math.max(...backups) : null,
    refused: mostFrequent(await sumsByLabel(metrics.refused, "reason")),
    failedJobs: mostFrequent(await sumsByLabel(metrics.jobs, "kind", ({ outcome }) => outcome !== "done")),
    aside: (await metrics.aside.get()).values[0]?.value ?? 0,
    unrewritten: (await metrics.unrewritten.get()).values[0]?.value ?? 0,
    clockMoved: jump && Math.round(jump.by / 1_000),
    has: {
      publicUrl: configured("PUBLIC_URL"),
      signingKey: configured("PLENARY_SIGNING_KEY"),
      secretGiven: configured("PLENARY_SECRET"),
      metricsToken: configured("METRICS_TOKEN"),
      redis: configured("REDIS_URL"),
      mail: configured("SMTP_"),
      organisation: configured("OIDC_"),
    },
  };
}

const published = processWide("operation", () => ({ now: null as (() => Promise<ServerStatus>) | null }));

/** Null in a process that is no server. */
export const currentStatus = async (): Promise<ServerStatus | null> => published.now?.() ?? null;

/** Hours of the night, by the machine's clock, in which large tables may be rewritten in any case. */
const [NIGHT_BEGINS, NIGHT_ENDS] = [2, 5];

/** No room would notice that a large table is locked for some seconds. */
export function isQuietTime(
  status: Pick<ServerStatus, "phones" | "heard"> | null,
  now = new Date(),
): boolean {
  const hour = now.getHours();
  const isNight = hour >= NIGHT_BEGINS && hour < NIGHT_ENDS;
  return isNight || (status?.phones === 0 && status.heard !== false);
}

/** @returns a function that ends it, and one for the figures */
export function publishStatus(source: StatusSource): {
  withdraw: () => void;
  figures: () => Promise<Figures>;
} {
  const loop = loopWatch();
  const startedAt = Date.now();
  const figures = () => figuresOf(source, startedAt, loop.p99());
  published.now = async () => collectStatus(source, await figures());
  return {
    figures,
    withdraw() {
      published.now = null;
      loop.close();
    },
  };
}
