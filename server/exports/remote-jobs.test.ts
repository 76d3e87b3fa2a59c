import { beforeEach, describe, expect, it } from "vitest";
import type { ExportJob } from "@/server/platform/cluster/wire";
import { RemoteJobs } from "@/server/exports/remote-jobs";

const job: ExportJob = {
  id: "j",
  account: "ada",
  room: "r",
  format: "word",
  state: { is: "working", done: 0.5 },
  gone: false,
};
let now = 0;
let asked: [string, boolean][] = [];
let jobs: RemoteJobs;
beforeEach(() => {
  [now, asked] = [1_000, []];
  jobs = new RemoteJobs(() => now);
  jobs.asked = (...said) => void asked.push(said);
});

describe("files that another process makes (K-25)", () => {
  it("are told of truthfully, to whom they belong alone", () => {
    jobs.heard(job);
    expect(jobs.look("j", "r", "ada")?.state).toEqual({ is: "working", done: 0.5 });
    expect(asked).toEqual([["j", false]]);
    expect(jobs.look("j", "r", "bob")).toBeNull();
    expect(jobs.look("j", "other", "ada")).toBeNull();
    expect([jobs.busyOf("ada"), jobs.busyOf("bob")]).toEqual([1, 0]);
  });

  it("cannot be had here when they are ready, and say so", () => {
    jobs.heard({ ...job, state: { is: "ready", bytes: 7, leftOut: [] } });
    expect(jobs.look("j", "r", "ada")?.state).toEqual({ is: "failed", why: "elsewhere" });
    expect(jobs.busyOf("ada")).toBe(0);
  });

  it("are gone when they are said to be, when they are ended here, and when nobody tells of them any more", () => {
    jobs.heard(job);
    jobs.heard({ ...job, gone: true });
    expect(jobs.look("j", "r", "ada")).toBeNull();
    jobs.heard(job);
    jobs.drop("j");
    expect([jobs.look("j", "r", "ada"), asked]).toEqual([null, [["j", true]]]);
    jobs.heard(job);
    now += 10_000;
    expect([jobs.look("j", "r", "ada"), jobs.busyOf("ada")]).toEqual([null, 0]);
  });
});
