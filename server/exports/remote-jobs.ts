/**
 * Files that other processes make: how each stands, as it was told last. One that is not told of any more is gone, with
 * its process or because it was given up.
 */
import { z } from "zod";
import { formats } from "@/workshop/export/formats";

/** Milliseconds after which a file that nobody tells of is gone; each is told of every two seconds. */
const SILENT_MS = 7_000;

const failures = ["busy", "took-too-long", "too-large", "broken", "elsewhere"] as const;
/** Why there is no file. "elsewhere": it lies at another process, which this browser does not speak with now. */
export type JobFailure = (typeof failures)[number];

const stateSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("waiting") }),
  /** `done` from 0 to 1. */
  z.object({ is: z.literal("working"), done: z.number() }),
  z.object({ is: z.literal("ready"), bytes: z.number(), leftOut: z.array(z.enum(formats)) }),
  z.object({ is: z.literal("failed"), why: z.enum(failures) }),
]);
export type JobState = z.infer<typeof stateSchema>;

export const jobElsewhereSchema = z.object({
  id: z.string(),
  account: z.string(),
  room: z.string(),
  format: z.enum(formats),
  state: stateSchema,
  /** It is there no more. */
  gone: z.boolean(),
});
export type JobElsewhere = z.infer<typeof jobElsewhereSchema>;

export const isBusy = ({ state }: { state: JobState }): boolean =>
  state.is === "waiting" || state.is === "working";

export class JobsElsewhere {
  private readonly jobs = new Map<string, { job: JobElsewhere; at: number }>();
  /** Told when somebody asks here for such a file, or ends it. */
  asked: ((id: string, drop: boolean) => void) | undefined;

  constructor(private readonly now: () => number = Date.now) {}

  heard(job: JobElsewhere): void {
    if (job.gone) this.jobs.delete(job.id);
    else this.jobs.set(job.id, { job, at: this.now() });
  }

  /** A file of this account of this room; asking keeps it alive. What is ready lies elsewhere, and cannot be had here. */
  look(id: string, room: string, account: string): JobElsewhere | null {
    const job = this.all().find((j) => j.id === id && j.room === room && j.account === account);
    if (!job) return null;
    this.asked?.(id, false);
    return job.state.is === "ready" ? { ...job, state: { is: "failed", why: "elsewhere" } } : job;
  }

  drop(id: string): void {
    this.jobs.delete(id);
    this.asked?.(id, true);
  }

  /** Files of an account that are in the making. */
  busyOf(account: string): number {
    return this.all().filter((job) => job.account === account && isBusy(job)).length;
  }

  private all(): JobElsewhere[] {
    const now = this.now();
    for (const [id, { at }] of this.jobs) if (now - at > SILENT_MS) this.jobs.delete(id);
    return [...this.jobs.values()].map(({ job }) => job);
  }
}
