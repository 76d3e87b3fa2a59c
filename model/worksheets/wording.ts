import type { ReportWords } from "@/model/figures/report-words";
import type { Group } from "@/model/room/groups";

/** The texts of `messages/<language>/compare.json`, by key. */
export type CompareText = (key: string, values?: Record<string, string | number>) => string;

export const groupName = (group: Group, t: CompareText): string =>
  group.name ?? t("group", { number: group.number });

export const nameInTable = (group: Group): string => group.name ?? String(group.number);

export const groupAndTable = (group: Group, t: CompareText): string =>
  [groupName(group, t), group.table].filter(Boolean).join(" · ");

/** A colon, but not behind a label that has its own sign. */
export const colonAfter = (label: string): string => (/[?؟？:：]\s*$/u.test(label) ? "" : ":");

/** A text in which words that were blacked out are said, for places without drawings. */
export const inWords = (text: string, t: CompareText): string =>
  text.replace(/█+(?:[ \u00a0]+█+)*/gu, `[${t("black")}]`);

const states = ["blank", "partly", "whole"] as const;

/** Progress of a step, as a word's key. @param done 0 to 1 */
export const wholeness = (done: number): (typeof states)[number] =>
  done >= 1 ? "whole" : done > 0 ? "partly" : "blank";

/** Progress in percent: 0 and 100 only for nothing and all. @param done 0 to 1 */
export const percentOfStep = (done: number, { report }: ReportWords): string =>
  report("percent", {
    percent: wholeness(done) === "partly" ? Math.min(99, Math.max(1, Math.round(100 * done))) : 100 * done,
  });
