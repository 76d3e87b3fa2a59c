/**
 * Exports in the making. Each has a folder in the data folder and a process of its own, which go when it is
 * cancelled, has failed, or was not asked about for some minutes, so that a trainer who leaves the page finds
 * it on return. The server's start clears folders of an earlier one.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { ExportJob, JobFailure, JobState } from "@/server/platform/cluster/wire";
import { isBusy, RemoteJobs } from "@/server/exports/remote-jobs";
import { type Order, resultOf, type ProcessMessage } from "@/server/exports/job-messages";
import { FairQueue } from "@/server/platform/limits/fair-queue";
import { bareEnvironment, killGroup, memoryOf, ownGroup } from "@/server/workers/child";
import { log } from "@/server/platform/log";
import { projectRoot } from "@/server/platform/settings/project-root";
import { metrics } from "@/server/platform/metrics";
import { beginSpan } from "@/server/platform/tracing";
import type { Format } from "@/workshop/exports/formats";

export const exportBundle = path.join(projectRoot, ".build", "server", "export.mjs");

export interface Limits {
  /** Milliseconds that a process may work. */
  patience: number;
  /** Bytes that it may hold. */
  memory: number;
  /** Milliseconds for which a file is made and kept without a request about it. */
  kept: number;
}

const usualLimits: Limits = {
  patience: 5 * 60_000,
  memory: 1_200_000_000,
  kept: 10 * 60_000,
};

/** Files of one account that may be in the making at once, and of all. */
const MAX_JOBS_PER_ACCOUNT = 2;
const MAX_CONCURRENT_JOBS = 2;
const MAX_QUEUED_JOBS = 20;

export interface Job {
  id: string;
  account: string;
  room: string;
  format: Format;
  /** Further choices, such as the language. A request for the same file while it is made gets that one. */
  choice: string;
  /** Without its ending. */
  name: string;
  state: JobState;
}

interface Running extends Job {
  folder: string;
  /** Reads the room as it was before its data was erased. */
  unerased: boolean;
  seen: number;
  child: ChildProcess | null;
  timers: NodeJS.Timeout[];
  leftOut: Format[];
  gone: boolean;
  /** Ends its waiting and its preparation. */
  stop: AbortController;
}

/** Puts the materials of an order into its folder. */
export type Prepare = (folder: string, signal: AbortSignal) => Promise<Omit<Order, "folder">>;

export class ExportJobs {
  readonly elsewhere = new RemoteJobs();
  /** Tells other processes of a job here. */
  tell: ((job: ExportJob) => void) | undefined;
  private readonly jobs = new Map<string, Running>();
  /** Given-up jobs included, until they have ended. */
  private readonly underWay = new Set<Running>();
  private readonly gate = new FairQueue({ places: MAX_CONCURRENT_JOBS, all: MAX_QUEUED_JOBS });
  private readonly sweep: NodeJS.Timeout;

  /**
   * @param erasedOf those of these rooms whose data was erased, wherever that was asked for: their jobs go
   * too
   */
  constructor(
    private readonly root: string,
    private readonly limits: Limits = usualLimits,
    private readonly erasedOf: (rooms: readonly string[]) => Promise<ReadonlySet<string>> = async () =>
      new Set(),
  ) {
    clearLeftOvers(root);
    this.sweep = setInterval(() => void this.tidy().catch(() => undefined), Math.min(2_000, limits.kept / 2));
    this.sweep.unref();
  }

  start(
    order: Pick<Job, "account" | "room" | "format" | "choice" | "name">,
    prepare: Prepare,
  ): Job | "two-at-once" {
    const isOwn = (job: Running) => job.account === order.account && isBusy(job);
    const same = [...this.jobs.values()].find(
      (j) => isOwn(j) && j.room === order.room && j.format === order.format && j.choice === order.choice,
    );
    if (same) {
      same.seen = Date.now();
      return same;
    }
    const busy = [...this.underWay].filter(isOwn).length;
    if (busy + this.elsewhere.busyOf(order.account) >= MAX_JOBS_PER_ACCOUNT) return "two-at-once";
    const id = randomUUID();
    const folder = path.join(this.root, `${process.pid}-${id}`);
    const job: Running = {
      ...order,
      id,
      state: { is: "waiting" },
      folder,
      unerased: false,
      seen: Date.now(),
      child: null,
      timers: [],
      leftOut: [],
      gone: false,
      stop: new AbortController(),
    };
    this.jobs.set(id, job);
    this.underWay.add(job);
    this.announce(job);
    void this.run(job, prepare).finally(() => this.underWay.delete(job));
    return job;
  }

  /** Files in the making or waiting. */
  get busy(): number {
    return [...this.jobs.values()].filter(isBusy).length;
  }

  /** A job of this account in this room; asking keeps it alive. */
  look(id: string, room: string, account: string): Job | null {
    const job = this.jobs.get(id);
    if (job?.account !== account || job.room !== room) return null;
    job.seen = Date.now();
    return job;
  }

  /** The newest last; listing keeps none alive. */
  of(room: string, account: string): Job[] {
    return [...this.jobs.values()].filter(
      (job) => job.account === account && job.room === room && job.state.is !== "failed",
    );
  }

  /** For a request at another process: keeps the job alive, or drops it. */
  askedElsewhere(id: string, drop: boolean): void {
    const job = this.jobs.get(id);
    if (job) job.seen = Date.now();
    if (drop) void this.drop(id);
  }

