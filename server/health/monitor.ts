/**
 * Starts the monitoring of this process: readiness checks, gauges, the write monitor of the database, the
 * clock.
 */
import { hostname } from "node:os";
import type { Cluster } from "@/server/platform/cluster/cluster";
import { softwareVersion } from "@/server/platform/settings/project-root";
import { appliedMigrations, newestMigration } from "@/server/store/database/migrations/applied";
import { databaseBytes, probeDatabase } from "@/server/store/database/probe";
import { readMigrations } from "@/server/store/database/migrations/migrate";
import { pools } from "@/server/store/database/prisma";
import { log } from "@/server/platform/log";
import { ClockWatch } from "@/server/platform/clock-watch";
import { DISK_FULL, diskFree } from "@/server/platform/disk";
import { Fleet } from "@/server/health/fleet";
import { lastBackup } from "@/server/platform/last-backup";
import { beforeScrape, collectProcessMetrics, metrics } from "@/server/platform/metrics";
import { followClock, JUMP_FORGOTTEN_MS } from "@/server/platform/current-trouble";
import { publishStatus } from "@/server/health/status";
import type { Readiness } from "@/server/health/readiness";
import { sentences, writeMonitor } from "@/server/platform/write-monitor";
import { shareFigures } from "@/server/health/share-figures";
import { incompatibleMigrations } from "@/server/store/database/migrations/additive";

interface MonitorOptions {
  dataDir: string;
  /** The database lies in the data folder. */
  embedded: boolean;
  readiness: Readiness;
  rooms: () => readonly string[];
  cluster: Cluster | null;
  port: number;
  /** The id of the build that runs; null in development. */
  build: string | null;
  queues: Record<string, () => number>;
  /** Called when the trouble shown on consoles has changed: the database's, or the clock's. */
  onNews: () => void;
  /** Called when the clock was moved: deadlines may be due. */
  onClock: () => void;
}

const MEGABYTE = 1_048_576;

/** @returns a function that ends it */
export function startMonitoring({
  dataDir,
  embedded,
  readiness,
  rooms,
  queues,
  cluster,
  port,
  build,
  onNews,
  onClock,
}: MonitorOptions): {
  close(): void;
} {
  collectProcessMetrics();
  const version = build ? `${softwareVersion()}+${build.slice(0, 8)}` : softwareVersion();
  metrics.build.set({ version, node: process.versions.node }, 1);
  const shipped = readMigrations().map(({ name }) => name);

  readiness.add(async () => {
    const has = await appliedMigrations();
    if (incompatibleMigrations(has, shipped).length > 0)
      return "The tables are those of a newer version, with which this server does not work: update this server.";
    return shipped.every((name) => has.includes(name))
      ? null
      : "The database is not yet at this version: start this server again.";
  }, "The database does not answer.");
  readiness.add(async () => {
    const free = await diskFree(dataDir);
    return free !== null && free < DISK_FULL
      ? `The disk of the data folder is full: ${Math.floor(free / MEGABYTE)} MB are free.`
      : null;
  }, "The disk of the data folder does not answer.");
  readiness.add(() => (writeMonitor.trouble === "disk-full" ? sentences["disk-full"] : null), "");

  // A database that stopped because its disk is full does not report that.
  let free: number | null = null;
  const looking = setInterval(() => void diskFree(dataDir).then((bytes) => (free = bytes)), 1_000);
  looking.unref();
  writeMonitor.attempt = probeDatabase;
  writeMonitor.refine = (trouble) =>
    embedded && trouble === "database-away" && free !== null && free < DISK_FULL / 4 ? "disk-full" : trouble;
  writeMonitor.onChange(onNews);
  writeMonitor.begin();

  const clock = new ClockWatch(({ by }) => {
    metrics.clockJumps.inc();
    log.warn("clock-moved", "The clock was moved, or this machine slept.", undefined, {
      seconds: Math.round(by / 1_000),
    });
    onClock();
    onNews();
    setTimeout(onNews, JUMP_FORGOTTEN_MS).unref();
  });
  followClock(clock);

  beforeScrape(() => {
    metrics.rooms.set(rooms().length);
    for (const [queue, depth] of Object.entries(queues)) metrics.queues.set({ queue }, depth());
    for (const [name, pool] of pools) {
      metrics.pool.set({ of: name, state: "total" }, pool.totalCount);
      metrics.pool.set({ of: name, state: "idle" }, pool.idleCount);
      metrics.pool.set({ of: name, state: "waiting" }, pool.waitingCount);
    }
  });
  beforeScrape(async () => metrics.diskFree.set((await diskFree(dataDir)) ?? Number.NaN));
  beforeScrape(async () =>
    metrics.lastBackup.set(Date.parse((await lastBackup(dataDir))?.madeAt ?? "1970-01-01") / 1_000),
  );
  beforeScrape(async () => metrics.databaseBytes.set(await databaseBytes()));
  beforeScrape(async () => {
    const migration = (await newestMigration()) ?? "none";
    metrics.schema.reset();
    metrics.schema.set({ migration }, 1);
  });

  const fleet = new Fleet();
  const name = `${hostname()}:${port}`;
  const operation = publishStatus({
    name,
    version,
    dataDir,
    embedded,
    readiness,
    clock,
    rooms,
    queues,
    fleet,
    heard: () => cluster?.up ?? null,
  });
  const fallSilent = cluster && shareFigures(cluster, fleet, operation.figures);

  return {
    close() {
      fallSilent?.();
      operation.withdraw();
      clearInterval(looking);
      followClock(null);
      clock.close();
      writeMonitor.close();
    },
  };
}
