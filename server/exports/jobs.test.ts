/** The choice of jobs to make, before any process makes one. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ExportJobs, type Job } from "@/server/exports/jobs";

let root: string;
let jobs: ExportJobs;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "export-jobs-"));
  jobs = new ExportJobs(root);
});
afterEach(() => {
  jobs.close();
  rmSync(root, { recursive: true, force: true });
});

const word = { account: "ada", room: "one", format: "word", choice: "en false", name: "Room" } as const;
/** A file that is asked for, and never comes to be made. */
const begin = (asked: Partial<Pick<Job, "account" | "room" | "format" | "choice">> = {}) => {
  const job = jobs.start({ ...word, ...asked }, () => new Promise(() => undefined));
  return job === "two-at-once" ? job : job.id;
};

it("who asks for the same file while it is made gets that one", () => {
  expect(begin()).toBe(begin());
  expect(jobs.busy).toBe(1);
});

it.each([
  ["in another language", { choice: "th false" }],
  ["with what experts accept", { choice: "en true" }],
  ["of another room", { room: "two" }],
  ["in another format", { format: "slides" }],
  ["for another account", { account: "ben" }],
] as const)("a file %s is another one", (_what, asked) => {
  expect(begin(asked)).not.toBe(begin());
  expect(jobs.busy).toBe(2);
});

it("X-13: a third file of one account has to wait for one of its two", () => {
  begin();
  begin({ choice: "th false" });
  expect(begin({ choice: "ar false" })).toBe("two-at-once");
  expect(begin({ account: "ben" })).not.toBe("two-at-once");
});