  fileOf = (job: Job): string => resultOf((job as Running).folder);

  async drop(id: string): Promise<void> {
    const job = this.jobs.get(id);
    if (!job) return;
    this.jobs.delete(id);
    this.giveUp(job);
    await rm(job.folder, RM_OPTIONS);
  }

  close(): void {
    clearInterval(this.sweep);
    for (const job of this.jobs.values()) {
      this.giveUp(job);
      rmSync(job.folder, RM_OPTIONS);
    }
    this.jobs.clear();
  }

  /**
   * Removes jobs that are not asked about, that have been ready for long, or that hold data erased since.
   */
  async tidy(): Promise<void> {
    const jobs = [...this.jobs.values()];
    if (jobs.length === 0) return;
    for (const job of jobs) this.announce(job);
    const erased = await this.erasedOf([...new Set(jobs.map((j) => j.room))]).catch(() => new Set<string>());
    const now = Date.now();
    for (const job of jobs) {
      if (job.unerased && erased.has(job.room)) await this.drop(job.id);
      else if (now - job.seen > this.limits.kept) void this.drop(job.id);
    }
  }

  private announce({ id, account, room, format, state, gone }: Running): void {
    this.tell?.({ id, account, room, format, state, gone });
  }

  private giveUp(job: Running): void {
    job.gone = true;
    this.announce(job);
    for (const timer of job.timers) clearTimeout(timer);
    job.stop.abort();
    killGroup(job.child?.pid);
  }

  private async run(job: Running, prepare: Prepare): Promise<void> {
    const { stop } = job;
    const leave = await this.gate.enter(job.account, stop.signal);
    if (!leave) return job.gone ? undefined : this.fail(job, "busy");
    const span = beginSpan(`export ${job.format}`, { "plenary.format": job.format });
    try {
      if (job.gone) return;
      job.state = { is: "working", done: 0 };
      mkdirSync(job.folder, { recursive: true, mode: 0o700 });
      // Before anything is read, so that an erasure that begins meanwhile is noticed.
      job.unerased = !(await this.erasedOf([job.room])).has(job.room);
      if (job.gone) return;
      const order = { ...(await prepare(job.folder, stop.signal)), folder: job.folder };
      if (job.gone) return;
      await this.inChild(job, order);
    } catch (error) {
      if (!job.gone) this.fail(job, "broken", error);
    } finally {
      const failed = job.state.is === "failed";
      const outcome = job.state.is === "failed" ? job.state.why : job.state.is;
      span.end({ "plenary.outcome": job.gone ? "given up" : outcome }, failed);
      stop.abort();
      leave();
      // A job that was dropped while it was prepared may have written files since.
      if (job.gone) await rm(job.folder, RM_OPTIONS);
    }
  }

  private inChild(job: Running, order: Order): Promise<void> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, ["--max-old-space-size=700", exportBundle], {
        cwd: job.folder,
        env: bareEnvironment(job.folder),
        stdio: ["ignore", "ignore", "ignore", "ipc"],
        detached: ownGroup,
      });
      job.child = child;
      let why: JobFailure = "broken";
      const give = (reason: JobFailure) => {
        why = reason;
        killGroup(child.pid);
      };
      job.timers.push(setTimeout(() => give("took-too-long"), this.limits.patience));
      job.timers.push(setInterval(() => memoryOf(child.pid) > this.limits.memory && give("too-large"), 200));
      child.on("message", (message: ProcessMessage) => {
        if (message.is === "progress") job.state = { is: "working", done: message.done };
        if (message.is === "left-out") leftOut(job, message);
        if (message.is === "failed") why = message.why;
        if (message.is !== "done") return;
        job.state = { is: "ready", bytes: message.bytes, leftOut: job.leftOut };
        job.seen = Date.now();
        this.announce(job);
      });
      child.on("error", () => undefined);
      child.on("close", (_code, signal) => {
        for (const timer of job.timers) clearTimeout(timer);
        // Node gives up with SIGABRT where its memory does not suffice.
        if (signal === "SIGABRT") why = "too-large";
        if (job.state.is !== "ready") this.fail(job, why);
        else metrics.jobs.inc({ kind: "export", outcome: "done" });
        resolve();
      });
      child.send(order);
    });
  }

  private fail(job: Running, why: JobFailure, error?: unknown): void {
    job.state = { is: "failed", why };
    this.announce(job);
    if (!job.gone) {
      metrics.jobs.inc({ kind: "export", outcome: why });
      log.warn("export-not-made", "A file could not be made.", error, { format: job.format, why });
    }
    rmSync(job.folder, RM_OPTIONS);
  }
}

function leftOut(job: Running, { format, why }: Extract<ProcessMessage, { is: "left-out" }>): void {
  if (!job.leftOut.includes(format)) job.leftOut.push(format);
  log.warn("export-part-left-out", "A part of an archive could not be made.", undefined, { format, why });
}

const RM_OPTIONS = { recursive: true, force: true, maxRetries: 5 };

/** Removes folders of processes that are no more; one under our own number is of a process before us. */
function clearLeftOvers(root: string): void {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(root)) {
    const pid = Number(/^(\d+)-/.exec(name)?.[1] ?? 0);
    if (pid === 0 || pid === process.pid || !alive(pid)) rmSync(path.join(root, name), RM_OPTIONS);
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
