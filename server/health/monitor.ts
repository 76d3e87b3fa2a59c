/** Puts together what watches the server: readiness, gauges, the pace of the database, the clock. */
import { hostname } from "node:os";
import type { Cluster } from "@/server/cluster/cluster";
import { softwareVersion } from "@/server/settings/project-root";
import { appliedMigrations, attempt, databaseBytes, newestMigration } from "@/server/store/attempt";
import { foreignAmong } from "@/server/store/additive";
import { readMigrations } from "@/server/store/migrate";
import { pools } from "@/server/store/prisma";
import { log } from "@/server/operations/log";
import { ClockWatch } from "@/server/operations/clock-watch";
import { DISK_FULL, diskFree } from "@/server/operations/disk";
import { Fleet } from "@/server/health/fleet";
import { lastBackup } from "@/server/operations/last-backup";
import { atEachLook, metrics, watchProcess } from "@/server/operations/metrics";
import { followClock, NEWS_MS } from "@/server/operations/current-trouble";
import { offerOperation } from "@/server/health/status";
import type { Readiness } from "@/server/health/readiness";
import { sentences, storing } from "@/server/operations/write-monitor";
import { tellOthers } from "@/server/health/share-figures";

export interface Watched {
  dataDir: string;
  /** Whether the database lies in the data folder. */
  embedded: boolean;
  readiness: Readiness;
  /** Ids of rooms in memory. */
  rooms: () => readonly string[];
  /** The other processes; null where this is the only one. */
  cluster: Cluster | null;
  port: number;
  /** What waits, by the name of its queue. */
  queues: Record<string, () => number>;
  /** Something that consoles show has changed: trouble with the database, or the clock. */
  onNews: () => void;
  /** The clock was moved: what is due by it may be another thing. */
  onClock: () => void;
}

const MEGABYTE = 1_048_576;

/** @returns what ends it */
export function watch({
  dataDir,
  embedded,
  readiness,
  rooms,
  queues,
  cluster,
  port,
  onNews,
  onClock,
}: Watched): {
  close(): void;
} {
  watchProcess();
  const version = softwareVersion();
  metrics.build.set({ version, node: process.versions.node }, 1);
  const known = readMigrations().map(({ name }) => name);

  readiness.add(async () => {
    const has = await appliedMigrations();
    if (foreignAmong(has, known).length > 0)
      return "The tables are those of a newer version, with which this server does not work: update this server.";
    return known.every((name) => has.includes(name))
      ? null
      : "The database is not yet at this version: start this server again.";
  }, "The database does not answer.");
  readiness.add(async () => {
    const free = await diskFree(dataDir);
    return free !== null && free < DISK_FULL
      ? `The disk of the data folder is full: ${Math.floor(free / MEGABYTE)} MB are free.`
      : null;
  }, "The disk of the data folder does not answer.");
  readiness.add(() => (storing.trouble === "disk-full" ? sentences["disk-full"] : null), "");

  // A database that stopped because its disk is full says nothing of that itself.
  let free: number | null = null;
  const looking = setInterval(() => void diskFree(dataDir).then((found) => (free = found)), 1_000);
  looking.unref();
  storing.attempt = attempt;
  storing.refine = (trouble) =>
    embedded && trouble === "database-away" && free !== null && free < DISK_FULL / 4 ? "disk-full" : trouble;
  storing.onChange(onNews);
  storing.begin();

  const clock = new ClockWatch(({ by }) => {
    metrics.clockJumps.inc();
    log.warn("clock-moved", "The clock was moved, or this machine slept.", undefined, {
      seconds: Math.round(by / 1_000),
    });
    onClock();
    onNews();
    setTimeout(onNews, NEWS_MS).unref();
  });
  followClock(clock);

  atEachLook(() => {
    metrics.rooms.set(rooms().length);
    for (const [queue, depth] of Object.entries(queues)) metrics.queues.set({ queue }, depth());
    for (const [of, pool] of pools) {
      metrics.pool.set({ of, state: "total" }, pool.totalCount);
      metrics.pool.set({ of, state: "idle" }, pool.idleCount);
      metrics.pool.set({ of, state: "waiting" }, pool.waitingCount);
    }
  });
  atEachLook(async () => metrics.diskFree.set((await diskFree(dataDir)) ?? Number.NaN));
  atEachLook(async () =>
    metrics.lastBackup.set(Date.parse((await lastBackup(dataDir))?.madeAt ?? "1970-01-01") / 1_000),
  );
  atEachLook(async () => metrics.databaseBytes.set(await databaseBytes()));
  atEachLook(async () => {
    const migration = (await newestMigration()) ?? "none";
    metrics.schema.reset();
    metrics.schema.set({ migration }, 1);
  });

  const fleet = new Fleet();
  const name = `${hostname()}:${port}`;
  const operation = offerOperation({
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
  const fallSilent = cluster && tellOthers(cluster, fleet, operation.figures);

  return {
    close() {
      fallSilent?.();
      operation.withdraw();
      clearInterval(looking);
      followClock(null);
      clock.close();
      storing.close();
    },
  };
}
