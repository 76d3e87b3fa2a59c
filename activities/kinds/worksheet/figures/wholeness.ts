import type { ReportWords } from "@/model/figures/report-words";

const states = ["blank", "partly", "whole"] as const;

/** How much of a step is there, as a word's key. @param done 0 to 1 */
export const wholeness = (done: number): (typeof states)[number] =>
  done >= 1 ? "whole" : done > 0 ? "partly" : "blank";

/** How much of a step is there, in percent: 0 and 100 only where it is nothing and all. @param done 0 to 1 */
export const percentOfStep = (done: number, { report }: ReportWords): string =>
  report("percent", {
    percent: wholeness(done) === "partly" ? Math.min(99, Math.max(1, Math.round(100 * done))) : 100 * done,
  });
