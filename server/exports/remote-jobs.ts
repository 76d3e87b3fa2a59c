/**
 * Exports of other processes, by their latest messages. One that sends none for a while was given up, or its
 * process has ended.
 */
import type { ExportJob, JobState } from "@/server/platform/cluster/wire";

/** Milliseconds without a message after which a job is gone; each sends one every two seconds. */
const PROCESS_TIMEOUT_MS = 7_000;

export const isBusy = ({ state }: { state: JobState }): boolean =>
  state.is === "waiting" || state.is === "working";

export class RemoteJobs {
  private readonly jobs = new Map<string, { job: ExportJob; heardAt: number }>();
  /** Called when such a file is asked for or ended here. */
  asked: ((id: string, drop: boolean) => void) | undefined;

  constructor(private readonly now: () => number = Date.now) {}

  heard(job: ExportJob): void {
    if (job.gone) this.jobs.delete(job.id);
    else this.jobs.set(job.id, { job, heardAt: this.now() });
  }

  /** Asking keeps it alive; a ready file lies at the other process and cannot be had here. */
  look(id: string, room: string, account: string): ExportJob | null {
    const job = this.all().find((j) => j.id === id && j.room === room && j.account === account);
    if (!job) return null;
    this.asked?.(id, false);
    return job.state.is === "ready" ? { ...job, state: { is: "failed", why: "elsewhere" } } : job;
  }

  drop(id: string): void {
    this.jobs.delete(id);
    this.asked?.(id, true);
  }

  busyOf(account: string): number {
    return this.all().filter((job) => job.account === account && isBusy(job)).length;
  }

  private all(): ExportJob[] {
    const now = this.now();
    for (const [id, { heardAt }] of this.jobs) if (now - heardAt > PROCESS_TIMEOUT_MS) this.jobs.delete(id);
    return [...this.jobs.values()].map(({ job }) => job);
  }
}
