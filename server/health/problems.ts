/** Problems of a server that its owner can solve, from its status. Pure. */
import { DISK_FULL, DISK_LOW } from "@/server/platform/disk";
import type { ServerStatus } from "@/server/health/status";

export const problemKinds = [
  "disk-full",
  "no-connection",
  "database-away",
  "database-slow",
  "not-ready",
  "disk-nearly-full",
  "process-lost",
  "process-not-ready",
  "others-unheard",
  "held-up",
  "line-for-database",
  "long-queue",
  "clock-moved",
  "backup-unknown",
  "backup-old",
  "failed-jobs",
  "log-damaged",
  "not-overwritten",
  "versions-differ",
  "no-address",
] as const;
type ProblemKind = (typeof problemKinds)[number];

interface Problem {
  kind: ProblemKind;
  /** Affects work now; others will later. */
  urgent: boolean;
  /** Values for its sentence: numbers, and names of processes. */
  values: Record<string, number | string>;
}

const LOOP_HELD_MS = 250;
const LONG_QUEUE = 1_000;
const DAY = 86_400_000;
/** Days after which a backup is old. */
const BACKUP_DAYS = 2;
/** A missing backup is reported once the server has run for so long. */
const FIRST_BACKUP_AFTER = DAY;

export function problemsOf(op: ServerStatus): Problem[] {
  const problems: Problem[] = [];
  const say = (kind: ProblemKind, urgent: boolean, values: Problem["values"] = {}) =>
    problems.push({ kind, urgent, values });
  const megabytes = Math.floor((op.diskFree ?? 0) / 1_048_576);
  const diskFull = op.diskFree !== null && op.diskFree < DISK_FULL;
  const others = op.processes.filter((one) => !one.self);
  const here = op.processes.filter(({ standing }) => standing === "here");
  if (op.trouble) say(op.trouble, true, { ms: Math.round(op.commits.p50) });
  if (diskFull && op.trouble !== "disk-full") say("disk-full", true);
  if (op.notReady.length > 0 && problems.length === 0) say("not-ready", true);
  if (op.heard === false) say("others-unheard", true);
  for (const { name, standing, ready } of others) {
    if (standing === "lost") say("process-lost", true, { name });
    // Where this process is not ready either, both have the same problem.
    if (standing === "here" && !ready && op.notReady.length === 0) say("process-not-ready", true, { name });
  }
  const loop = Math.max(op.loopP99, ...here.map(({ loopP99 }) => loopP99));
  if (loop > LOOP_HELD_MS) say("held-up", true, { ms: Math.round(loop) });
  if (op.pool.waiting > op.pool.total && op.trouble !== "no-connection")
    say("line-for-database", true, { waiting: op.pool.waiting });
  const queued = Math.max(0, ...Object.values(op.queues));
  if (queued > LONG_QUEUE) say("long-queue", true, { queued });
  if (op.clockMoved !== null)
    say("clock-moved", true, { minutes: Math.max(1, Math.round(Math.abs(op.clockMoved) / 60)) });
  if (!diskFull && op.diskFree !== null && op.diskFree < DISK_LOW)
    say("disk-nearly-full", false, { megabytes });
  const age = op.backupAt === null ? null : op.now - op.backupAt;
  if (age !== null && age > BACKUP_DAYS * DAY) say("backup-old", false, { days: Math.floor(age / DAY) });
  if (age === null && op.now - op.startedAt > FIRST_BACKUP_AFTER) say("backup-unknown", false);
  const failed = op.failedJobs.reduce((all, one) => all + one.times, 0);
  if (failed > 0) say("failed-jobs", false, { failed });
  if (op.aside > 0) say("log-damaged", false, { entries: op.aside });
  if (op.unrewritten > 0) say("not-overwritten", false, { tables: op.unrewritten });
  if (new Set(here.map(({ version }) => version)).size > 1) say("versions-differ", false);
  if (!op.has.publicUrl && !op.embedded) say("no-address", false);
  return problems.sort((a, b) => Number(b.urgent) - Number(a.urgent));
}
