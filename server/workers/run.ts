/**
 * Runs a job in a child process with limits on time and memory, at most two at once. A file that makes it
 * hang, crash or grow affects that process alone. The child gets no secrets.
 */
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { bareEnvironment, killGroup, memoryOf, ownGroup } from "@/server/workers/child";
import type { JobInput, JobName, JobResult } from "@/server/workers/jobs";
import { FairQueue } from "@/server/platform/limits/fair-queue";
import { projectRoot } from "@/server/platform/settings/project-root";
import { metrics } from "@/server/platform/metrics";

/** Limits of one job: milliseconds, and bytes of memory. */
const JOB_TIMEOUT_MS = 60_000;
const MAX_MEMORY_BYTES = 900_000_000;
const MAX_OUTPUT = 40_000_000;

const gate = new FairQueue({ places: 2, all: 40 });

export const jobsWaiting = (): number => gate.waiting;

const workerBundle = path.join(projectRoot, ".build", "server", "worker.mjs");

type HeavyFailure = "busy" | "took-too-long" | "broken";

/** @returns the result, or the reason why there is none; never throws because of the file */
export async function runJob<N extends JobName>(
  job: N,
  input: JobInput<N>,
  limits: { patience?: number; memory?: number; signal?: AbortSignal } = {},
): Promise<{ ok: true; value: JobResult<N> } | { ok: false; reason: HeavyFailure }> {
  const leave = await gate.enter();
  if (!leave) return { ok: false, reason: "busy" };
  try {
    const result = await inChild(job, input, {
      patience: JOB_TIMEOUT_MS,
      memory: MAX_MEMORY_BYTES,
      ...limits,
    });
    metrics.jobs.inc({ kind: job, outcome: result.ok ? "done" : result.reason });
    return result;
  } finally {
    leave();
  }
}

function inChild<N extends JobName>(
  job: N,
  input: JobInput<N>,
  limits: { patience: number; memory: number; signal?: AbortSignal },
): Promise<{ ok: true; value: JobResult<N> } | { ok: false; reason: HeavyFailure }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--max-old-space-size=400", workerBundle], {
      cwd: tmpdir(),
      env: bareEnvironment(),
      stdio: ["pipe", "pipe", "ignore"],
      detached: ownGroup,
    });
    let failure: HeavyFailure = "broken";
    const end = (why: HeavyFailure) => {
      failure = why;
      killGroup(child.pid);
    };
    const clock = setTimeout(() => end("took-too-long"), limits.patience);
    const watch = setInterval(() => memoryOf(child.pid) > limits.memory && end("broken"), 200);
    const abort = () => end("broken");
    limits.signal?.addEventListener("abort", abort);
    const out: Buffer[] = [];
    let size = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_OUTPUT) end("broken");
      else out.push(chunk);
    });
    const settle = (result: { ok: true; value: JobResult<N> } | { ok: false; reason: HeavyFailure }) => {
      clearTimeout(clock);
      clearInterval(watch);
      limits.signal?.removeEventListener("abort", abort);
      resolve(result);
    };
    child.on("error", () => settle({ ok: false, reason: "broken" }));
    child.on("close", (code) => {
      if (code !== 0) return settle({ ok: false, reason: failure });
      try {
        settle({ ok: true, value: JSON.parse(Buffer.concat(out).toString("utf8")) as JobResult<N> });
      } catch {
        settle({ ok: false, reason: "broken" });
      }
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(JSON.stringify({ job, input }));
  });
}
