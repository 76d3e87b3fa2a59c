import { kindOf } from "@/activities/kinds";
import { answersIn } from "@/model/debrief/input";
import type { DebriefInput } from "@/workshop/debrief/input";

export interface TookPart {
  activity: string;
  title: string;
  /** The most who answered one of its rounds; a pass is no answer. */
  answered: number;
  /** The most further people in one round who answered or passed. */
  passed: number;
  /** The most people present at one round, at least those who took part; null: not noted. */
  present: number | null;
  /** The base of the share: those present, or all who joined where that is unknown. */
  of: number;
}

export function tookPart(input: DebriefInput): TookPart[] {
  return input.workshop.sessions
    .flatMap((s) => s.activities)
    .filter((activity) => !kindOf(activity).byGroups)
    .flatMap(({ id, title }): TookPart[] => {
      const rounds = input.rounds.filter((r) => r.question === id || r.question.startsWith(`${id}/`));
      if (rounds.length === 0) return [];
      const all = Math.max(...rounds.map((r) => r.answers.length + (r.withheld ?? 0)));
      const answered = Math.max(...rounds.map((r) => answersIn(r)));
      const noted = rounds.flatMap((r) => (r.presence ? [r.presence.present] : []));
      const present = noted.length === 0 ? null : Math.max(...noted, all);
      return [
        {
          activity: id,
          title,
          answered,
          passed: all - answered,
          present,
          of: present ?? Math.max(input.people, all),
        },
      ];
    });
}
