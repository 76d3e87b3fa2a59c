/** What drawings of a comparison are given: the words of the interface, and how texts of the author are drawn. */
import type { ReactNode } from "react";
import type { Group } from "@/model/room/groups";

/** The texts of `messages/<language>/compare.json`, by key. */
export type CompareText = (key: string, values?: Record<string, string | number>) => string;

export interface Drawing {
  t: CompareText;
  /** Draws a text of the author: on the stage with its second language below. */
  says: (text: string) => ReactNode;
  /** Of the headings of its parts. */
  level: 2 | 3 | 4;
  /** Also shows what a trainer has not confirmed yet. For trainers alone. */
  asking?: boolean;
}

/** What a group is called. */
export const groupName = (group: Group, t: CompareText): string =>
  group.name ?? t("group", { number: group.number });

/** A group with the table at which it sits. */
export const groupAndTable = (group: Group, t: CompareText): string =>
  [groupName(group, t), group.table].filter(Boolean).join(" · ");

/** What stands between a label and its value: a label that is a question has its own sign. */
export const colonAfter = (label: string): string => (/[?؟？:：]\s*$/u.test(label) ? "" : ":");

/** A text in which words that were blacked out are said, for places without drawings. */
export const inWords = (text: string, t: CompareText): string =>
  text.replace(/█+(?:[ \u00a0]+█+)*/gu, `[${t("black")}]`);
