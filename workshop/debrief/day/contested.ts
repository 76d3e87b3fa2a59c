/**
 * The room's division over each closed question: the entropy of its answers by its largest value
 * (`contestOf`), comparable for any number of answers.
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
  /** The counted vote. */
  vote: Vote;
  /** Of how many people. */
  of: number;
  /** 0: all gave the same; 1: every answer equally often. */
  contest: number;
}

/**
 * Items with at least MIN_REPORTABLE people at one answer of several, the most divided first; equals keep
 * their order.
 */
export function contestedItems(debrief: Debrief): Contested[] {
  const activityDebriefs = debrief.sessions.flatMap((s) => s.activities);
  const activities = activityDebriefs.map((a) => a.activity);
  const all = activityDebriefs.flatMap((a): Contested[] => {
    const { id: activity, title } = a.activity;
    const kind = kindOf(a);
    const test = kind.test?.(a.activity, activities) ?? null;
    return (kind.contested?.(a) ?? []).flatMap(({ text, answers, ...counted }) => {
      const people = answers.reduce((sum, answer) => sum + answer.count, 0);
      const contest = contestOf(answers.map((answer) => answer.count));
      return people < MIN_REPORTABLE || contest === null
        ? []
        : [{ activity, title, test, vote: voteIn(counted), text, answers, of: people, contest }];
    });
  });
  return all.toSorted((a, b) => (Math.abs(b.contest - a.contest) < 1e-9 ? 0 : b.contest - a.contest));
}
