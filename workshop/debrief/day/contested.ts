/**
 * How divided the room was over every closed question, by the same measure: the entropy of its answers divided by its
 * largest value (`contestOf`). It compares questions with two answers and with six alike; its formula and source are there.
 */
import { contestOf } from "@/activities/shared/contest";
import { kindOf } from "@/activities/kinds";
import type { ContestedItem } from "@/model/debrief/contested";
import { type Vote, voteIn } from "@/model/debrief/heads";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import type { Debrief } from "@/workshop/debrief/debrief";

export interface Contested extends Pick<ContestedItem, "text" | "answers"> {
  activity: string;
  title: string;
  /** Of two quizzes that are compared, the one before or the one after. */
  test: "before" | "after" | null;
  /** Which vote is counted. */
  vote: Vote;
  /** Of how many people. */
  of: number;
  /** 0: all gave the same; 1: every answer equally often. */
  contest: number;
}

/** Every item that at least MIN_REPORTABLE people gave one answer of several, the most divided first; equals keep their order. */
export function contestedItems(debrief: Debrief): Contested[] {
  const asked = debrief.sessions.flatMap((s) => s.activities);
  const activities = asked.map((a) => a.activity);
  const all = asked.flatMap((a): Contested[] => {
    const { id: activity, title } = a.activity;
    const kind = kindOf(a);
    const test = kind.test?.(a.activity, activities) ?? null;
    return (kind.contested?.(a) ?? []).flatMap(({ text, answers, ...counted }) => {
      const of = answers.reduce((sum, x) => sum + x.count, 0);
      const contest = contestOf(answers.map((x) => x.count));
      return of < MIN_REPORTABLE || contest === null
        ? []
        : [{ activity, title, test, vote: voteIn(counted), text, answers, of, contest }];
    });
  });
  return all.toSorted((a, b) => (Math.abs(b.contest - a.contest) < 1e-9 ? 0 : b.contest - a.contest));
}
